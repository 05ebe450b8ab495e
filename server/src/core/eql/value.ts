/**
 * A value while an expression is computed: whole numbers are `bigint`, others `number`; dates and IP addresses are text
 * or numbers as their field's reader gives them. `null` is EQL's missing value.
 */
export type EqlValue = null | boolean | string | bigint | number;

/** Elasticsearch fails the whole search for these (integer overflow, division by zero, text that is no number). */
export class EqlEvaluationError extends Error {
  override readonly name = 'EqlEvaluationError';
}

/** Text as `string()` and `concat()` write it: doubles always with a fraction, as Java does. */
export function textOfValue(value: Exclude<EqlValue, null>): string {
  if (typeof value !== 'number') return String(value);
  return Number.isInteger(value) && Math.abs(value) < 1e7 ? value.toFixed(1) : String(value);
}
