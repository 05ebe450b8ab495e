import { insertFix } from '../../text/fixes.ts';
import { atComma, mendComma } from './commas.ts';
import type { Cursor } from './cursor.ts';
import { mendConnectiveAtStart, withBlanks } from './foreign-connective.ts';
import { complainBrace, skipsUnclosed } from './stray-brackets.ts';
import { isRelation, TEXTS } from './token-sets.ts';

/** Looks at what stands behind a value in parentheses: a connective, or what ends the values here. Slips are mended. */
export function mendValues(cursor: Cursor, stops: (cursor: Cursor) => boolean): void {
  while (!isRight(cursor)) if (mend(cursor, stops)) return;
}

function isRight(cursor: Cursor): boolean {
  switch (cursor.token.kind) {
    case 'and':
    case 'or':
    case 'end':
    case ')':
      return true;
    case '}':
      return cursor.around.braces > 0 || cursor.around.unclosed;
    default:
      return false;
  }
}

/** Mends what stands here; true when nothing more is to be mended. */
function mend(cursor: Cursor, stops: (cursor: Cursor) => boolean): boolean {
  const { token } = cursor;
  if (atComma(cursor)) return mendComma(cursor);
  if (token.kind === '{' || token.kind === '}') {
    complainBrace(cursor);
    cursor.advance();
    return false;
  }
  if (isRelation(token.kind)) {
    cursor.complain(
      `A \`${cursor.shown}\` can't stand behind a value. In text it is written \`\\${cursor.shown}\`.`,
      token,
    );
    cursor.advance();
    return false;
  }
  if (skipsUnclosed(cursor)) return false;
  if (TEXTS.has(token.kind) && isRelation(cursor.peek(1).kind) && stops(cursor)) return true;
  if (!mendConnectiveAtStart(cursor))
    insertConnective(cursor, token.kind === 'not' ? ['and', 'or'] : ['or', 'and']);
  return true;
}

/** Reports that a connective is missing here, and puts in the first of two. */
export function insertConnective(cursor: Cursor, words: readonly ['and' | 'or', 'and' | 'or']): void {
  const { token } = cursor;
  const place = cursor.previous?.end ?? token.start;
  cursor.complain(
    `\`${words[0]}\` or \`${words[1]}\` is missing before \`${cursor.shown}\`.`,
    token,
    words.map((word) =>
      insertFix(`Insert \`${word}\``, place, withBlanks(cursor, word, { start: place, end: place }), false),
    ),
  );
  cursor.insert(words[0]);
}
