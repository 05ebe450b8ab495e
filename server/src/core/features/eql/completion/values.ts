import { CompletionItemKind } from 'vscode-languageserver-types';
import type { FieldSchema } from '../../../schema/field.ts';
import type { StreamCatalogue, StreamQuery } from '../../../schema/streams.ts';
import type { QueryPlace } from '../place.ts';
import type { Candidate } from '../../completion/candidate.ts';
import { knownValues } from '../../completion/known-values.ts';
import { operandKind } from './operators.ts';

/** Values that may stand at a place: those of a closed set, those that the rule's streams fill in, literals. */
export function valueCandidates(
  place: QueryPlace,
  schema: FieldSchema,
  streams: StreamCatalogue,
  query: StreamQuery,
): readonly Candidate[] {
  const { operand, operator } = place.position;
  if (operand?.kind === 'field' && operator?.startsWith('regex') !== true) {
    const field = schema.field(operand.name);
    const values = field === undefined ? [] : knownValues(field, schema, streams, query);
    if (values.length > 0) return stringCandidates(place, operand.name, values);
  }
  if (place.at.kind === 'string') return [];
  return literalCandidates(operandKind(operand, schema) === 'boolean', operator);
}

function stringCandidates(
  { at, position, prefix }: QueryPlace,
  field: string,
  values: readonly string[],
): Candidate[] {
  const listed = position.listed.map((text) => text.replace(/^"+|"+$/g, ''));
  return values
    .filter((value) => value === prefix || !listed.includes(value))
    .map((value) => ({
      label: value,
      kind: CompletionItemKind.EnumMember,
      detail: field,
      insert: at.kind === 'string' ? withEnd(value, at) : `"${value}"`,
      subject: { kind: 'field', name: field, value },
    }));
}

function withEnd(value: string, at: { readonly raw: boolean; readonly closed: boolean }): string {
  if (at.closed) return value;
  return `${value}${at.raw ? '"""' : '"'}`;
}

function literalCandidates(isBoolean: boolean, operator: string | undefined): readonly Candidate[] {
  const words = [
    ...(isBoolean ? ['true', 'false'] : []),
    ...(operator === '==' || operator === '!=' ? ['null'] : []),
  ];
  return words.map((word) => ({
    label: word,
    kind: CompletionItemKind.Keyword,
    subject: { kind: 'word', name: word },
  }));
}
