/** What kind of values a field or an operand has, as far as its operators and literals are concerned. */
export type ValueKind = 'text' | 'number' | 'date' | 'boolean' | 'ip' | 'other';

const KINDS: ReadonlyMap<string, ValueKind> = new Map([
  ['keyword', 'text'],
  ['constant_keyword', 'text'],
  ['wildcard', 'text'],
  ['flattened', 'text'],
  ['text', 'text'],
  ['match_only_text', 'text'],
  ['string', 'text'],
  ['long', 'number'],
  ['integer', 'number'],
  ['short', 'number'],
  ['byte', 'number'],
  ['unsigned_long', 'number'],
  ['double', 'number'],
  ['float', 'number'],
  ['half_float', 'number'],
  ['scaled_float', 'number'],
  ['number', 'number'],
  ['date', 'date'],
  ['date_nanos', 'date'],
  ['boolean', 'boolean'],
  ['ip', 'ip'],
]);

/** The kind of a type of Elasticsearch, or of a function's result; `other` where it is not known. */
export function valueKind(type: string | undefined): ValueKind {
  return (type === undefined ? undefined : KINDS.get(type)) ?? 'other';
}
