import type { MappedField } from '../condition/mapping.ts';

/** What a floating-point field makes of a number: the nearest that its type can hold. */
export function storedNumber({ esType, scalingFactor }: MappedField): (value: number) => number {
  switch (esType) {
    case 'float':
      return Math.fround;
    case 'half_float':
      return nearestHalf;
    case 'scaled_float':
      return scalingFactor === undefined
        ? (value) => value
        : (value) => Math.round(value * scalingFactor) / scalingFactor;
    default:
      return (value) => value;
  }
}

const LARGEST = 65504;
const SMALLEST_EXPONENT = -14;
const FRACTION_BITS = 10;

/** The nearest number of 16 bits (IEEE 754 binary16), ties to even. */
function nearestHalf(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(value)) return value;
  const exponent = Math.max(SMALLEST_EXPONENT, Math.floor(Math.log2(size)));
  const step = 2 ** (exponent - FRACTION_BITS);
  const half = roundToEven(size / step) * step;
  return Math.sign(value) * (half > LARGEST ? Number.POSITIVE_INFINITY : half);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
