import type { ResolveFault } from '../condition/condition.ts';
import { firstOf, indexMapping } from '../condition/index-mapping.ts';
import type { Mapping } from '../condition/mapping.ts';
import { parseEql } from '../eql/parse.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import type { SampleEvent } from '../matcher/event.ts';
import { eventsMapping } from '../matcher/events-mapping.ts';
import type { KeyValues } from '../matcher/join-key.ts';
import { planEql } from '../matcher/plan.ts';
import { runSteps, type RunOptions } from '../matcher/run.ts';
import { schemaMapping } from '../matcher/schema-mapping.ts';
import { runToEnd, type Work } from '../matcher/steps.ts';
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
  const parsed = parseEql(query);
  if (parsed.errors.length > 0) {
    return {
      kind: 'error',
      errors: parsed.errors.map(({ message, span }) => ({ type: 'syntax', message, span })),
    };
  }
  const { eventCategoryField, timestampField, tiebreakerField } = options;
  const { plan, faults } = planEql(parsed.value, query, {
    mapping: mappingOf(options, schema, events),
    categoryField: eventCategoryField ?? 'event.category',
    timestampField: timestampField ?? '@timestamp',
    ...(tiebreakerField === undefined ? {} : { tiebreakerField }),
  });
  if (plan === undefined) return { kind: 'error', errors: faults };
  try {
    return yield* runSteps(plan, events, options);
  } catch (error) {
    if (!(error instanceof EqlEvaluationError)) throw error;
    const message = `Elasticsearch would fail this search: ${error.message}`;
    return {
      kind: 'error',
      errors: [{ type: 'verification', message, span: { start: 0, end: query.length } }],
    };
  }
}

function mappingOf({ mapping }: QueryOptions, schema: FieldSchema, events: readonly SampleEvent[]): Mapping {
  const known = mapping === undefined ? schemaMapping(schema) : indexMapping(mapping);
  return firstOf([known, eventsMapping(events)]);
}
