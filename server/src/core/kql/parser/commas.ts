import type { Fix, TextEdit } from '../../text/diagnostic.ts';
import { removeFix } from '../../text/fixes.ts';
import { skipBlanks } from '../lexer/characters.ts';
import type { Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { withBlanks } from './foreign-connective.ts';

/** True at a comma between values, which is a text of its own or the start of one. */
export function atComma({ text, token }: Cursor): boolean {
  return token.kind === 'literal' && text[token.start] === ',';
}

/**
 * `("a", "b")`: the first comma of a list is reported, with a fix for all, and each is taken for `or`. False where the values
 * end behind it.
 */
export function mendComma(cursor: Cursor): boolean {
  const { token } = cursor;
  const span = { start: token.start, end: token.start + 1 };
  const rest = skipBlanks(cursor.text, span.end);
  const isTrailing = rest >= token.end && cursor.peek(1).kind === ')';
  if (!cursor.commasExcused) {
    cursor.complain(
      isTrailing
        ? 'No comma can stand behind the last value: remove it.'
        : 'Values are joined by `or`, not by commas: in KQL a comma is text.',
      span,
      [isTrailing ? removeFix('Remove the comma', span) : allCommas(cursor)],
    );
    cursor.commasExcused = true;
  }
  if (isTrailing) {
    cursor.advance();
    return false;
  }
  const or: Token = { kind: 'or', ...span };
  cursor.split(rest < token.end ? [or, { kind: 'literal', start: rest, end: token.end }] : [or]);
  return true;
}

function allCommas(cursor: Cursor): Fix {
  return { title: 'Join the values with `or`', edits: commaEdits(cursor, 0), preferred: true };
}

/** What makes `or` of the commas up to the next parenthesis, beginning `distance` tokens ahead. */
export function commaEdits(cursor: Cursor, distance: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (let ahead = distance; ; ahead++) {
    const { kind, start } = cursor.peek(ahead);
    if (kind === ')' || kind === '(' || kind === 'end') return edits;
    if (kind !== 'literal' || cursor.text[start] !== ',') continue;
    const span = { start, end: start + 1 };
    const isTrailing = cursor.peek(ahead + 1).kind === ')' && cursor.peek(ahead).end === span.end;
    edits.push({ span, newText: isTrailing ? '' : withBlanks(cursor, 'or', span) });
  }
}
