import { EqlEvaluationError } from '../eql/value.ts';
import { compileCondition } from '../matcher/compile.ts';
import type { SampleEvent } from '../matcher/event.ts';
import type { EventsRead } from '../matcher/read-events.ts';
import { runSteps, type RunResult } from '../matcher/run.ts';
import { CHUNK, type Work } from '../matcher/steps.ts';
import { eventFailures } from './event-failures.ts';
import { exactFailures } from './exact-failures.ts';
import { MOST_UNREAD, told } from './failures.ts';
import { nearestExplainer, type Explain } from './explain.ts';
import type { FoundCase } from './find-cases.ts';
import type { RunnableQuery } from './plan-rule.ts';
import type { CaseFailure, CaseReport, EventVerdict } from './report.ts';
import { sequenceFailures } from './sequence-failures.ts';
import type { Trial } from './trial.ts';

export type Judgement = Pick<CaseReport, 'passed' | 'alerts' | 'failures' | 'verdicts'> & {
  /** The events that complete the alerts, in the order of the alerts. */
  readonly alerting: readonly SampleEvent[];
};

/** Runs a query over a case's events and holds the alerts against what the case's name and `expect.json` say. */
export function* judging(trial: Trial): Work<Judgement> {
  const { one, read, query, exact } = trial;
  const result = yield* runSafely(trial);
  if (result.kind === 'failed') return result.judgement;
  const explain = nearestExplainer(query.conditions, query.places);
  const verdicts = yield* verdictsOf(read.events, result, explain);
  const failures = [
    ...unreadFailures(one, read),
    ...(result.kind === 'events'
      ? yield* eventFailures(trial, new Set(result.events), explain)
      : yield* sequenceFailures(trial, result.sequences)),
  ];
  const all =
    exact === undefined ? failures : [...failures, ...exactFailures(trial, exact, result, failures)];
  const alerting =
    result.kind === 'events'
      ? result.events
      : result.sequences.flatMap(({ events }) => events.findLast((event) => event !== undefined) ?? []);
  return { passed: all.length === 0, alerts: alerting.length, failures: all, verdicts, alerting };
}

/** A search that Elasticsearch would fail is a failed case, not a failed run. */
function* runSafely({
  one,
  read,
  query,
}: Trial): Work<RunResult | { readonly kind: 'failed'; readonly judgement: Judgement }> {
  try {
    return yield* runSteps(query.plan, read.events);
  } catch (error) {
    if (!(error instanceof EqlEvaluationError)) throw error;
    const line = failingEvent(query, read.events)?.line ?? 1;
    const reason = `Elasticsearch would fail this search: ${error.message}`;
    const failures: readonly CaseFailure[] = [{ file: one.file, line, reason }];
    return { kind: 'failed', judgement: { passed: false, alerts: 0, failures, verdicts: [], alerting: [] } };
  }
}

/** The first event that a condition can't be computed for. */
function failingEvent(
  { conditions }: RunnableQuery,
  events: readonly SampleEvent[],
): SampleEvent | undefined {
  const compiled = conditions.map((condition) => compileCondition(condition));
  return events.find(({ source }) => {
    try {
      for (const holds of compiled) holds(source);
      return false;
    } catch (error) {
      if (!(error instanceof EqlEvaluationError)) throw error;
      return true;
    }
  });
}

/** How many events without an alert are told why: views show no more, and an explanation costs more than a verdict. */
const MOST_EXPLAINED = 1000;

function* verdictsOf(
  events: readonly SampleEvent[],
  result: RunResult,
  explain: Explain,
): Work<readonly EventVerdict[]> {
  const alerting = new Set<SampleEvent | undefined>(
    result.kind === 'events' ? result.events : result.sequences.flatMap((sequence) => sequence.events),
  );
  const verdicts: EventVerdict[] = [];
  let explained = 0;
  for (const event of events) {
    const alert = alerting.has(event);
    const failed = alert || ++explained > MOST_EXPLAINED ? undefined : explain(event)?.condition;
    verdicts.push({ line: event.line, alert, ...(failed === undefined ? {} : { failed }) });
    if (verdicts.length % CHUNK === 0) yield;
  }
  return verdicts;
}

/** A case whose events can't all be read does not show what it says. */
function unreadFailures({ file, expect }: FoundCase, { events, unread }: EventsRead): readonly CaseFailure[] {
  if (events.length === 0 && unread.length === 0)
    return [{ file, line: 1, reason: 'The file holds no event, so it shows nothing.' }];
  // Of recorded events a few may be broken; nothing at all shows nothing.
  if (expect === 'any' && events.length > 0) return [];
  const rest = { file, what: 'place', verdict: "can't be read", most: MOST_UNREAD };
  return told(unread, ({ line, reason }) => ({ file, line, reason: `Not read: ${reason}` }), rest);
}
