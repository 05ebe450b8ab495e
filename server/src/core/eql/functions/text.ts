import type { EqlValue } from '../value.ts';

/** Texts as a function compares them: both lower-cased when it ignores case (Java's toLowerCase with Locale.ROOT). */
export function folded(text: string, ignoreCase: boolean): string {
  return ignoreCase ? text.toLowerCase() : text;
}

/** Applies `test` to two texts; `null` when either is missing. */
export function onTexts<T extends EqlValue>(
  [source = null, other = null]: readonly EqlValue[],
  ignoreCase: boolean,
  test: (source: string, other: string) => T,
): T | null {
  if (typeof source !== 'string' || typeof other !== 'string') return null;
  return test(folded(source, ignoreCase), folded(other, ignoreCase));
}

/** A whole number for positions; `undefined` for a missing value. */
export function positionOf(value: EqlValue | undefined): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' ? Math.trunc(value) : undefined;
}
