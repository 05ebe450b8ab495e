import type { SampleEvent } from '../matcher/event.ts';
import type { KeyValues } from '../matcher/join-key.ts';
import type { TermIndex } from '../matcher/sequence-observer.ts';
import type { Span } from '../text/span.ts';

/**
 * What a sequence query made of a stream of events: enough to draw it as lanes, one for each join key, and to step through
 * it. Events, lanes and states are named by their index in the lists here.
 */
export interface SequenceTrace {
  /** In the order in which the engine takes them: timestamp, tiebreaker, place in the stream. */
  readonly events: readonly StreamEvent[];
  /** Events without a timestamp take no part. */
  readonly untimed: readonly SampleEvent[];
  /** In the order in which their keys came up. */
  readonly lanes: readonly Lane[];
  /** The field at each place of a key; where the terms name several, all of them in the order of the terms. */
  readonly by: readonly (readonly string[])[];
  /** Each state of each sequence; in the order in which they came to be. */
  readonly states: readonly SequenceState[];
  /** Those of the plan, where a term with runs stands as often as it must happen. */
  readonly terms: readonly SequenceTermPlace[];
  /** Where `until` stands with its event query, in the query's text. */
  readonly until: Span | undefined;
  /** Terms that no event can meet, as indices in the plan's terms: with one of them nothing is looked at. */
  readonly impossible: readonly number[];
  /** Nanoseconds; `undefined` without `maxspan`. */
  readonly maxspan: bigint | undefined;
}

export interface SequenceTermPlace {
  /** 1-based place among the terms of the query's text. */
  readonly number: number;
  /** 1-based; 1 for a term without runs. */
  readonly run: number;
  /** A term `![…]`. */
  readonly missing: boolean;
  /** With brackets, join keys and runs, in the query's text. */
  readonly span: Span;
}

export interface StreamEvent {
  readonly event: SampleEvent;
  /** Nanoseconds since 1970. */
  readonly time: bigint;
  /** The terms that it meets, each under each of its join keys. */
  readonly met: readonly { readonly term: TermIndex; readonly lane: number }[];
  /** The terms whose conditions it meets, but without a join key that it must have. */
  readonly keyless: readonly TermIndex[];
}

export interface Lane {
  readonly key: KeyValues;
}

/** A sequence as it was while it waited for one more event, or when its last event came. */
export interface SequenceState {
  readonly lane: number;
  /** Index of the term that was met last; the next positive one is awaited. */
  readonly term: number;
  /** One for each positive term so far. */
  readonly events: readonly number[];
  /** The state that it came from, one event shorter. */
  readonly previous: number | undefined;
  /** The event with which it came to be: the last of `events`. */
  readonly from: number;
  /** `undefined`: it still waits when the stream ends. */
  readonly end: StateEnd | undefined;
  /** The last moment at which the next event may come. */
  readonly expires: bigint | undefined;
}

/** How a state ended, and with which event. */
export type StateEnd =
  /** The event took the sequence on to `next`. */
  | { readonly kind: 'advanced'; readonly at: number; readonly next: number }
  /** Another sequence came to wait at the same term: `by`. */
  | { readonly kind: 'replaced'; readonly at: number; readonly by: number }
  /** The window was over when the event came. */
  | { readonly kind: 'expired'; readonly at: number }
  /** The event meets `until`. */
  | { readonly kind: 'cut'; readonly at: number }
  /** A result of the query. */
  | { readonly kind: 'alert'; readonly at: number }
  /** Complete, but events are there that may not be. */
  | { readonly kind: 'blocked'; readonly at: number; readonly by: readonly Blocking[] }
  /** Complete, but a pipe of the query (`head`, `tail`) leaves it out. */
  | { readonly kind: 'left-out'; readonly at: number };

export interface Blocking {
  readonly term: number;
  readonly event: number;
}

/** The states that wait for their next event after the event with this index: the pending partial sequences. */
export function pendingAfter({ states }: SequenceTrace, event: number): readonly number[] {
  return states.flatMap(({ from, end }, index) =>
    from <= event && (end === undefined || end.at > event) ? [index] : [],
  );
}
