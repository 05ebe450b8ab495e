import type { SampleEvent } from '../matcher/event.ts';
import type { SamplePlan } from '../matcher/plan-sample.ts';
import type { SequencePlan } from '../matcher/plan-sequence.ts';
import { SampleRun, SequenceRun } from '../matcher/runs.ts';
import { caseNotes } from './case-notes.ts';
import { exactFailures, expectedLines } from './exact-failures.ts';
import { nearestExplainer } from './explain.ts';
import type { Findings, Judging } from './judging.ts';
import { inSteps } from './pacing.ts';
import { progressOf } from './progress-of.ts';
import { firstSequence, sequenceFailures } from './sequence-failures.ts';
import { Verdicts } from './verdicts.ts';

/** What a case of a sequence or sample came to, in one pass over its events. */
export async function judgeSequences(plan: SequencePlan | SamplePlan, judging: Judging): Promise<Findings> {
  const { trial, rule, pacing } = judging;
  const { source, query, exact } = trial;
  const run = plan.kind === 'sequence' ? sequenceRun(plan, judging) : sampleRun(plan, judging);
  const verdicts = new Verdicts(nearestExplainer(query.conditions, query.places));
  const notes = caseNotes(query, rule);
  const wanted = expectedLines(exact);
  const byLine = new Map<number, SampleEvent>();
  const tell = progressOf(trial, pacing, () => firstSequence(trial, run.first()));
  await source.each((event, index, weight) => {
    const timed = run.offer(event, index, weight);
    verdicts.add(event, undefined);
    notes.add(event, timed);
    tell(index, run.total());
    if (wanted.has(event.line) && !byLine.has(event.line)) byLine.set(event.line, event);
    return false;
  }, pacing);
  const sequences = await inSteps(run.finish(), pacing);
  const events = sequences.kept.flatMap((sequence) => sequence.events.filter((event) => event !== undefined));
  for (const event of events) verdicts.markAlert(event);
  const failures = await sequenceFailures(trial, sequences, pacing);
  const alerting = sequences.kept.flatMap(
    ({ events: all }) => all.findLast((event) => event !== undefined) ?? [],
  );
  const { total } = sequences;
  return {
    alerts: total,
    failures: [...failures, ...exactFailures(trial, sequences, (line) => byLine.get(line), failures)],
    verdicts: verdicts.finish(),
    notes: notes.finish({ alerting, total, summary: source.summary, disorder: run.disorder() }),
  };
}

function sequenceRun(plan: SequencePlan, { room, coverage }: Judging) {
  const run = new SequenceRun(plan, {}, room, coverage?.add);
  return {
    offer: (event: SampleEvent, index: number, weight: number) => run.offer(event, index, weight),
    finish: () => run.finish(),
    disorder: () => run.disorder,
    total: () => run.total,
    first: () => run.first,
  };
}

function sampleRun(plan: SamplePlan, { room, coverage }: Judging) {
  const run = new SampleRun(plan, undefined, undefined, room);
  return {
    offer: (event: SampleEvent) => {
      coverage?.add(event);
      run.offer(event);
      return true;
    },
    *finish() {
      yield;
      return run.finish();
    },
    disorder: () => undefined,
    total: () => 0,
    first: () => undefined,
  };
}
