import { EqlEvaluationError } from '../eql/value.ts';
import { compileCondition } from '../matcher/compile.ts';
import type { SampleEvent } from '../matcher/event.ts';
import { ROOMS } from '../matcher/runs.ts';
import { TooFarApart, TooMuch } from '../matcher/too-much.ts';
import type { RuleDocument } from '../rule/rule-document.ts';
import type { CaseCoverage } from './cover-cases.ts';
import type { EventSource } from './event-source.ts';
import { MOST_UNREAD, told } from './failures.ts';
import { judgeEvents } from './judge-events.ts';
import { judgeSequences } from './judge-sequences.ts';
import type { Findings, Judging } from './judging.ts';
import type { Pacing } from './pacing.ts';
import type { CaseFailure, CaseReport } from './report.ts';
import type { Trial } from './trial.ts';

export type Judgement = Pick<CaseReport, 'passed' | 'alerts' | 'failures' | 'verdicts' | 'notes'>;

/** Runs a query over a case's events and holds the alerts against what the case's name and `expect.json` say. */
export async function judge(
  trial: Trial,
  rule: RuleDocument,
  coverage: CaseCoverage | undefined,
  pacing: Pacing,
): Promise<Judgement> {
  const { source, query } = trial;
  const rooms = source.kept === undefined ? ROOMS : [undefined];
  for (const [index, room] of rooms.entries()) {
    const covered = coverage?.stream(query.plan);
    try {
      const { notes, ...found } = await findingsOf({ trial, rule, room, coverage: covered, pacing });
      const failures = [...unreadFailures(trial), ...found.failures];
      return { ...found, failures, passed: failures.length === 0, ...(notes.length > 0 && { notes }) };
    } catch (error) {
      if (error instanceof TooFarApart && index < rooms.length - 1) continue;
      const { line, reason } = await whyFailed(error, trial, pacing);
      const failures: readonly CaseFailure[] = [{ file: trial.one.file, line, reason }];
      return { passed: false, alerts: 0, failures, verdicts: [] };
    } finally {
      covered?.end();
    }
  }
  throw new Error('There is always room for one run.');
}

function findingsOf(judging: Judging): Promise<Findings> {
  const { plan } = judging.trial.query;
  return plan.kind === 'event' ? judgeEvents(plan, judging) : judgeSequences(plan, judging);
}

/** A search that Elasticsearch would fail is a failed case, not a failed run, and so is one that there is no room for. */
async function whyFailed(
  error: unknown,
  { source, query }: Trial,
  pacing: Pacing,
): Promise<Pick<CaseFailure, 'line' | 'reason'>> {
  if (error instanceof TooMuch) return { line: 1, reason: `Not run to the end. ${error.message}` };
  if (!(error instanceof EqlEvaluationError)) throw error;
  const compiled = query.conditions.map((condition) => compileCondition(condition));
  const line = await failingLine(source, compiled, pacing);
  return { line, reason: `Elasticsearch would fail this search: ${error.message}` };
}

/** The first event that a condition can't be computed for. */
async function failingLine(
  source: EventSource,
  compiled: readonly ((source: SampleEvent['source']) => boolean)[],
  pacing: Pacing,
): Promise<number> {
  let failing = 1;
  await source.each((event) => {
    try {
      for (const holds of compiled) holds(event.source);
      return false;
    } catch (error) {
      if (!(error instanceof EqlEvaluationError)) throw error;
      failing = event.line;
      return true;
    }
  }, pacing);
  return failing;
}

/** A case whose events can't all be read does not show what it says. */
function unreadFailures({ one: { file, expect }, source }: Trial): readonly CaseFailure[] {
  const { events, unread } = source.summary;
  // Of recorded events a few may be broken; where there is none, nothing was tested.
  if (expect === 'any' && events > 0) return [];
  if (events === 0 && unread.total === 0)
    return [{ file, line: 1, reason: 'The file holds no event, so it shows nothing.' }];
  const rest = { file, what: 'place', verdict: "can't be read", most: MOST_UNREAD };
  return told(
    unread.items,
    ({ line, reason }) => ({ file, line, reason: `Not read: ${reason}` }),
    rest,
    unread.total,
  );
}
