import type { Mapping, MappedField } from '../condition/mapping.ts';
import type { Numbering } from '../condition/resolve-eql.ts';
import type { Resolving } from '../condition/resolve-scalar.ts';

/** What a query needs to know of the index it runs over. */
export interface Environment {
  readonly mapping: Mapping;
  /** `event.category`, or the rule's `event_category_override`. */
  readonly categoryField: string;
  readonly timestampField: string;
  readonly tiebreakerField?: string;
  /** The time of the search, in nanoseconds since 1970; without it a date literal with `now` is `unsupported`. */
  readonly now?: bigint;
}

/** `head n` and `tail n`, in order. */
export interface Limit {
  readonly from: 'head' | 'tail';
  readonly count: number;
}

/** What a plan is made with. */
export interface Planning extends Resolving {
  readonly environment: Environment;
  readonly numbering: Numbering;
}

/** The fields that order events; an event query runs without them. */
export function orderFields({ environment }: Planning): {
  readonly timestamp: MappedField | undefined;
  readonly tiebreaker: MappedField | undefined;
} {
  const { mapping, timestampField, tiebreakerField } = environment;
  return {
    timestamp: mapping.field(timestampField),
    tiebreaker: tiebreakerField === undefined ? undefined : mapping.field(tiebreakerField),
  };
}
