import { lexKql, type KqlTokenKind } from '../../kql/lex.ts';
import type { TokenType } from '../tokens/legend.ts';
import type { ColouredSpan } from '../tokens/token.ts';

const TYPES: Readonly<Record<KqlTokenKind, TokenType | undefined>> = {
  keyword: 'keyword',
  field: 'variable',
  string: 'string',
  literal: 'string',
  number: 'number',
  constant: 'keyword',
  wildcard: 'regexp',
  operator: 'operator',
  punctuation: undefined,
};

/** The colours of a query, in the order of its text. */
export function kqlColours(text: string): readonly ColouredSpan[] {
  return lexKql(text).flatMap(({ kind, span }) => {
    const type = TYPES[kind];
    return type === undefined ? [] : [{ type, span }];
  });
}
