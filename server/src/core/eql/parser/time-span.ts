import { cover, type Span } from '../../text/span.ts';
import type { Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { insertFix, replaceFix } from '../../text/fixes.ts';
import { meantKeyword } from './meant.ts';

/** Milliseconds of each unit (Elasticsearch's LogicalPlanBuilder.visitSequenceParams), the smallest first. */
export const UNITS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

export const UNITS_IN_WORDS = '`ms`, `s`, `m`, `h` or `d`';

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ...['millis', 'msec', 'msecs', 'millisecond', 'milliseconds'].map((name) => [name, 'ms'] as const),
  ...['sec', 'secs', 'second', 'seconds'].map((name) => [name, 's'] as const),
  ...['min', 'mins', 'minute', 'minutes'].map((name) => [name, 'm'] as const),
  ...['hr', 'hrs', 'hour', 'hours'].map((name) => [name, 'h'] as const),
  ...['day', 'days'].map((name) => [name, 'd'] as const),
]);

export interface TimeSpan {
  /** Number and unit. */
  readonly span: Span;
  /** `undefined` when something is wrong with it, which was reported. */
  readonly milliseconds: number | undefined;
}

/** Reads a whole number and its unit; a number stands here. */
export function timeSpan(cursor: Cursor): TimeSpan {
  const number = cursor.advance();
  const unit = acceptUnit(cursor);
  const span = cover(number, unit ?? number);
  if (unit !== undefined && isSeveral(cursor, unit)) {
    cursor.report('`maxspan` takes one number with one unit: write the sum in the smaller unit.', span);
    return { span, milliseconds: undefined };
  }
  const factor = unit === undefined ? undefined : UNITS.get(cursor.textOf(unit));
  const value = Number(cursor.textOf(number));
  if (factor === undefined) reportUnit(cursor, number, unit);
  else if (number.kind === 'decimal') reportFraction(cursor, span, value * factor);
  else if (value === 0) cursor.report('`maxspan` must be more than 0.', span);
  else return { span, milliseconds: Math.min(value * factor, Number.MAX_SAFE_INTEGER) };
  return { span, milliseconds: undefined };
}

function acceptUnit(cursor: Cursor): Token | undefined {
  return meantKeyword(cursor, cursor.token) === undefined ? cursor.accept('identifier') : undefined;
}

/** `1h30m`, where the lexer takes all behind the first number for one name. */
function isSeveral(cursor: Cursor, unit: Token): boolean {
  return /^[a-z]+(?:\d+[a-z]+)+$/i.test(cursor.textOf(unit));
}

function reportUnit(cursor: Cursor, number: Token, unit: Token | undefined): void {
  const written = cursor.textOf(number);
  if (unit === undefined) {
    cursor.report(
      `\`maxspan\` needs a unit of time: ${UNITS_IN_WORDS}, as in \`${written}s\`.`,
      number,
      ['s', 'm'].map((name) => insertFix(`Replace with \`${written}${name}\``, number.end, name, false)),
    );
    return;
  }
  const name = cursor.textOf(unit);
  const lower = name.toLowerCase();
  const meant = OTHER_NAMES.get(lower) ?? (UNITS.has(lower) ? lower : undefined);
  cursor.report(
    `\`${name}\` is no unit of \`maxspan\`: ${meant === undefined ? `use ${UNITS_IN_WORDS}` : `write \`${meant}\``}.`,
    unit,
    meant === undefined ? [] : [replaceFix(`Replace with \`${meant}\``, unit, meant)],
  );
}

function reportFraction(cursor: Cursor, span: Span, milliseconds: number): void {
  const exact = [...UNITS].findLast(([, factor]) => milliseconds >= factor && milliseconds % factor === 0);
  const meant = exact === undefined ? undefined : `${milliseconds / exact[1]}${exact[0]}`;
  cursor.report(
    `\`maxspan\` takes whole numbers only: write ${meant === undefined ? 'it in a smaller unit' : `\`${meant}\``}.`,
    span,
    meant === undefined ? [] : [replaceFix(`Replace with \`${meant}\``, span, meant)],
  );
}
