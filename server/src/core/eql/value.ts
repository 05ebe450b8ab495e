/**
 * A value while an expression is computed: whole numbers are `bigint`, others `number`; dates and IP addresses are text
 * or numbers as their field's reader gives them. `null` is EQL's missing value.
 */
export type EqlValue = null | boolean | string | bigint | number;

/** Elasticsearch fails the whole search for these (integer overflow, division by zero, text that is no number). */
export class EqlEvaluationError extends Error {
  override readonly name = 'EqlEvaluationError';
}

/** Text as `string()` and `concat()` write it: doubles as Java writes them, always with a fraction. */
export function textOfValue(value: Exclude<EqlValue, null>): string {
  return typeof value === 'number' ? textOfDouble(value) : String(value);
}

/** Java's Double.toString: `1.0`, `0.001`, but `1.0E7` and `1.0E-4`. */
function textOfDouble(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  if (size >= 1e-3 && size < 1e7) return Number.isInteger(value) ? value.toFixed(1) : String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
}
