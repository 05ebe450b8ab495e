import type { JoinKeys } from '../ast.ts';
import { ALONE, type Cursor, type Surroundings } from './cursor.ts';
import { expression } from './expression.ts';
import { acceptWord, atFrameWord } from './meant.ts';
import { startsBareTerm } from './starts-term.ts';
import { OPERAND_STARTS } from './token-sets.ts';

const AROUND_KEYS: Surroundings = { ...ALONE, commas: true, blanks: true, sequence: true };

/** `by a, b`, or nothing where no `by` stands. */
export function joinKeys(cursor: Cursor): JoinKeys | undefined {
  const by = acceptWord(cursor, 'by');
  if (by === undefined) return undefined;
  const keys = cursor.deeper(0, AROUND_KEYS, () => {
    const found = [expression(cursor)];
    while (cursor.accept(',') !== undefined || missesComma(cursor)) found.push(expression(cursor));
    return found;
  });
  const end = Math.max(by.end, keys.at(-1)?.span.end ?? by.end);
  return { kind: 'join-keys', span: { start: by.start, end }, keys };
}

/** `by host.id user.id` */
function missesComma(cursor: Cursor): boolean {
  if (!cursor.atAny(OPERAND_STARTS) || startsBareTerm(cursor) || atFrameWord(cursor)) return false;
  cursor.complain(
    `A comma is missing before \`${cursor.shown}\`: join keys are separated by commas.`,
    cursor.token,
  );
  return true;
}
