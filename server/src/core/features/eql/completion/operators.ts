import { CompletionItemKind } from 'vscode-languageserver-types';
import { eqlFunction } from '../../../eql/functions/index.ts';
import type { FieldSchema } from '../../../schema/field.ts';
import type { Operand } from '../position.ts';
import type { Candidate } from '../../completion/candidate.ts';

/** What kind of values an operand has, as far as its operators are concerned. */
export type OperandKind = 'text' | 'number' | 'date' | 'boolean' | 'ip' | 'other';

const KINDS: Readonly<Record<string, OperandKind>> = {
  keyword: 'text',
  constant_keyword: 'text',
  wildcard: 'text',
  flattened: 'text',
  text: 'text',
  string: 'text',
  long: 'number',
  integer: 'number',
  short: 'number',
  byte: 'number',
  unsigned_long: 'number',
  double: 'number',
  float: 'number',
  half_float: 'number',
  scaled_float: 'number',
  number: 'number',
  date: 'date',
  date_nanos: 'date',
  boolean: 'boolean',
  ip: 'ip',
};

/** The kind of a field or of a function's result; `other` where it is not known. */
export function operandKind(operand: Operand | undefined, schema: FieldSchema): OperandKind {
  if (operand === undefined || operand.kind === 'other') return 'other';
  const type =
    operand.kind === 'field' ? schema.field(operand.name)?.type : eqlFunction(operand.name)?.returns;
  return (type !== undefined && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? 'other';
}

const TEXT = ['==', ':', 'in', '!=', 'like', 'like~', 'not in', 'in~', 'not in~', 'regex', 'regex~'];
const ORDERED = ['==', '!=', '>', '>=', '<', '<='];

const OPERATORS: Readonly<Record<OperandKind, readonly string[]>> = {
  text: TEXT,
  number: [...ORDERED, 'in', 'not in'],
  date: ORDERED,
  boolean: ['==', '!=', 'and', 'or'],
  // Elasticsearch refuses `in` for addresses: `cidrMatch` or several `==` do it.
  ip: ['==', '!=', '>', '>=', '<', '<='],
  other: [...TEXT, '>', '>=', '<', '<=', 'and', 'or'],
};

/** Operators that fit the operand. `bare`: what follows is already there, so nothing is inserted behind them. */
export function operatorCandidates(kind: OperandKind, bare: boolean): readonly Candidate[] {
  return OPERATORS[kind].map((operator) => ({
    label: operator,
    kind: CompletionItemKind.Operator,
    subject: { kind: 'word', name: operator.replace('not ', '') },
    ...(!bare && operandBehind(operator, kind)),
  }));
}

function operandBehind(operator: string, kind: OperandKind): Pick<Candidate, 'insert' | 'snippet'> {
  const insert = `${operator} `;
  if (operator === 'and' || operator === 'or') return { insert };
  const quote = kind === 'text' ? '"' : '';
  if (operator.includes('in')) return { insert, snippet: `${operator} (${quote}$1${quote})` };
  return kind === 'text' ? { insert, snippet: `${operator} "$1"` } : { insert };
}
