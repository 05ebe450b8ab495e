import type { EventPlace, PlaceInRule } from './places.ts';
import type { ShownValues } from './shown-values.ts';

/**
 * How a sequence's partial sequences went over a file. Events, lanes and states are named by their index in the lists here,
 * terms by their index in `terms`; -1 where what is meant is left out because there is too much.
 */
export interface ExplainedSequence {
  readonly uri: string;
  /** In the order in which the engine takes them. */
  readonly events: readonly TimelineEvent[];
  /** The fields at each place of a key: several where the terms join by fields of other names. Empty without `by`. */
  readonly by: readonly (readonly string[])[];
  readonly lanes: readonly { readonly key: readonly string[] }[];
  readonly states: readonly TimelineState[];
  /** A term with runs stands as often as it must happen. */
  readonly terms: readonly (PlaceInRule & {
    /** 1-based place among the terms of the query's text, and 1-based run of it. */
    readonly number: number;
    readonly run: number;
    /** A term `![…]`. */
    readonly missing: boolean;
  })[];
  readonly until?: PlaceInRule;
  /** Milliseconds. */
  readonly maxspan?: number;
  /** Terms that no event can meet: with one of them nothing is looked at. */
  readonly impossible: readonly number[];
  /** Events without a timestamp take no part. */
  readonly untimed: readonly EventPlace[];
  /** What there is in all, where the lists hold only a part. */
  readonly totals: { readonly events: number; readonly lanes: number; readonly sequences: number };
}

export interface TimelineEvent {
  readonly place: EventPlace;
  /** ISO 8601. */
  readonly time: string;
  /** Milliseconds since the first event of the list. */
  readonly at: number;
  readonly met: readonly { readonly term: TimelineTerm; readonly lane: number }[];
  /** Terms whose conditions it meets, without a join key that it must have. */
  readonly keyless: readonly TimelineTerm[];
  /** What it has in the fields that the terms it meets ask for. */
  readonly fields: readonly { readonly name: string; readonly values: ShownValues }[];
}

export type TimelineTerm = number | 'until';

/** A sequence while it waits for one more event, or when its last event came. */
export interface TimelineState {
  readonly lane: number;
  /** The term that was met last. */
  readonly term: number;
  readonly events: readonly number[];
  readonly previous?: number;
  readonly from: number;
  /** Absent: it still waits when the stream ends. */
  readonly end?: TimelineEnd;
  /** The last moment at which the next event may come: ISO 8601, and as `TimelineEvent.at`. */
  readonly expires?: { readonly time: string; readonly at: number };
}

export type TimelineEnd =
  | { readonly kind: 'advanced'; readonly at: number; readonly next: number }
  /** Another sequence came to wait at the same term. */
  | { readonly kind: 'replaced'; readonly at: number; readonly by: number }
  /** The window was over when the event came. */
  | { readonly kind: 'expired'; readonly at: number }
  /** The event meets `until`. */
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'alert'; readonly at: number }
  /** Complete, but with events that may not be there. */
  | {
      readonly kind: 'blocked';
      readonly at: number;
      readonly by: readonly { readonly term: number; readonly event: number }[];
    }
  /** Complete, but a pipe of the query leaves it out. */
  | { readonly kind: 'left-out'; readonly at: number };
