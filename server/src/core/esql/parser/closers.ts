import type { Token, TokenKind } from '../tokens.ts';

const CLOSING: ReadonlyMap<TokenKind, TokenKind> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** Index of the bracket that closes each one that is closed. One that fits no open bracket closes nothing. */
export function closersOf(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const closers = new Map<number, number>();
  const open: { readonly index: number; readonly closing: TokenKind }[] = [];
  for (const [index, { kind }] of tokens.entries()) {
    const closing = CLOSING.get(kind);
    if (closing !== undefined) open.push({ index, closing });
    else if (open.at(-1)?.closing === kind) closers.set(open.pop()?.index ?? index, index);
  }
  return closers;
}
