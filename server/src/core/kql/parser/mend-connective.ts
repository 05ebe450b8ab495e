import { removeFix } from '../../text/fixes.ts';
import type { Cursor } from './cursor.ts';
import { mendConnectiveAtStart } from './foreign-connective.ts';
import { insertConnective } from './mend-values.ts';
import { complainBrace, skipsUnclosed } from './stray-brackets.ts';
import { isRelation } from './token-sets.ts';

/**
 * Looks at what stands behind a whole condition: `and`, `or`, or what ends it here. What closes nothing is reported and
 * passed over; where a condition follows without a connective, one is put in.
 */
export function mendConnective(cursor: Cursor): void {
  while (!isRight(cursor)) if (mend(cursor)) return;
}

function isRight(cursor: Cursor): boolean {
  const { around } = cursor;
  switch (cursor.token.kind) {
    case 'and':
    case 'or':
    case 'end':
      return true;
    case ')':
      return around.parentheses > 0 || around.unclosed;
    case '}':
      return around.braces > 0 || around.unclosed;
    default:
      return false;
  }
}

/** Mends what stands here; true when the next token is a connective now. */
function mend(cursor: Cursor): boolean {
  const { kind } = cursor.token;
  if (kind === ')' || kind === '}') {
    reportStray(cursor, kind);
    cursor.advance();
    return false;
  }
  if (isRelation(kind)) {
    cursor.complain(
      `A \`${cursor.shown}\` can't stand behind a whole condition: only a field can stand before it.`,
      cursor.token,
    );
    cursor.advance();
    return false;
  }
  if (skipsUnclosed(cursor)) return false;
  if (kind === '{') {
    complainBrace(cursor);
    cursor.insert('and');
  } else if (!mendConnectiveAtStart(cursor)) insertConnective(cursor, ['and', 'or']);
  return true;
}

function reportStray(cursor: Cursor, sign: ')' | '}'): void {
  if (cursor.hasOpenTextSince(0)) return;
  cursor.complain(`This \`${sign}\` closes nothing: remove it.`, cursor.token, [
    removeFix(`Remove the \`${sign}\``, cursor.token),
  ]);
}
