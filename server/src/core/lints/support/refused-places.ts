import type { ResolveFault } from '../../condition/condition.ts';
import { familyOf, type FieldType } from '../../condition/mapping.ts';
import { groupOf, scalarTypeOf, type TypeGroup } from '../../condition/scalar-types.ts';
import type { EqlQuery, Expression, FieldReference } from '../../eql/ast.ts';
import { eventQueries, joinKeysOf, walkExpression } from '../../eql/walk.ts';
import { planEql } from '../../matcher/plan.ts';
import { schemaMapping } from '../../matcher/schema-mapping.ts';
import type { FieldSchema } from '../../schema/field.ts';
import { memoized } from '../../text/memoized.ts';
import type { Span } from '../../text/span.ts';
import type { LintContext } from '../lint.ts';
import { judgedQuery } from './query-nodes.ts';

/**
 * Why Elasticsearch refuses a query once it knows the types of its fields: the matcher's own plan of it, as far as all known
 * sources of the fields agree in their types. Spans are in the query's text. In a query with slips a place that a slip
 * touches is left out, and only types are judged: what else is said may come of the slip.
 */
export function refusedPlaces(context: LintContext): readonly ResolveFault[] {
  const query = judgedQuery(context);
  const { schema } = context;
  if (query?.eql === undefined) return [];
  const tree = query.eql;
  const certain = planned(tree, query.text, schema).filter(
    ({ type, span }) => type === 'verification' && isCertain(tree, span, schema),
  );
  if (query.errors.length === 0) return certain;
  return certain.filter(
    ({ about, span }) => about === 'types' && !query.errors.some((error) => touch(error.span, span)),
  );
}

/** A query is planned once for all lints, and again only when it changes. */
function planned(tree: EqlQuery, text: string, schema: FieldSchema): readonly ResolveFault[] {
  if (last?.tree !== tree || last.schema !== schema) {
    const { faults } = planEql(tree, text, {
      mapping: mappingOf(schema),
      categoryField: 'event.category',
      timestampField: '@timestamp',
    });
    last = { tree, schema, faults };
  }
  return last.faults;
}

let last:
  | { readonly tree: EqlQuery; readonly schema: FieldSchema; readonly faults: readonly ResolveFault[] }
  | undefined;

/** The types of the known fields are looked up once. */
const mappingOf = memoized(schemaMapping);

/** Whether the types of all fields that a fault can come from are certain. */
function isCertain(query: EqlQuery, fault: Span, schema: FieldSchema): boolean {
  const keys = joinKeysOf(query).flatMap((list) => list.keys);
  // The keys of all terms are compared with each other.
  if (keys.some(({ span }) => holds(span, fault))) return keys.every((key) => hasCertainFields(key, schema));
  const predicate = eventQueries(query)
    .map(({ event }) => predicateAt(event.condition, fault))
    .find((found) => found !== undefined);
  return predicate !== undefined && hasCertainFields(predicate, schema);
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
    if (node.kind === 'field' && !isCertainField(node, schema)) certain = false;
  });
  return certain;
}

/** All sources that know the field agree in what it is compared with; an optional field may be absent, which fits everywhere. */
function isCertainField({ name, optional }: FieldReference, schema: FieldSchema): boolean {
  if (optional) return false;
  const [first, ...others] = schema.variants(name).map(({ type }) => judgedGroup(familyOf(type)));
  return first !== undefined && others.every((other) => other === first);
}

function judgedGroup(type: FieldType): TypeGroup | undefined {
  return UNJUDGED.has(type) ? undefined : groupOf(scalarTypeOf(type));
}

const UNJUDGED: ReadonlySet<FieldType> = new Set(['flattened', 'version', 'unsupported']);

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function touch(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
