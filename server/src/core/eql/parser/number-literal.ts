import type { NumberLiteral } from '../ast.ts';
import type { Span } from '../../text/span.ts';

const MAX_INTEGER = 2n ** 31n - 1n;
const MAX_LONG = 2n ** 63n - 1n;
/** No number of 64 bits has more digits; reading a megabyte of them as one number would take long. */
const MAX_DIGITS = 19;

/** Whole numbers are integer, then long, then double, as they fit (Elasticsearch's ExpressionBuilder.visitIntegerLiteral). */
export function numberLiteral(image: string, span: Span): NumberLiteral {
  const digits = image.replace(/^0+(?=\d)/, '');
  if (!/^\d+$/.test(digits) || digits.length > MAX_DIGITS) {
    return { kind: 'number', span, value: Number(image), type: 'double' };
  }
  const value = BigInt(digits);
  if (value <= MAX_INTEGER) return { kind: 'number', span, value, type: 'integer' };
  if (value <= MAX_LONG) return { kind: 'number', span, value, type: 'long' };
  return { kind: 'number', span, value: Number(value), type: 'double' };
}
