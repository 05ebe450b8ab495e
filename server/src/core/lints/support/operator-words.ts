import type { Span } from '../../text/span.ts';

/** Blanks as Kibana knows them. */
const BLANK = '[ \\t\\r\\n\\u00a0]';
const AT_START = new RegExp(`^(?:and|or)(?=${BLANK})`, 'i');
const AT_END = new RegExp(`${BLANK}(?:and|or|not)$`, 'i');

/** Where `and` or `or` is the first of several words in a text without quotes. */
export function operatorAtStart(text: string, { start, end }: Span): Span | undefined {
  const word = AT_START.exec(text.slice(start, Math.min(end, start + 4)))?.[0];
  return word === undefined ? undefined : { start, end: start + word.length };
}

/** Where `and`, `or` or `not` is the last of several words; `alone`: or the only one. */
export function operatorAtEnd(text: string, { start, end }: Span, alone: boolean): Span | undefined {
  const whole = end - start <= 3 ? text.slice(start, end) : '';
  if (alone && /^(?:and|or|not)$/i.test(whole)) return { start, end };
  const word = AT_END.exec(text.slice(Math.max(start, end - 4), end))?.[0];
  return word === undefined ? undefined : { start: end - word.length + 1, end };
}
