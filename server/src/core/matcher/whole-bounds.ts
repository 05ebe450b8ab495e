import type { MappedField } from '../condition/mapping.ts';

/** A number, as precise as it was read. */
export type Whole = number | bigint;

interface Bounds {
  readonly least: bigint;
  readonly most: bigint;
}

/** https://www.elastic.co/docs/reference/elasticsearch/mapping-reference/number */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  byte: signed(8n),
  short: signed(16n),
  integer: signed(32n),
  long: signed(64n),
  unsigned_long: { least: 0n, most: 2n ** 64n - 1n },
};

function signed(bits: bigint): Bounds {
  return { least: -(2n ** (bits - 1n)), most: 2n ** (bits - 1n) - 1n };
}

/**
 * Keeps a number within what the field's type holds; `undefined`: it is out of range. JSON's numbers are rounded when they are
 * read, so that the largest of 64 bits comes as the power of two behind it: it is taken for the largest.
 */
export function withinBounds({ esType }: MappedField): (value: Whole) => Whole | undefined {
  const bounds = BOUNDS[esType];
  if (bounds === undefined) return (value) => value;
  const { least, most } = bounds;
  const [lowest, highest] = [Number(least), Number(most)];
  return (value) => {
    if (typeof value === 'bigint') return value < least || value > most ? undefined : value;
    if (!(value >= lowest && value <= highest)) return undefined;
    return value === highest && !Number.isSafeInteger(highest) ? most : value;
  };
}
