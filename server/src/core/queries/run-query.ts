import type { ResolveFault } from '../condition/condition.ts';
import { firstOf, indexMapping } from '../condition/index-mapping.ts';
import type { Mapping } from '../condition/mapping.ts';
import { parseEql } from '../eql/parse.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import type { SampleEvent } from '../matcher/event.ts';
import { eventsMapping } from '../matcher/events-mapping.ts';
import type { KeyValues } from '../matcher/join-key.ts';
import { planEql, type Plan } from '../matcher/plan.ts';
import { runSteps, type RunOptions } from '../matcher/run.ts';
import { schemaMapping } from '../matcher/schema-mapping.ts';
import { runToEnd, type Work } from '../matcher/steps.ts';
import { TooMuch } from '../matcher/too-much.ts';
import type { FieldSchema } from '../schema/field.ts';
import type { Span } from '../text/span.ts';

export interface QueryOptions extends RunOptions {
  /** `event.category` without it. */
  readonly eventCategoryField?: string;
  /** `@timestamp` without it. */
  readonly timestampField?: string;
  readonly tiebreakerField?: string;
  /** An index mapping, as Elasticsearch gives it: types the fields instead of the known schemas. */
  readonly mapping?: unknown;
}

export interface QueryError {
  /** `verification`: Elasticsearch refuses it once it knows the fields. `unsupported`: Rulewright can't run it. */
  readonly type: 'syntax' | ResolveFault['type'];
  readonly message: string;
  /** In the query's text, UTF-16 units. */
  readonly span: Span;
}

export type QueryResult =
  | { readonly kind: 'events'; readonly events: readonly SampleEvent[] }
  | {
      readonly kind: 'sequences';
      /** `undefined` in `events`: a missing event. */
      readonly sequences: readonly {
        readonly keys: KeyValues;
        readonly events: readonly (SampleEvent | undefined)[];
      }[];
    }
  | { readonly kind: 'error'; readonly errors: readonly QueryError[] };

/** Runs one EQL query over events, given in the order of the index. All results, unless `size` says how many. */
export function runQuery(
  query: string,
  events: readonly SampleEvent[],
  schema: FieldSchema,
  options: QueryOptions = {},
): QueryResult {
  return runToEnd(querySteps(query, events, schema, options));
}

/** The same, with stops. */
export function* querySteps(
  query: string,
  events: readonly SampleEvent[],
  schema: FieldSchema,
  options: QueryOptions = {},
): Work<QueryResult> {
  const planned = planQuery(query, firstOf([knownMapping(options, schema), eventsMapping(events)]), options);
  if (planned.kind === 'error') return planned;
  try {
    return yield* runSteps(planned.plan, events, options);
  } catch (error) {
    return failedSearch(query, error);
  }
}

export type PlannedQuery =
  { readonly kind: 'planned'; readonly plan: Plan } | Extract<QueryResult, { readonly kind: 'error' }>;

export function planQuery(query: string, mapping: Mapping, options: QueryOptions): PlannedQuery {
  const parsed = parseEql(query);
  if (parsed.errors.length > 0) {
    return {
      kind: 'error',
      errors: parsed.errors.map(({ message, span }) => ({ type: 'syntax', message, span })),
    };
  }
  const { eventCategoryField, timestampField, tiebreakerField } = options;
  const { plan, faults } = planEql(parsed.value, query, {
    mapping,
    categoryField: eventCategoryField ?? 'event.category',
    timestampField: timestampField ?? '@timestamp',
    ...(tiebreakerField === undefined ? {} : { tiebreakerField }),
  });
  return plan === undefined ? { kind: 'error', errors: faults } : { kind: 'planned', plan };
}

/** A run that threw: Elasticsearch fails such a search, or there is no room for it. Throws what is neither. */
export function failedSearch(
  query: string,
  error: unknown,
): Extract<QueryResult, { readonly kind: 'error' }> {
  const span = { start: 0, end: query.length };
  if (error instanceof TooMuch)
    return { kind: 'error', errors: [{ type: 'unsupported', message: error.message, span }] };
  if (!(error instanceof EqlEvaluationError)) throw error;
  const message = `Elasticsearch would fail this search: ${error.message}`;
  return { kind: 'error', errors: [{ type: 'verification', message, span }] };
}

/** Types fields without a look at events. */
export function knownMapping({ mapping }: QueryOptions, schema: FieldSchema): Mapping {
  return mapping === undefined ? schemaMapping(schema) : indexMapping(mapping);
}
