import { charsOf, concat, union, type Regex } from './tree.ts';

/**
 * Decimal numbers from `from` to `to` (digits, inclusive, in either order). Bounds with the same number of digits accept
 * numbers of exactly that width; otherwise leading zeros are free (Lucene's Automata.makeDecimalInterval).
 */
export function decimalInterval(from: string, to: string): Regex {
  const [low, high] = Number(from) <= Number(to) ? [from, to] : [to, from];
  if (from.length === to.length) return sameWidth(low, high);
  const parts: Regex[] = [];
  const [least, most] = [String(Number(low)), String(Number(high))];
  for (let width = least.length; width <= most.length; width++) {
    const start = width === least.length ? least : `1${'0'.repeat(width - 1)}`;
    const end = width === most.length ? most : '9'.repeat(width);
    parts.push(sameWidth(start, end));
  }
  const zeros: Regex = { kind: 'repeat', part: digits('0', '0'), least: 0, most: Number.POSITIVE_INFINITY };
  return concat([zeros, union(parts)]);
}

function digits(from: string, to: string): Regex {
  return charsOf([{ from: from.charCodeAt(0), to: to.charCodeAt(0) }]);
}

function anyDigits(count: number): readonly Regex[] {
  return new Array<Regex>(count).fill(digits('0', '9'));
}

function sameWidth(low: string, high: string): Regex {
  const [first = '0', last = '9'] = [low[0], high[0]];
  if (low.length === 1) return digits(first, last);
  const rest = low.length - 1;
  const [lowRest, highRest] = [low.slice(1), high.slice(1)];
  if (first === last) return concat([digits(first, first), sameWidth(lowRest, highRest)]);
  const parts: Regex[] = [
    concat([digits(first, first), sameWidth(lowRest, '9'.repeat(rest))]),
    concat([digits(last, last), sameWidth('0'.repeat(rest), highRest)]),
  ];
  const [above, below] = [Number(first) + 1, Number(last) - 1];
  if (above <= below) parts.push(concat([digits(String(above), String(below)), ...anyDigits(rest)]));
  return union(parts);
}
