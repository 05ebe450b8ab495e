import type { EventKey } from './join-key.ts';
import type { OrderedEvent } from './ordinal.ts';

/** Index in `SequencePlan.terms`, where a term with runs stands as often as it must happen. */
export type TermIndex = number | 'until';

/**
 * One thing that the sequence machine did. `at` is the event that was offered. A partial sequence is its `events`, one for
 * each positive term up to `term`, where it waits. What one event caused comes in the order in which the machine did it.
 */
export type SequenceStep =
  /** The event meets a term (also a missing event, or `until`) under this join key. */
  | { readonly kind: 'met'; readonly term: TermIndex; readonly key: EventKey; readonly at: OrderedEvent }
  /** The event meets a term, but lacks a join key that it must have. */
  | { readonly kind: 'keyless'; readonly term: TermIndex; readonly at: OrderedEvent }
  /** A partial sequence starts or moves on, and waits at `term`; `replaced` waited there and is lost. */
  | (PartialSequence & { readonly kind: 'stored'; readonly replaced: readonly OrderedEvent[] | undefined })
  /** A partial sequence was found to be older than `maxspan`, and is lost. */
  | (PartialSequence & { readonly kind: 'expired' })
  /** `until` ended a partial sequence. */
  | (PartialSequence & { readonly kind: 'cut' })
  /** All positive terms are there. */
  | (PartialSequence & { readonly kind: 'completed' })
  /** At the end: a completed sequence is no result, because of events that may not be there. */
  | {
      readonly kind: 'blocked';
      readonly key: EventKey;
      readonly events: readonly OrderedEvent[];
      readonly by: readonly MissingHit[];
    };

export interface PartialSequence {
  readonly term: number;
  readonly key: EventKey;
  readonly at: OrderedEvent;
  readonly events: readonly OrderedEvent[];
}

/** An event that met a missing event's term: the term's index in the plan, and its time in milliseconds. */
export interface MissingHit {
  readonly term: number;
  readonly time: bigint;
}

/** Hears of every step, in its order. */
export type SequenceObserver = (step: SequenceStep) => void;
