import type { EqlQuery, Expression } from '../eql/ast.ts';
import { eventQueries, joinKeysOf, walkExpression } from '../eql/walk.ts';
import { planEql } from '../matcher/plan.ts';
import { schemaMapping } from '../matcher/schema-mapping.ts';
import type { FieldSchema } from '../schema/field.ts';
import { memoized } from '../text/memoized.ts';
import type { Span } from '../text/span.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { typeOf } from './support/expression-type.ts';
import { judgedQuery } from './support/query-nodes.ts';
import { unknownFunction } from './unknown-function.ts';
import { wrongArgumentCount } from './wrong-argument-count.ts';
import { wrongType } from './wrong-type.ts';

export const refusedQuery: Lint = {
  code: 'refused-query',
  category: 'query',
  severity: 'error',
  summary: 'Elasticsearch refuses the query once it knows the types of its fields.',
  rationale:
    'A query can be free of slips and yet not run: it compares two fields, a regular expression or a block of addresses is broken, or join keys have types that never meet. Rulewright plans the query as for a run and reports what stops it, where all known sources of the fields agree in their types.',
  source: 'elastic/elasticsearch, x-pack/plugin/eql (Verifier, type resolution, query folding)',
  examples: [
    {
      title: 'Two fields are compared',
      toml: "query = '''\nprocess where process.name == «process.parent.name»\n'''",
    },
    {
      title: 'A broken regular expression',
      toml: "query = '''\nprocess where process.name regex \"a«(»b\"\n'''",
    },
    {
      title: 'A block of addresses that is none',
      toml: "query = '''\nnetwork where cidrMatch(source.ip, «\"10.0.0.0/33\"»)\n'''",
    },
    {
      title: 'Join keys of different types',
      toml: "query = '''\nsequence\n  [process where true] by process.pid\n  [file where true] by «process.name»\n'''",
    },
    {
      title: 'A field that the known sources do not agree in is not judged, nor is one that may be absent',
      toml: "query = '''\nprocess where ?process.name == process.parent.name\n'''",
    },
    {
      title: 'A query that runs',
      toml: "query = '''\nnetwork where cidrMatch(source.ip, \"10.0.0.0/8\") and process.name regex \"a(b|c)\"\n'''",
    },
  ],
  *check(context) {
    const query = judgedQuery(context);
    if (query?.eql === undefined || query.errors.length > 0) return;
    const { faults } = planEql(query.eql, query.text, {
      mapping: mappingOf(context.schema),
      categoryField: 'event.category',
      timestampField: '@timestamp',
    });
    const refused = faults.flatMap(({ type, message, span }) => {
      const within = type === 'verification' ? certainPlace(query.eql, span, context) : undefined;
      return within === undefined ? [] : [{ message, span, within }];
    });
    if (refused.length === 0) return;
    const told = toldElsewhere(context);
    for (const { message, span, within } of refused) {
      const condition = query.source.spanToSource(within);
      if (!told.some((other) => overlap(other, condition)))
        yield { message, span: query.source.spanToSource(span) };
    }
  },
};

/** The types of the known fields are looked up once. */
const mappingOf = memoized(schemaMapping);

/** What lints with a name of their own say of types and calls. */
function toldElsewhere(context: LintContext): readonly Span[] {
  const findings: Finding[] = [wrongType, unknownFunction, wrongArgumentCount].flatMap((lint) => [
    ...lint.check(context),
  ]);
  return findings.map(({ span }) => span);
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The condition or join key that a fault stands in, if the types of all fields that it can come from are certain. */
function certainPlace(query: EqlQuery | undefined, fault: Span, { schema }: LintContext): Span | undefined {
  if (query === undefined) return undefined;
  const keys = joinKeysOf(query).flatMap((list) => list.keys);
  const key = keys.find(({ span }) => holds(span, fault));
  // The keys of all terms are compared with each other.
  if (key !== undefined) return keys.every((one) => hasCertainFields(one, schema)) ? key.span : undefined;
  const predicate = eventQueries(query)
    .map(({ event }) => predicateAt(event.condition, fault))
    .find((found) => found !== undefined);
  return predicate !== undefined && hasCertainFields(predicate, schema) ? predicate.span : undefined;
}

/** The operand of `and`, `or` and `not` that holds the place. */
function predicateAt(condition: Expression, fault: Span): Expression | undefined {
  if (!holds(condition.span, fault)) return undefined;
  switch (condition.kind) {
    case 'logical':
      return condition.operands
        .map((operand) => predicateAt(operand, fault))
        .find((found) => found !== undefined);
    case 'not':
      return predicateAt(condition.operand, fault);
    case 'group':
      return predicateAt(condition.expression, fault);
    default:
      return condition;
  }
}

function hasCertainFields(expression: Expression, schema: FieldSchema): boolean {
  let certain = true;
  walkExpression(expression, (node) => {
    if (node.kind === 'field' && typeOf(node, schema) === undefined) certain = false;
  });
  return certain;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
