import { CompletionItemKind } from 'vscode-languageserver-types';
import { KEYWORDS } from '../../eql/tokens.ts';
import { typeWords } from '../hover/field-doc.ts';
import type { Candidate } from './candidate.ts';
import type { RankedField } from './field-ranking.ts';
import { matching } from './match.ts';

/** A longer list helps nobody; what is typed next narrows it. */
const MOST_FIELDS = 100;

export interface FieldMatches {
  readonly near: readonly Candidate[];
  readonly loose: readonly Candidate[];
  readonly more: boolean;
}

/** Fields that the typed text can mean, the likeliest first. */
export function fieldCandidates(ranked: readonly RankedField[], typed: string): FieldMatches {
  const { near, loose, more } = matching(ranked, typed.replaceAll('`', ''), MOST_FIELDS);
  return { near: near.map(toCandidate), loose: loose.map(toCandidate), more };
}

/** What sequences of published rules are joined by most (counted over elastic/detection-rules), first. */
const JOIN_KEYS = [
  'host.id',
  'process.entity_id',
  'user.id',
  'process.parent.entity_id',
  'user.name',
  'source.ip',
];

export function joinKeysFirst(ranked: readonly RankedField[]): readonly RankedField[] {
  const keys = JOIN_KEYS.flatMap((name) => ranked.find(({ field }) => field.name === name) ?? []);
  return [...keys, ...ranked.filter(({ field }) => !JOIN_KEYS.includes(field.name))];
}

function toCandidate({ field }: RankedField): Candidate {
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
