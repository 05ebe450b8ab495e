import { CompletionItemKind } from 'vscode-languageserver-types';
import { KEYWORDS } from '../../eql/tokens.ts';
import type { Field } from '../../schema/field.ts';
import type { StreamQuery } from '../../schema/streams.ts';
import { typeWords } from '../hover/field-doc.ts';
import type { Candidate } from './candidate.ts';
import type { FieldRanking } from './field-ranking.ts';
import { matching } from './match.ts';

/** A longer list helps nobody; what is typed next narrows it. */
const MOST_FIELDS = 100;

/** Fields that the typed text can mean, the likeliest first. */
export function fieldCandidates(
  ranking: FieldRanking,
  query: StreamQuery,
  typed: string,
): { readonly list: readonly Candidate[]; readonly more: boolean } {
  const { found, more } = matching(
    ranking(query),
    typed.replaceAll('`', ''),
    (field) => field.name,
    MOST_FIELDS,
  );
  return { list: found.map(fieldCandidate), more };
}

export function fieldCandidate(field: Field): Candidate {
  const written = field.name.split('.').map(writtenPart).join('.');
  return {
    label: field.name,
    kind: CompletionItemKind.Field,
    detail: typeWords(field),
    ...(written !== field.name && { insert: written }),
    subject: { kind: 'field', name: field.name },
  };
}

/** A part of a name as EQL wants it: keywords, and what is no identifier, stand in backquotes. */
function writtenPart(part: string): string {
  const plain = /^[@A-Za-z_][A-Za-z0-9_]*$/.test(part) && !KEYWORDS.has(part);
  return plain ? part : `\`${part.replaceAll('`', '``')}\``;
}
