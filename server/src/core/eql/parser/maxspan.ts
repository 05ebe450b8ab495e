import { nearest } from '../../text/nearest.ts';
import { cover, type Span } from '../../text/span.ts';
import type { Maxspan } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { insertFix, removeFix, replaceFix } from '../../text/fixes.ts';
import { acceptWord, atWord, meantKeyword } from './meant.ts';
import { acceptAssign, acceptNumber } from './option.ts';
import { STRINGS } from './token-sets.ts';
import { timeSpan, UNITS_IN_WORDS } from './time-span.ts';

/** True where an option of a whole sequence starts, also one without its `with`. */
export function atMaxspan(cursor: Cursor): boolean {
  return atWord(cursor, 'with') || atWord(cursor, 'maxspan');
}

/** `with maxspan=5m`; `undefined` for another option, which was reported. */
export function maxspan(cursor: Cursor): Maxspan | undefined {
  const { start } = cursor.token;
  if (acceptWord(cursor, 'with') === undefined) reportNoWith(cursor);
  if (!readName(cursor)) {
    skipValue(cursor);
    return undefined;
  }
  const value = readValue(cursor);
  const end = cursor.previous?.end ?? start;
  return {
    kind: 'maxspan',
    span: { start, end: Math.max(end, value.span.end) },
    valueSpan: value.span,
    milliseconds: value.milliseconds,
  };
}

function reportNoWith(cursor: Cursor): void {
  cursor.report('`with` is missing before `maxspan`: write `with maxspan=…`.', cursor.token, [
    insertFix('Insert `with`', cursor.token.start, 'with '),
  ]);
}

/** Reads the option's name and `=`; false when it is another option than `maxspan`. */
function readName(cursor: Cursor): boolean {
  if (acceptWord(cursor, 'maxspan') !== undefined) {
    acceptAssign(cursor, 'maxspan');
    return true;
  }
  const { token } = cursor;
  if (cursor.at('identifier') && meantKeyword(cursor, token) === undefined) {
    const isSlip = reportOption(cursor);
    cursor.advance();
    cursor.accept('=');
    return isSlip;
  }
  if (cursor.at('integer') || cursor.at('decimal')) {
    cursor.report('`maxspan=` is missing between `with` and the time.', token, [
      insertFix('Insert `maxspan=`', token.start, 'maxspan='),
    ]);
  }
  return true;
}

/** Reports an option that a sequence does not have; true when its name is a slip for `maxspan`. */
function reportOption(cursor: Cursor): boolean {
  const name = cursor.shown;
  const isSlip = nearest(name, ['maxspan']) !== undefined;
  const isRuns = name.toLowerCase() === 'runs';
  cursor.report(
    isSlip
      ? `\`${name}\` is no option of a sequence: write \`maxspan\`.`
      : `A sequence has no option \`${name}\`, only \`maxspan\`.${isRuns ? ' `with runs=…` stands behind the event query that is repeated.' : ''}`,
    cursor.token,
    isSlip ? [replaceFix('Replace with `maxspan`', cursor.token, 'maxspan')] : [],
  );
  if (!isSlip) cursor.frameIsSure = false;
  return isSlip;
}

/** What another option is set to. */
function skipValue(cursor: Cursor): void {
  if (acceptNumber(cursor) !== undefined && meantKeyword(cursor, cursor.token) === undefined) {
    cursor.accept('identifier');
  }
}

interface Value {
  readonly span: Span;
  readonly milliseconds: number | undefined;
}

function readValue(cursor: Cursor): Value {
  const { token, previous } = cursor;
  if (cursor.at('integer') || cursor.at('decimal')) return timeSpan(cursor);
  if (cursor.at('-')) {
    cursor.report('`maxspan` must be more than 0: remove the sign.', token, [
      removeFix('Remove the sign', token),
    ]);
    cursor.advance();
    const { span } = cursor.at('integer') || cursor.at('decimal') ? timeSpan(cursor) : { span: token };
    return { span: cover(token, span), milliseconds: undefined };
  }
  if (cursor.atAny(STRINGS)) return quoted(cursor);
  const place = previous?.end ?? token.start;
  cursor.complain(
    `A time is missing behind \`maxspan=\`: a number with one of ${UNITS_IN_WORDS}, as in \`5m\`.`,
    cursor.place,
  );
  return { span: { start: place, end: place }, milliseconds: undefined };
}

/** `maxspan="5m"` */
function quoted(cursor: Cursor): Value {
  const { start, end } = cursor.advance();
  const span = { start, end };
  const content = cursor.textOf(span).replace(/^\W+|\W+$/g, '');
  cursor.report('The time of `maxspan` stands without quotes, as in `maxspan=5m`.', span, [
    ...(/^\d+(?:ms|[smhd])$/.test(content) ? [replaceFix('Remove the quotes', span, content)] : []),
  ]);
  return { span, milliseconds: undefined };
}
