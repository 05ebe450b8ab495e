import type { Results } from '../matcher/results.ts';
import type { MatchedSequence } from '../matcher/sequence.ts';
import { eventsToExplain } from './events-to-explain.ts';
import { failure, told, UNWANTED } from './failures.ts';
import { placeOfMiss, type Miss } from './miss.ts';
import { inSteps, type Pacing } from './pacing.ts';
import type { CaseFailure } from './report.ts';
import type { Trial } from './trial.ts';
import { whyNoSample } from './why-no-sample.ts';
import { whyNoSequence } from './why-no-sequence.ts';
import { behind, capitalised, eventsInLines } from './words.ts';

/** What the alerts of a sequence or sample are not as the case's name says. */
export async function sequenceFailures(
  trial: Trial,
  sequences: Results<MatchedSequence>,
  pacing: Pacing,
): Promise<readonly CaseFailure[]> {
  switch (trial.one.expect) {
    case 'any':
      return [];
    case 'no-match':
      return unwantedSequences(trial, sequences);
    case 'match':
    case 'match-any':
      return sequences.total > 0 || trial.source.summary.events === 0
        ? []
        : [await noSequence(trial, pacing)];
  }
}

/** What is certain already of the first sequence that is decided. */
export function firstSequence(trial: Trial, sequence: MatchedSequence | undefined): CaseFailure | undefined {
  if (sequence === undefined) return undefined;
  switch (trial.one.expect) {
    case 'no-match':
      return unwantedSequence(trial, sequence);
    case 'any': {
      const lines = linesOf(sequence.events);
      const { file } = trial.one;
      const reason = `${capitalised(eventsInLines(lines))} raise${lines.length === 1 ? 's' : ''} an alert.`;
      return { file, line: lines.at(-1) ?? 1, reason };
    }
    case 'match':
    case 'match-any':
      return undefined;
  }
}

function unwantedSequences(trial: Trial, { kept, total }: Results<MatchedSequence>): readonly CaseFailure[] {
  const placed = kept.map((sequence) => ({ sequence, line: linesOf(sequence.events).at(-1) ?? 1 }));
  const rest = { file: trial.one.file, what: 'alert', verdict: 'must not be' };
  return told(placed, ({ sequence }) => unwantedSequence(trial, sequence), rest, total);
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

async function noSequence(trial: Trial, pacing: Pacing): Promise<CaseFailure> {
  const { one, query } = trial;
  const { line, reason, ...place } = await missOf(trial, pacing);
  return failure(one.file, line, behind('No alert', reason), placeOfMiss(place, query.places));
}

async function missOf({ query, source }: Trial, pacing: Pacing): Promise<Miss> {
  const { plan } = query;
  if (plan.kind === 'event') return { line: 1, reason: 'The query is none of sequences.' };
  const events = await eventsToExplain(source, query, pacing);
  if (events === undefined) return TOO_MANY;
  return plan.kind === 'sequence'
    ? await inSteps(whyNoSequence(plan, events, query), pacing)
    : await inSteps(whyNoSample(plan, events, query), pacing);
}

const TOO_MANY: Miss = {
  line: 1,
  reason:
    'No events go together as the query asks. So many of them meet one of its event queries that it was not looked for those that come nearest; a smaller file says more.',
};
