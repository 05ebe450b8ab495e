import type { Cursor } from './cursor.ts';
import { replaceFix } from '../../text/fixes.ts';
import { lowerCase, meantKeyword, startsOperand } from './meant.ts';

/** `!` and `NOT`, where a condition starts. */
export function mendPrefix(cursor: Cursor): void {
  if (cursor.at('foreign-sign') && cursor.shown === '!') {
    cursor.report('EQL has no `!`: write `not` in front of the condition that must not hold.', cursor.token, [
      replaceFix('Replace with `not`', cursor.token, 'not '),
    ]);
    cursor.join(1, 'not');
  } else if (cursor.at('identifier') && meantKeyword(cursor, cursor.token) === 'not') {
    if (startsOperand(cursor.peek(1)) || cursor.peek(1).kind === 'not') lowerCase(cursor, 'not');
  }
}
