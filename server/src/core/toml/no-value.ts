import type { Span } from '../text/span.ts';
import type { TomlMissing } from './ast.ts';
import { EQUALS, HASH, isBlank, isControl } from './characters.ts';
import type { Cursor } from './cursor.ts';
import { atLineEnd, peek, reportBroken, reportBrokenControl } from './cursor.ts';

/** Reports that no value starts at the cursor. What can't be part of anything is stepped over. */
export function readNoValue(cursor: Cursor): TomlMissing {
  const { offset } = cursor;
  const span = { start: offset, end: offset + 1 };
  if (peek(cursor) === EQUALS) {
    reportBroken(cursor, span, 'This `=` is one too many: a key is set with one. Delete it.');
    cursor.offset++;
    return { kind: 'missing', span };
  }
  if (isControl(peek(cursor)) && !atLineEnd(cursor)) {
    reportBrokenControl(cursor, offset, 'a value');
    cursor.offset++;
    return { kind: 'missing', span };
  }
  reportMissing(cursor, span);
  return { kind: 'missing', span: { start: offset, end: offset } };
}

/** At the `=` that lacks its value, since behind it there may be nothing to mark. */
function reportMissing(cursor: Cursor, span: Span): void {
  const equals = lastEquals(cursor);
  const place = equals === undefined ? 'here' : 'behind the `=`';
  const message = `A value is missing ${place}. Write one on this line: \`"text"\`, \`1\`, \`true\`, \`[...]\`.`;
  reportBroken(cursor, equals ?? span, message);
  // A value on the next line is part of the mistake.
  if (atLineEnd(cursor) || peek(cursor) === HASH) cursor.inForeignLines = true;
}

function lastEquals({ text, offset }: Cursor): Span | undefined {
  let at = offset - 1;
  while (isBlank(text.charCodeAt(at))) at--;
  return text.charCodeAt(at) === EQUALS ? { start: at, end: at + 1 } : undefined;
}
