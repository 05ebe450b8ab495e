/** Types of the request that explains what a rule makes of events. Ranges are of the rule's document. */
import type { PlaceInRule, ProtocolRange, UnreadLine } from './protocol.ts';

/** Explains a rule over event files. Request; cancellable; reports work-done progress. */
export const EXPLAIN = 'rulewright/explain';

export interface ExplainParams {
  /** The rule's document; the open text counts, not the file. */
  readonly uri: string;
  readonly of: ExplainTarget;
  readonly workDoneToken?: string | number;
}

/** `text`: what the editor has of the file, where that counts and not what is stored. */
export type ExplainTarget =
  /** One event: all its conditions. */
  | { readonly kind: 'event'; readonly event: EventPlace; readonly text?: string }
  /** All events of a file, ranked; for a sequence also its timeline. */
  | { readonly kind: 'file'; readonly uri: string; readonly text?: string }
  /** All events of the rule's cases, ranked. */
  | { readonly kind: 'cases' };

/** Where an event stands. */
export interface EventPlace {
  readonly uri: string;
  /** 1-based line on which it starts. */
  readonly line: number;
  /** 0-based, of the events that start on this line: several do where a JSON array stands on one line. */
  readonly nth: number;
}

export type ExplainResult =
  | ExplainedEvent
  | RankedEvents
  /** The rule can't be run. */
  | {
      readonly kind: 'refused';
      readonly unsupported: readonly (PlaceInRule & { readonly message: string })[];
    }
  /** Elasticsearch fails the search over these events, or there are no events; a sentence. */
  | { readonly kind: 'failed'; readonly message: string };

export interface RankedEvents {
  readonly kind: 'ranked';
  /** Alerts first, then the nearest misses, the nearest first. */
  readonly events: readonly RankedEvent[];
  /** How many events were looked at, and how many there were besides in files that hold too many. */
  readonly looked: number;
  readonly unread: readonly UnreadLine[];
  /** Too many events: only the first `looked` were. */
  readonly isCut: boolean;
  /** For one file of a sequence rule. */
  readonly sequence?: ExplainedSequence;
}

export interface RankedEvent {
  readonly place: EventPlace;
  /** Raises an alert, or is part of one. */
  readonly alert: boolean;
  /** How much of the conditions it meets, from 0 to 1; of a sequence: of the term that it comes nearest to. */
  readonly nearness: number;
  /** That term's 1-based place. */
  readonly term?: number;
  /** The first condition to blame; absent where only a join key is missing. `value`: as in `TestedEvent`. */
  readonly failed?: PlaceInRule & { readonly value?: string; readonly excluded: boolean };
}

export interface ExplainedEvent {
  readonly kind: 'event';
  /** Of the open document that it was made for; absent for a file. */
  readonly version?: number;
  readonly place: EventPlace;
  /** 1-based place among the `count` events of the file. */
  readonly position: number;
  readonly count: number;
  readonly previous?: EventPlace;
  readonly next?: EventPlace;
  /** Raises an alert, or is part of one. */
  readonly alert: boolean;
  /** Meets the query; of a sequence or a sample, one of its terms. Without `alert`, a pipe leaves it out, or others lack. */
  readonly matched: boolean;
  /** One for an event query, else one for each term, `until` last. */
  readonly queries: readonly ExplainedQuery[];
  readonly sequence?: ExplainedSequence;
  /** The event in `sequence.events`; absent where the event has no timestamp. */
  readonly step?: number;
}

export interface ExplainedQuery {
  readonly role: 'event' | 'term' | 'missing' | 'until';
  /** 1-based place among the terms. */
  readonly number?: number;
  /** Of the event query. */
  readonly range: ProtocolRange;
  readonly matched: boolean;
  readonly nearness: number;
  readonly keys: readonly ExplainedKey[];
  /** In the order of the text, each before those below it. */
  readonly conditions: readonly ExplainedCondition[];
  /** Index in `conditions` of the first to blame; `excluded`: it holds, and must not. */
  readonly failure?: { readonly condition: number; readonly excluded: boolean };
}

export interface ExplainedKey {
  readonly range: ProtocolRange;
  readonly text: string;
  readonly values: ShownValues;
  /** The event has no value that can be a key, and must have one. */
  readonly missing: boolean;
}

/** Values as JSON texts. */
export interface ShownValues {
  /** The first of them; long ones are cut, with `…` at the end. */
  readonly shown: readonly string[];
  readonly total: number;
}

export interface ExplainedCondition {
  readonly kind: 'and' | 'or' | 'not' | 'test' | 'exists' | 'script' | 'constant';
  readonly range: ProtocolRange;
  /** As the query reads, on one line, cut where it is long. */
  readonly text: string;
  /** Index of the condition around it. */
  readonly parent?: number;
  /** `missing`: false because the event lacks the field. `unknown`: can't be computed, and the verdict stood without it. */
  readonly state: 'true' | 'false' | 'missing' | 'unknown';
  /** The query's verdict would be another one if this condition's were. */
  readonly decisive: boolean;
  readonly fields: readonly { readonly name: string; readonly values: ShownValues }[];
  /** The value, as JSON text, that met it. */
  readonly met?: string;
  /** The literals that it compares with. */
  readonly literals: readonly (PlaceInRule & { readonly met: boolean })[];
  /** Stands in another term: Elasticsearch copies conditions on a join key to all terms. */
  readonly copied: boolean;
}

/**
 * How a sequence's partial sequences went over a file. Events, lanes and states are named by their index in the lists here,
 * terms by their index in `terms`; -1 where what is meant is left out because there is too much.
 */
export interface ExplainedSequence {
  readonly uri: string;
  /** In the order in which the engine takes them. */
  readonly events: readonly TimelineEvent[];
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
