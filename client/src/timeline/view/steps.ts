/** What an event did to the partial sequences, and which wait after it. */
import type {
  ExplainedSequence,
  TimelineEnd,
  TimelineEvent,
  TimelineState,
  TimelineTerm,
} from '../../../../server/src/protocol/index.ts';
import { stageName, stagesOf } from './terms.ts';

/** The states that wait for their next event after the event with this index, those that came up first first. */
export function pendingAfter({ states }: ExplainedSequence, event: number): readonly TimelineState[] {
  return states.filter(({ from, end }) => from <= event && (end === undefined || end.at > event));
}

/** False where some sequences are left out: then it is not known that an event is part of none. */
export function isWhole({ states, totals }: Pick<ExplainedSequence, 'states' | 'totals'>): boolean {
  return states.filter(({ end }) => end?.kind !== 'advanced').length === totals.sequences;
}

/** Its window is over at that moment: it is dropped when the next event of its key comes, and can't go on. */
export function isOver({ expires }: TimelineState, at: number): boolean {
  return expires !== undefined && expires.at < at;
}

export type Effect =
  | { readonly kind: 'begins' | 'advances'; readonly state: TimelineState }
  | { readonly kind: 'ends'; readonly state: TimelineState; readonly end: TimelineEnd }
  /** Meets the term, and no sequence waited for it. */
  | { readonly kind: 'unused'; readonly term: TimelineTerm; readonly lane: number }
  /** Meets the term of a missing event: what it forbids is told where a sequence is blocked. */
  | { readonly kind: 'missing-term'; readonly term: number; readonly lane: number }
  | { readonly kind: 'keyless'; readonly term: TimelineTerm }
  /** Meets no term. */
  | { readonly kind: 'nothing' };

/** In the order in which people would tell them: what it lost, what it grew, what it did not. */
export function effectsOf(sequence: ExplainedSequence, index: number): readonly Effect[] {
  const event = sequence.events[index];
  if (event === undefined) return [];
  const ended = sequence.states.flatMap((state): readonly Effect[] => {
    const { end, from } = state;
    if (end === undefined || end.kind === 'advanced') return [];
    return end.at === index && from !== index ? [{ kind: 'ends', state, end }] : [];
  });
  const grown = sequence.states.filter(({ from }) => from === index);
  const effects: readonly Effect[] = [
    ...ended,
    ...grown.flatMap(grownEffects),
    ...otherEffects(sequence, event, grown, ended),
    ...stagesOf(sequence.terms, event.keyless).map((term): Effect => ({ kind: 'keyless', term })),
  ];
  return effects.length === 0 ? [{ kind: 'nothing' }] : effects;
}

function grownEffects(state: TimelineState): readonly Effect[] {
  const { previous, end, from } = state;
  const isComplete = end !== undefined && end.kind !== 'advanced' && end.at === from;
  return [
    { kind: previous === undefined ? 'begins' : 'advances', state },
    ...(isComplete ? [{ kind: 'ends', state, end } as const] : []),
  ];
}

/** Terms that the event meets and no sequence used, none of their runs. */
function otherEffects(
  { terms, lanes }: ExplainedSequence,
  { met }: TimelineEvent,
  grown: readonly TimelineState[],
  ended: readonly Effect[],
): readonly Effect[] {
  const concerned = new Set(met.map(({ lane }) => lane));
  return lanes.flatMap((_key, lane) => {
    if (!concerned.has(lane)) return [];
    const own = met.filter((each) => each.lane === lane).map(({ term }) => term);
    const used = new Set(
      grown.filter((state) => state.lane === lane).map(({ term }) => stageName(terms, term)),
    );
    const cuts = ended.some(
      (effect) => effect.kind === 'ends' && effect.end.kind === 'cut' && effect.state.lane === lane,
    );
    return stagesOf(terms, own).flatMap((term): readonly Effect[] => {
      if (term === 'until') return cuts ? [] : [{ kind: 'unused', term, lane }];
      if (terms[term]?.missing === true) return [{ kind: 'missing-term', term, lane }];
      return used.has(stageName(terms, term)) ? [] : [{ kind: 'unused', term, lane }];
    });
  });
}
