import type { Expression, FieldReference } from '../../eql/ast.ts';
import type { ValueKind } from '../../eql/functions/function.ts';
import { eqlFunction } from '../../eql/functions/index.ts';
import type { FieldSchema } from '../../schema/field.ts';

/** What an expression certainly gives; `undefined` where Rulewright cannot be sure. */
export type ExpressionType = 'string' | 'number' | 'boolean' | 'ip' | 'date';

/** Optional fields are left out: where they are not mapped they are `null`, which fits everywhere. */
export function typeOf(expression: Expression, schema: FieldSchema): ExpressionType | undefined {
  switch (expression.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return expression.kind;
    case 'logical':
    case 'not':
    case 'comparison':
    case 'in':
    case 'match':
      return 'boolean';
    case 'arithmetic':
    case 'sign':
      return 'number';
    case 'call':
      return typeOfKind(eqlFunction(expression.name)?.returns);
    case 'group':
      return typeOf(expression.expression, schema);
    case 'field':
      return expression.optional ? undefined : typeOfField(expression, schema);
    case 'null':
    case 'missing':
      return undefined;
  }
}

/** The type of a parameter or result; `undefined` when any will do. */
export function typeOfKind(kind: ValueKind | undefined): ExpressionType | undefined {
  switch (kind) {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
    case 'boolean':
    case 'ip':
      return kind;
    case 'any':
    case undefined:
      return undefined;
  }
}

/** Certain only where all sources that know the field agree. */
function typeOfField({ name }: FieldReference, schema: FieldSchema): ExpressionType | undefined {
  const types = new Set(schema.variants(name).map(({ type }) => FIELD_TYPES.get(type)));
  const [type] = types;
  return types.size === 1 ? type : undefined;
}

const FIELD_TYPES: ReadonlyMap<string, ExpressionType> = new Map([
  ...['keyword', 'constant_keyword', 'wildcard', 'text', 'match_only_text'].map(
    (name) => [name, 'string'] as const,
  ),
  ...[
    'long',
    'integer',
    'short',
    'byte',
    'unsigned_long',
    'double',
    'float',
    'half_float',
    'scaled_float',
  ].map((name) => [name, 'number'] as const),
  ['boolean', 'boolean'],
  ['ip', 'ip'],
  ['date', 'date'],
  ['date_nanos', 'date'],
]);
