import { CompletionItemKind } from 'vscode-languageserver-types';
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

/** Fields that the typed text can mean, the likeliest first. `written`: a name as the language wants it. */
export function fieldCandidates(
  ranked: readonly RankedField[],
  typed: string,
  written: (name: string) => string = (name) => name,
): FieldMatches {
  const { near, loose, more } = matching(ranked, typed, MOST_FIELDS);
  const toCandidate = ({ field }: RankedField): Candidate => {
    const insert = written(field.name);
    return {
      label: field.name,
      kind: CompletionItemKind.Field,
      detail: typeWords(field),
      ...(insert !== field.name && { insert }),
      subject: { kind: 'field', name: field.name },
    };
  };
  return { near: near.map(toCandidate), loose: loose.map(toCandidate), more };
}
