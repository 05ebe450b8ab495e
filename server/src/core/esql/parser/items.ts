import type { Expression } from '../ast.ts';
import { insertFix, removeFix } from '../../text/fixes.ts';
import type { TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';
import { missing } from './missing.ts';

export interface Items<T> {
  readonly items: readonly T[];
  /** Behind the bracket that closes them. */
  readonly end: number;
}

/** `(a, b)`; the cursor stands at the bracket. */
export function listed(cursor: Cursor, what: string): Items<Expression> {
  return bracketed(cursor, ')', what, expression);
}

/** What stands between two brackets, separated by commas. The cursor stands at the first of them. */
export function bracketed<T extends Expression>(
  cursor: Cursor,
  closing: TokenKind,
  what: string,
  read: (cursor: Cursor) => T,
  mayBeEmpty = false,
): Items<T | Expression> {
  const isOpen = cursor.opensUnclosed;
  const opening = cursor.advance();
  const items: (T | Expression)[] = [];
  if (cursor.at(closing)) {
    if (!mayBeEmpty) items.push(missing(cursor, what));
  } else cursor.deeper(1, () => readItems(cursor, closing, what, read, items));
  const closer = cursor.accept(closing);
  if (closer === undefined) complainUnclosed(cursor, cursor.textOf(opening), opening, closing, isOpen);
  return { items, end: closer?.end ?? cursor.previous?.end ?? opening.end };
}

function readItems<T extends Expression>(
  cursor: Cursor,
  closing: TokenKind,
  what: string,
  read: (cursor: Cursor) => T,
  items: (T | Expression)[],
): void {
  items.push(read(cursor));
  for (let comma = cursor.accept(','); comma !== undefined; comma = cursor.accept(',')) {
    if (cursor.at(closing)) {
      cursor.complain(`${what} is missing behind the last \`,\`.`, comma, [
        removeFix('Remove the `,`', comma),
      ]);
      return;
    }
    items.push(read(cursor));
  }
}

/** A bracket that is closed holds something that does not fit; one that is not may end anywhere. */
export function complainUnclosed(
  cursor: Cursor,
  shown: string,
  opening: { readonly start: number; readonly end: number },
  closing: TokenKind,
  isOpen: boolean,
): void {
  const { previous, token } = cursor;
  if (isOpen && (cursor.at('end') || cursor.at('|'))) {
    const end = previous?.end ?? opening.end;
    cursor.complain(`This \`${shown}\` is not closed.`, opening, [
      insertFix(`Insert \`${closing}\``, end, closing, false),
    ]);
    return;
  }
  if (startsOperand(token.kind)) {
    cursor.complain(`A \`,\`, an operator or \`${closing}\` is missing before \`${cursor.shown}\`.`, token);
  } else {
    cursor.complain(`\`${cursor.shown}\` does not fit here: \`${closing}\` is expected.`, cursor.place);
  }
}

const OPERANDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'word',
  'quoted-name',
  'integer',
  'decimal',
  'string',
  'raw-string',
  'parameter',
  'true',
  'false',
  'null',
  'first',
  'last',
  'not',
  '(',
  '[',
]);

/** True for what an operand may start with. */
export function startsOperand(kind: TokenKind): boolean {
  return OPERANDS.has(kind);
}
