import type { EqlValue } from '../eql/value.ts';

type Present = Exclude<EqlValue, null>;

/** Equality of two computed values: numbers by their value, whatever their width. */
export function equalValues(a: Present, b: Present): boolean {
  if (typeof a === typeof b) return a === b;
  return compareValues(a, b) === 0;
}

/** Order of two computed values; `undefined` when their types can't be ordered. */
export function compareValues(a: Present, b: Present): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (isNumber(a) && isNumber(b)) return a < b ? -1 : a > b ? 1 : a == b ? 0 : undefined; // eslint-disable-line eqeqeq -- bigint and number
  return undefined;
}

function isNumber(value: Present): value is number | bigint {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** Order of texts by code point, which is the order of their UTF-8 bytes, as Lucene sorts terms. */
export function compareText(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x === y) continue;
    // Surrogates stand for code points behind all others of one unit.
    const [xPair, yPair] = [x >= 0xd800 && x <= 0xdfff, y >= 0xd800 && y <= 0xdfff];
    return xPair === yPair ? x - y : xPair ? 1 : -1;
  }
  return a.length - b.length;
}
