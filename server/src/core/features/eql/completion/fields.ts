import { KEYWORDS } from '../../../eql/tokens.ts';
import { fieldCandidates, type FieldMatches } from '../../completion/field-candidates.ts';
import type { RankedField } from '../../completion/field-ranking.ts';

/** Fields that the typed text can mean, the likeliest first. */
export function eqlFieldCandidates(ranked: readonly RankedField[], typed: string): FieldMatches {
  return fieldCandidates(ranked, typed.replaceAll('`', ''), written);
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

function written(name: string): string {
  return name.split('.').map(writtenPart).join('.');
}

/** A part of a name as EQL wants it: keywords, and what is no identifier, stand in backquotes. */
function writtenPart(part: string): string {
  const plain = /^[@A-Za-z_][A-Za-z0-9_]*$/.test(part) && !KEYWORDS.has(part);
  return plain ? part : `\`${part.replaceAll('`', '``')}\``;
}
