import type { MatchedSequence } from '../matcher/sequence.ts';
import type { Work } from '../matcher/steps.ts';
import { failure, told, UNWANTED } from './failures.ts';
import { placeOfMiss, type Miss } from './miss.ts';
import type { CaseFailure } from './report.ts';
import type { Trial } from './trial.ts';
import { whyNoSample } from './why-no-sample.ts';
import { whyNoSequence } from './why-no-sequence.ts';
import { behind, eventsInLines } from './words.ts';

/** What the alerts of a sequence or sample are not as the case's name says. */
export function* sequenceFailures(
  trial: Trial,
  sequences: readonly MatchedSequence[],
): Work<readonly CaseFailure[]> {
  const { one } = trial;
  switch (one.expect) {
    case 'any':
      return [];
    case 'no-match':
      return unwantedSequences(trial, sequences);
    case 'match':
    case 'match-any':
      return sequences.length > 0 || trial.read.events.length === 0 ? [] : [yield* noSequence(trial)];
  }
}

function unwantedSequences(trial: Trial, sequences: readonly MatchedSequence[]): readonly CaseFailure[] {
  const placed = sequences.map((sequence) => ({ sequence, line: linesOf(sequence.events).at(-1) ?? 1 }));
  const rest = { file: trial.one.file, what: 'alert', verdict: 'must not be' };
  return told(placed, ({ sequence }) => unwantedSequence(trial, sequence), rest);
}

function unwantedSequence({ one, query }: Trial, { events, keys }: MatchedSequence): CaseFailure {
  const lines = linesOf(events);
  const { plan, places } = query;
  const joined = keys.length === 0 ? '' : `, with the join keys ${JSON.stringify(keys)}`;
  const what = plan.kind === 'sample' ? 'sample' : 'sequence';
  const reason = `${UNWANTED}: ${eventsInLines(lines)} meet${lines.length === 1 ? 's' : ''} the ${what}${joined}. Shown is the event query that completes it.`;
  const last = plan.kind === 'event' ? undefined : plan.terms.findLast(({ term }) => !term.missing);
  const place = last && { condition: { ...places(last.term.span), value: undefined } };
  return failure(one.file, lines.at(-1) ?? 1, reason, place);
}

function linesOf(events: MatchedSequence['events']): readonly number[] {
  return events.flatMap((event) => event?.line ?? []);
}

function* noSequence(trial: Trial): Work<CaseFailure> {
  const { one, query } = trial;
  const { line, reason, ...place } = yield* missOf(trial);
  return failure(one.file, line, behind('No alert', reason), placeOfMiss(place, query.places));
}

function* missOf({ query, read }: Trial): Work<Miss> {
  const { plan } = query;
  switch (plan.kind) {
    case 'sequence':
      return yield* whyNoSequence(plan, read.events, query);
    case 'sample':
      return yield* whyNoSample(plan, read.events, query);
    case 'event':
      return { line: 1, reason: 'The query is none of sequences.' };
  }
}
