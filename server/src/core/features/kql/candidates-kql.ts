import { CompletionItemKind } from 'vscode-languageserver-types';
import { unquotedText } from '../../kql/unquoted.ts';
import type { Field } from '../../schema/field.ts';
import type { Candidate } from '../completion/candidate.ts';
import { valueKind, type ValueKind } from '../completion/value-kind.ts';
import type { KqlPlace } from './place-kql.ts';

export function wordCandidate(word: string, texts: Partial<Candidate> = {}): Candidate {
  return {
    label: word,
    kind: CompletionItemKind.Keyword,
    subject: { kind: 'word', name: word, language: 'kuery' },
    ...texts,
  };
}

export const NOT = wordCandidate('not', { insert: 'not ' });

export const CONNECTIVES: readonly Candidate[] = ['and', 'or'].map((word) =>
  wordCandidate(word, { insert: `${word} ` }),
);

const IS = operator(':', {});
const EXISTS = operator('*', { label: ':*', detail: 'exists', insert: ':*' });
const LIST = operator('()', { label: ':( )', detail: 'several values', insert: ':(', snippet: ':($1)' });
const NESTED = operator('{}', { label: ':{ }', detail: 'nested', insert: ':{ ', snippet: ':{ $1 }' });
const RANGES = ['>=', '>', '<=', '<'].map((sign) => operator(sign, { insert: `${sign} ` }));

function operator(name: string, texts: Partial<Candidate>): Candidate {
  return wordCandidate(name, { kind: CompletionItemKind.Operator, ...texts });
}

const OPERATORS: Readonly<Record<ValueKind, readonly Candidate[]>> = {
  text: [IS, LIST, EXISTS],
  number: [IS, ...RANGES, LIST, EXISTS],
  date: [...RANGES, IS, EXISTS],
  boolean: [IS, EXISTS],
  ip: [IS, LIST, EXISTS, ...RANGES],
  other: [IS, LIST, EXISTS, ...RANGES],
};

/** Operators that fit a field. */
export function operatorCandidates(field: Field | undefined): readonly Candidate[] {
  return field?.type === 'nested' ? [NESTED, EXISTS] : OPERATORS[valueKind(field?.type)];
}

/** Times that rules look back, as date math. */
const TIMES = ['now-1h', 'now-1d/d', 'now-7d/d', 'now-30d/d'];

/** Values of a field: known ones, those of its type, and that it is there at all. */
export function valueCandidates(
  { position, quotes, prefix }: KqlPlace,
  field: Field | undefined,
  known: readonly string[],
): readonly Candidate[] {
  const kind = valueKind(field?.type);
  const listed = position.listed.map((text) => text.replace(/^"|"$/g, ''));
  const values = kind === 'date' ? TIMES : known;
  const found = values
    .filter((value) => value === prefix || !listed.includes(value))
    .map((value): Candidate => ({
      label: value,
      kind: CompletionItemKind.EnumMember,
      ...(field !== undefined && { detail: field.name }),
      insert: written(value, quotes),
      subject:
        kind === 'date' || field === undefined
          ? { kind: 'word', name: 'now', language: 'kuery' }
          : { kind: 'field', name: field.name, value },
    }));
  if (quotes !== 'none') return found;
  return [
    ...found,
    ...(kind === 'boolean' ? ['true', 'false'].map((word) => wordCandidate(word)) : []),
    ...(position.inList ? [NOT] : []),
    ...(position.relation === ':' && !position.inList ? [wordCandidate('*', { detail: 'exists' })] : []),
  ];
}

/** Without quotes where that means the same. Date math goes in quotes, as in published rules. */
function written(value: string, quotes: KqlPlace['quotes']): string {
  const text = value.replace(/[\\"]/g, (sign) => `\\${sign}`);
  if (quotes === 'closed') return text;
  if (quotes === 'open') return `${text}"`;
  const plain = value.includes('*') || value.startsWith('now-') ? undefined : unquotedText(value);
  return plain ?? `"${text}"`;
}
