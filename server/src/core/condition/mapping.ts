/**
 * What the fields of an index are, as Elasticsearch's field capabilities tell a query. Families that behave alike are one:
 * `constant_keyword` and `wildcard` are `keyword`, `short`, `byte` and `integer` are `long`, and so on.
 */
export type FieldType =
  | 'keyword'
  | 'text'
  | 'long'
  | 'unsigned_long'
  | 'double'
  | 'boolean'
  | 'ip'
  | 'date'
  | 'date_nanos'
  | 'version'
  | 'flattened'
  | 'unsupported';

export interface MappedField {
  readonly name: string;
  readonly type: FieldType;
  /** Elasticsearch's own name of the type: `constant_keyword`, `geo_point`. */
  readonly esType: string;
  /** Where the values stand in an event: the field itself, its parent for a sub-field, the target of an alias. */
  readonly path: string;
  /** Stands in for an explicit `null`. */
  readonly nullValue?: string | number | boolean;
  /** The value of every event that has none: a `constant_keyword` whose mapping gives the value. */
  readonly constantValue?: string;
  /** Date formats of the mapping, `||` between them. */
  readonly format?: string;
  /** Texts of more UTF-16 units are not indexed, and count as missing. */
  readonly ignoreAbove?: number;
  /**
   * The index holds the values in lower case (a keyword's normalizer `lowercase`): the literals of a search are lower-cased too,
   * those of a script are not.
   */
  readonly lowerCase?: true;
  /** What a `scaled_float` is multiplied with before it is rounded and stored. */
  readonly scalingFactor?: number;
  /** Why EQL can't compare the field's values exactly, as the end of a sentence. */
  readonly inexact?: string;
  /** The `nested` object that holds it, which EQL does not support. */
  readonly nestedIn?: string;
  /** The `flattened` field of which this is a key. */
  readonly flattenedIn?: string;
}

export interface Mapping {
  /** `undefined`: no index has this field. */
  field(name: string): MappedField | undefined;
}

const FAMILIES: Readonly<Record<string, FieldType>> = {
  keyword: 'keyword',
  constant_keyword: 'keyword',
  wildcard: 'keyword',
  text: 'text',
  match_only_text: 'text',
  annotated_text: 'text',
  long: 'long',
  integer: 'long',
  short: 'long',
  byte: 'long',
  unsigned_long: 'unsigned_long',
  double: 'double',
  float: 'double',
  half_float: 'double',
  scaled_float: 'double',
  boolean: 'boolean',
  ip: 'ip',
  date: 'date',
  date_nanos: 'date_nanos',
  version: 'version',
  flattened: 'flattened',
};

export function familyOf(esType: string): FieldType {
  return FAMILIES[esType] ?? 'unsupported';
}

export function isTextual(type: FieldType): boolean {
  return type === 'keyword' || type === 'text' || type === 'flattened';
}

export function isNumeric(type: FieldType): boolean {
  return type === 'long' || type === 'unsigned_long' || type === 'double';
}

export function isDate(type: FieldType): boolean {
  return type === 'date' || type === 'date_nanos';
}
