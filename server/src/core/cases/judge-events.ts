import type { SampleEvent } from '../matcher/event.ts';
import type { EventPlan } from '../matcher/plan.ts';
import { EventRun } from '../matcher/runs.ts';
import { caseNotes } from './case-notes.ts';
import { eventFailures } from './event-failures.ts';
import { exactFailures, expectedLines } from './exact-failures.ts';
import { nearestExplainer } from './explain.ts';
import type { Findings, Judging } from './judging.ts';
import { progressOf } from './progress-of.ts';
import { Verdicts } from './verdicts.ts';

/** What a case of an event query came to, in one pass over its events; in two where a pipe cuts alerts off. */
export async function judgeEvents(plan: EventPlan, judging: Judging): Promise<Findings> {
  const { trial, rule, coverage, room, pacing } = judging;
  const { source, query, exact } = trial;
  const chosen = plan.limits.length === 0 ? undefined : await chosenByPipes(plan, judging);
  const explain = nearestExplainer(query.conditions, query.places);
  const run = new EventRun(plan, {}, room);
  const verdicts = new Verdicts(explain);
  const failures = eventFailures(trial, explain);
  const notes = caseNotes(query, rule);
  const wanted = expectedLines(exact);
  const byLine = new Map<number, SampleEvent>();
  const tell = progressOf(trial, pacing, () => failures.first());
  await source.each((event, index) => {
    const isMet = run.offer(event, index);
    const alert = chosen === undefined ? isMet : chosen.has(index);
    verdicts.add(event, alert);
    failures.add(event, alert);
    notes.add(event, true);
    tell(index, run.total);
    coverage?.add(event);
    if (wanted.has(event.line) && !byLine.has(event.line)) byLine.set(event.line, event);
    return false;
  }, pacing);
  const { kept, total } = run.finish();
  const told = failures.finish();
  const alerts = { kept: kept.map(({ event }) => ({ events: [event], keys: [] })), total };
  const alerting = kept.map(({ event }) => event);
  return {
    alerts: total,
    failures: [...told, ...exactFailures(trial, alerts, (line) => byLine.get(line), told)],
    verdicts: verdicts.finish(),
    notes: notes.finish({ alerting, total, summary: source.summary, disorder: undefined }),
  };
}

/** The events that the pipes leave, by their place in the file. */
async function chosenByPipes(
  plan: EventPlan,
  { trial, room, pacing }: Judging,
): Promise<ReadonlySet<number>> {
  const run = new EventRun(plan, {}, room);
  await trial.source.each((event, index) => {
    run.offer(event, index);
    return false;
  }, pacing);
  return new Set(run.finish().kept.map(({ index }) => index));
}
