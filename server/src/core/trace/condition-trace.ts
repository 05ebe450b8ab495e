import type { Condition } from '../condition/condition.ts';
import type { JsonValue } from '../matcher/event.ts';
import type { Span } from '../text/span.ts';

/**
 * `missing`: false because the event lacks the field. `unknown`: it can't be computed for this event, and the verdict stood
 * without it.
 */
export type TraceState = 'true' | 'false' | 'missing' | 'unknown';

export interface ConditionTrace {
  readonly id: number;
  readonly kind: Condition['kind'];
  readonly span: Span;
  readonly state: TraceState;
  /** The query's verdict would be another one if this condition's were. */
  readonly decisive: boolean;
  /** What the event has in each field that the condition reads. */
  readonly fields: readonly FieldValues[];
  /** The value of a field that met it; `undefined` where none did or it can't be told. */
  readonly met: JsonValue | undefined;
  /** The literals it compares with, in the order of the text. */
  readonly literals: readonly LiteralTrace[];
  /** Stands in another term: Elasticsearch copies conditions on a join key to all terms. */
  readonly copied: boolean;
  readonly children: readonly ConditionTrace[];
}

export interface FieldValues {
  readonly name: string;
  /** Empty: the event lacks the field. */
  readonly values: readonly JsonValue[];
}

export interface LiteralTrace {
  readonly span: Span;
  readonly met: boolean;
}
