import type { ILexingError, IToken } from 'chevrotain';
import type { SyntaxFault } from '../text/parse-result.ts';
import type { Span } from '../text/span.ts';
import { spanOf } from './repairs.ts';
import { eqlLexer, KEYWORDS } from './tokens.ts';

export type EqlTokenKind =
  'keyword' | 'identifier' | 'function' | 'string' | 'number' | 'operator' | 'punctuation' | 'comment';

/** A token of a query, also of a broken one. Spans are UTF-16 offsets of the query. */
export interface EqlToken {
  readonly kind: EqlTokenKind;
  readonly text: string;
  readonly span: Span;
}

/** All tokens and comments in the order of the text; characters that belong to no token are left out. */
export function lexEql(text: string): readonly EqlToken[] {
  const { tokens, groups } = eqlLexer.tokenize(text);
  const comments = groups['comments'] ?? [];
  const all =
    comments.length === 0 ? tokens : [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
  return all.map((token, index) => ({
    kind: kindOf(token, all[index + 1]),
    text: token.image,
    span: spanOf(token),
  }));
}

const PUNCTUATION = new Set([
  'Dot',
  'Comma',
  'LeftParen',
  'RightParen',
  'LeftBracket',
  'RightBracket',
  'MissingBracket',
]);
const TILDE_KEYWORDS = new Set(['InInsensitive', 'LikeInsensitive', 'RegexInsensitive']);

function kindOf(token: IToken, next: IToken | undefined): EqlTokenKind {
  const { name } = token.tokenType;
  if (name.endsWith('Comment')) return 'comment';
  if (name.endsWith('String')) return 'string';
  if (KEYWORDS.has(token.image) || TILDE_KEYWORDS.has(name)) return 'keyword';
  if (name === 'TildeIdentifier') return 'function';
  if (name === 'Identifier') return next?.tokenType.name === 'LeftParen' ? 'function' : 'identifier';
  if (name === 'QuotedIdentifier') return 'identifier';
  if (name === 'Integer' || name === 'Decimal') return 'number';
  return PUNCTUATION.has(name) ? 'punctuation' : 'operator';
}

/** Characters that can't start any token, and comments without an end, as faults. */
export function lexFaults(
  errors: readonly ILexingError[],
  comments: readonly IToken[],
  text: string,
): SyntaxFault[] {
  const faults = errors.map((error): SyntaxFault => {
    const span = { start: error.offset, end: error.offset + error.length };
    const piece = text.slice(span.start, Math.min(span.end, span.start + 20));
    const message = piece.startsWith('`')
      ? 'This name is not closed: its backquote is missing at the end.'
      : `\`${piece}\` has no meaning in EQL: remove it, or put it into a string.`;
    return { message, span };
  });
  for (const comment of comments) {
    if (comment.tokenType.name !== 'UnclosedComment') continue;
    faults.push({
      message: 'This comment is not closed: `*/` is missing.',
      span: { start: comment.startOffset, end: comment.startOffset + 2 },
    });
  }
  return faults;
}
