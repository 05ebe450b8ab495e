import type { Scalar, ScalarType } from './condition.ts';
import type { FieldType } from './mapping.ts';

const OF_FIELD: Readonly<Record<FieldType, ScalarType>> = {
  keyword: 'keyword',
  flattened: 'keyword',
  text: 'text',
  long: 'long',
  unsigned_long: 'unsigned_long',
  double: 'double',
  boolean: 'boolean',
  ip: 'ip',
  date: 'date',
  date_nanos: 'date_nanos',
  version: 'version',
  unsupported: 'unknown',
};

export function scalarTypeOf(type: FieldType): ScalarType {
  return OF_FIELD[type];
}

export type TypeGroup = 'string' | 'number' | 'boolean' | 'ip' | 'date' | 'version' | 'any';

const GROUPS: Readonly<Record<ScalarType, TypeGroup>> = {
  keyword: 'string',
  text: 'string',
  integer: 'number',
  long: 'number',
  unsigned_long: 'number',
  double: 'number',
  boolean: 'boolean',
  ip: 'ip',
  date: 'date',
  date_nanos: 'date',
  version: 'version',
  null: 'any',
  unknown: 'any',
};

/** Types of one group can be mixed in a list, as join keys and in arithmetic; `null` and unknown ones with all. */
export function groupOf(type: ScalarType): TypeGroup {
  return GROUPS[type];
}

export function compatible(a: ScalarType, b: ScalarType): boolean {
  const first = groupOf(a);
  const second = groupOf(b);
  return first === second || first === 'any' || second === 'any';
}

const ARTICLES: Readonly<Record<TypeGroup, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  ip: 'an IP address',
  date: 'a date',
  version: 'a version',
  any: 'of any type',
};

export function groupInWords(group: TypeGroup): string {
  return ARTICLES[group];
}

/** What a scalar is, for messages: `` `process.pid` is a number (`long`) ``. */
export function describe(scalar: Scalar, text: string): string {
  const shown = `\`${shorten(text)}\``;
  const group = groupOf(scalar.type);
  if (scalar.kind === 'field') return `${shown} is ${groupInWords(group)} (\`${scalar.field.esType}\`)`;
  return scalar.type === 'null' ? `${shown} is missing` : `${shown} is ${groupInWords(group)}`;
}

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 50 ? `${line.slice(0, 49)}…` : line;
}

/** The wider of two numeric types, as the result of arithmetic on them. */
export function widest(a: ScalarType, b: ScalarType): ScalarType {
  if (a === 'double' || b === 'double') return 'double';
  if (a === 'unsigned_long' || b === 'unsigned_long') return 'unsigned_long';
  return a === 'integer' && b === 'integer' ? 'integer' : 'long';
}
