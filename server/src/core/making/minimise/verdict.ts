import { runnableRule, type Prepared } from '../../cases/plan-rule.ts';
import type { Unsupported } from '../../cases/report.ts';
import { EqlEvaluationError } from '../../eql/value.ts';
import type { JsonObject, SampleEvent } from '../../matcher/event.ts';
import { compileKeys, type ReadKeys } from '../../matcher/join-key.ts';
import type { Plan } from '../../matcher/plan.ts';
import { schemaMapping } from '../../matcher/schema-mapping.ts';
import type { RuleDocument } from '../../rule/rule-document.ts';
import type { FieldSchema } from '../../schema/field.ts';
import { queriesOf } from '../../trace/queries.ts';
import { compileTracer, type QueryTrace } from '../../trace/trace.ts';

/**
 * What a rule says of one event, as a text that is equal for equal verdicts: which of its event queries the event meets and
 * under which join keys; for an event that meets none, the condition that failed, the event's values there, and how much of
 * the nearest query holds. `undefined` when the rule can't be run over such an event.
 */
export type Judge = (source: JsonObject) => string | undefined;

export type Judging =
  | { readonly kind: 'ready'; readonly judge: Judge; readonly alerts: boolean }
  /** Spans are offsets of the rule file. */
  | { readonly kind: 'refused'; readonly unsupported: readonly Unsupported[] }
  | { readonly kind: 'failed'; readonly message: string };

/**
 * Gets a rule ready to judge variants of one event. Fields that no schema knows are typed by the event alone, so that what is
 * kept of it can be run without others; only where it can't be run alone do the `others` count too.
 */
export function judging(
  rule: RuleDocument,
  schema: FieldSchema,
  source: JsonObject,
  others: readonly JsonObject[] = [],
): Judging {
  const runnable = runnableRule(rule);
  if ('unsupported' in runnable) return { kind: 'refused', unsupported: runnable.unsupported };
  const asked = new Set<string>();
  const listening: FieldSchema = {
    ...schema,
    field: (name) => {
      asked.add(name);
      return schema.field(name);
    },
  };
  const prepareWith =
    (besides: readonly JsonObject[]) =>
    (variant: JsonObject): Prepared =>
      runnable.prepare([variant, ...besides].map(asEvent), listening)({});
  const alone = prepareWith([]);
  const prepare = alone(source).kind === 'ready' ? alone : prepareWith(others);
  const prepared = prepare(source);
  if (prepared.kind === 'refused') return prepared;
  const { plan } = prepared.query;
  try {
    compileTracer(plan)(asEvent(source));
  } catch (error) {
    return { kind: 'failed', message: `Elasticsearch would fail this search: ${evaluationFault(error)}` };
  }
  const alerts = compileTracer(plan)(asEvent(source)).matched;
  const known = schemaMapping(schema);
  // A plan depends on the event only by the fields that no schema knows.
  const isFixed = [...asked].every((name) => known.field(name) !== undefined);
  return { kind: 'ready', judge: isFixed ? judgeBy(plan) : replanning(prepare), alerts };
}

function asEvent(source: JsonObject): SampleEvent {
  return { source, file: '', line: 1 };
}

function evaluationFault(error: unknown): string {
  if (error instanceof EqlEvaluationError) return error.message;
  throw error;
}

function replanning(prepare: (source: JsonObject) => Prepared): Judge {
  return (source) => {
    const prepared = prepare(source);
    return prepared.kind === 'ready' ? judgeBy(prepared.query.plan)(source) : undefined;
  };
}

function judgeBy(plan: Plan): Judge {
  const trace = compileTracer(plan);
  const keys = queriesOf(plan).map((query) => compileKeys(query.keys));
  return (source) => {
    try {
      return JSON.stringify(verdictOf(trace(asEvent(source)).queries, source, keys));
    } catch (error) {
      evaluationFault(error);
      return undefined;
    }
  };
}

function verdictOf(queries: readonly QueryTrace[], source: JsonObject, keys: readonly ReadKeys[]): unknown {
  const met = queries.flatMap(({ matched }, index) =>
    matched ? [[index, keys[index]?.(source).map(({ id }) => id)]] : [],
  );
  const isMet = queries.some(({ role, matched }) => matched && (role === 'event' || role === 'term'));
  return isMet ? { met } : { met, miss: missOf(queries) };
}

/** How the event misses the query that it comes nearest to. */
function missOf(queries: readonly QueryTrace[]): unknown {
  const nearest = queries
    .filter(({ role }) => role === 'event' || role === 'term')
    .reduce<QueryTrace | undefined>(
      (best, query) => (best === undefined || query.nearness > best.nearness ? query : best),
      undefined,
    );
  if (nearest === undefined) return undefined;
  const { number, nearness, failure, keys } = nearest;
  return {
    number,
    nearness,
    keys: keys.map(({ values, missing }) => [values, missing]),
    failure: failure && {
      span: failure.condition.span,
      excluded: failure.excluded,
      fields: failure.condition.fields,
    },
  };
}
