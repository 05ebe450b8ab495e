import { LEFT_BRACKET } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { reportBroken } from './cursor.ts';

/** Reports the bracket at `start` as unclosed, unless its closing one may be on a part of a line that was skipped. */
export function reportUnclosed(cursor: Cursor, start: number): void {
  const isArray = cursor.text.charCodeAt(start) === LEFT_BRACKET;
  const [opening, closing, what] = isArray ? ['[', ']', 'array'] : ['{', '}', 'inline table'];
  const message =
    `This ${what} is not closed: the \`${closing}\` for this \`${opening}\` is missing. ` +
    `Put it behind the last ${isArray ? 'item' : 'value'}.`;
  if (!cursor.skipped) {
    reportBroken(cursor, { start, end: start + 1 }, message);
    cursor.incomplete = true;
  }
  cursor.broken = true;
  cursor.skipped = true;
  cursor.owesBracket = true;
}
