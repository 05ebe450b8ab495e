import type { EqlValue } from '../eql/value.ts';

type Present = Exclude<EqlValue, null>;

/**
 * Order of two computed values, as Java orders them: numbers by their value, whatever their width, texts by UTF-16 unit.
 * `undefined` when their types can't be compared (QL's Comparisons).
 */
export function compareValues(a: Present, b: Present): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (!isNumber(a) || !isNumber(b)) return undefined;
  if (a < b) return -1;
  if (a > b) return 1;
  // A not-a-number stands behind all others and equals itself (Double.compare).
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
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
    const [xPair, yPair] = [isSurrogate(x), isSurrogate(y)];
    return xPair === yPair ? x - y : xPair ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
