import type { Span } from '../../text/span.ts';
import type { Expression } from '../ast.ts';
import type { Token } from '../tokens.ts';
import type { Cursor, Surroundings } from './cursor.ts';
import { expression } from './expression.ts';
import { insertFix, removeFix } from '../../text/fixes.ts';
import { atLiteral, literal } from './literal.ts';
import { primary } from './primary.ts';
import { OPERAND_STARTS } from './token-sets.ts';
import { reportUnclosed } from './unclosed.ts';

export interface List {
  /** With the parentheses. */
  readonly span: Span;
  readonly items: readonly Expression[];
}

/** A list of values, which can't be empty. */
export function valueList(cursor: Cursor): List {
  const found = list(cursor);
  if (found.items.length === 0) {
    cursor.complain('This list is empty: it needs at least one value.', found.span);
  }
  return found;
}

/** `(a, b)`, also as the arguments of a function. */
export function list(cursor: Cursor): List {
  const { around } = cursor;
  const within: Surroundings = {
    ...around,
    parentheses: around.parentheses + 1,
    commas: true,
    blanks: false,
  };
  const readItem = cursor.opensUnclosed ? itemOfUnclosed : item;
  const open = cursor.advance();
  const items = cursor.deeper(1, within, () => readItems(cursor, readItem));
  const close = cursor.accept(')');
  if (close === undefined) reportUnclosed(cursor, open);
  const end = close?.end ?? items.at(-1)?.span.end ?? open.end;
  return { span: { start: open.start, end }, items };
}

/** A plain literal, of which long lists are made, takes the short way past the levels of an expression. */
function item(cursor: Cursor): Expression | undefined {
  const next = cursor.peek(1).kind;
  if (atLiteral(cursor) && (next === ',' || next === ')')) return literal(cursor);
  return cursor.at('end') ? undefined : expression(cursor);
}

/** Where no `)` follows, what comes behind an operator is most likely meant to stand outside. */
function itemOfUnclosed(cursor: Cursor): Expression | undefined {
  return cursor.atAny(OPERAND_STARTS) ? primary(cursor) : undefined;
}

/** Reads up to the `)`, or as far as there are items. Commas too many or too few are reported. */
function readItems(
  cursor: Cursor,
  readItem: (cursor: Cursor) => Expression | undefined,
): readonly Expression[] {
  const items: Expression[] = [];
  let comma: Token | undefined;
  let mended = false;
  while (!cursor.at(')')) {
    if (cursor.at(',')) {
      const surplus = cursor.advance();
      reportSurplus(cursor, surplus, cursor.at(')') ? comma : surplus);
      mended = true;
      continue;
    }
    if (items.length > 0 && comma === undefined && !mended && cursor.atAny(OPERAND_STARTS))
      reportNoComma(cursor);
    const start = cursor.token;
    const found = readItem(cursor);
    if (found === undefined || cursor.token === start) break;
    items.push(found);
    comma = cursor.accept(',');
    mended = false;
  }
  if (comma !== undefined && !mended && cursor.at(')')) reportTrailing(cursor, comma);
  return items;
}

function reportTrailing(cursor: Cursor, comma: Token): void {
  cursor.report('No comma can stand behind the last value of a list: remove it.', comma, [
    removeFix('Remove the comma', comma),
  ]);
}

/** The fix removes all from `first` on: behind the last value the comma before it, too. */
function reportSurplus(cursor: Cursor, comma: Token, first: Token | undefined): void {
  cursor.report(
    'A value is missing before this comma: write one, or remove the comma.',
    comma,
    first === undefined ? [] : [removeFix('Remove the comma', { start: first.start, end: comma.end })],
  );
}

function reportNoComma(cursor: Cursor): void {
  const place = cursor.previous?.end ?? cursor.token.start;
  cursor.complain(`A comma is missing before \`${cursor.shown}\`.`, cursor.token, [
    insertFix('Insert a comma', place, ','),
  ]);
}
