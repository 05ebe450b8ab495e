import { CompletionItemKind } from 'vscode-languageserver-types';
import { eqlFunction } from '../../../eql/functions/index.ts';
import type { FieldSchema } from '../../../schema/field.ts';
import type { Operand } from '../query-position.ts';
import type { Candidate } from '../../completion/candidate.ts';
import { valueKind, type ValueKind } from '../../completion/value-kind.ts';

/** The kind of a field or of a function's result; `other` where it is not known. */
export function operandKind(operand: Operand | undefined, schema: FieldSchema): ValueKind {
  if (operand === undefined || operand.kind === 'other') return 'other';
  const type =
    operand.kind === 'field' ? schema.field(operand.name)?.type : eqlFunction(operand.name)?.returns;
  return valueKind(type);
}

const TEXT = ['==', ':', 'in', '!=', 'like', 'like~', 'not in', 'in~', 'not in~', 'regex', 'regex~'];
const ORDERED = ['==', '!=', '>', '>=', '<', '<='];

const OPERATORS: Readonly<Record<ValueKind, readonly string[]>> = {
  text: TEXT,
  number: [...ORDERED, 'in', 'not in'],
  date: ORDERED,
  boolean: ['==', '!=', 'and', 'or'],
  // Elasticsearch refuses `in` for addresses: `cidrMatch` or several `==` do it.
  ip: ['==', '!=', '>', '>=', '<', '<='],
  other: [...TEXT, '>', '>=', '<', '<=', 'and', 'or'],
};

/** Operators that fit the operand. `bare`: what follows is already there, so nothing is inserted behind them. */
export function operatorCandidates(kind: ValueKind, bare: boolean): readonly Candidate[] {
  return OPERATORS[kind].map((operator) => ({
    label: operator,
    kind: CompletionItemKind.Operator,
    subject: { kind: 'word', name: operator.replace('not ', '') },
    ...(!bare && operandBehind(operator, kind)),
  }));
}

function operandBehind(operator: string, kind: ValueKind): Pick<Candidate, 'insert' | 'snippet'> {
  const insert = `${operator} `;
  if (operator === 'and' || operator === 'or') return { insert };
  const quote = kind === 'text' ? '"' : '';
  if (operator.includes('in')) return { insert, snippet: `${operator} (${quote}$1${quote})` };
  return kind === 'text' ? { insert, snippet: `${operator} "$1"` } : { insert };
}
