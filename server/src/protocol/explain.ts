import type { ExplainedEvent } from './explained-event.ts';
import type { ExplainedSequence } from './explained-sequence.ts';
import type { EventPlace, PlaceInRule } from './places.ts';
import type { UnreadLine } from './run-query.ts';

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
