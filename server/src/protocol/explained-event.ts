import type { ExplainedSequence } from './explained-sequence.ts';
import type { EventPlace, PlaceInRule, ProtocolRange } from './places.ts';
import type { ShownValues } from './shown-values.ts';

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
