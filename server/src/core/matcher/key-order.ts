import { compareText } from '../condition/compare-values.ts';
import type { FieldType, MappedField } from '../condition/mapping.ts';
import { compareVersions } from '../condition/versions.ts';
import { compareIp, parseIp } from '../text/ip.ts';
import type { KeyValues } from './join-key.ts';

type KeyValue = KeyValues[number];

export type CompareKeys = (a: KeyValues, b: KeyValues) => number;

/**
 * The order of sequences that end with the same event (SequenceKey.compareTo): element by element, texts by UTF-16 unit, false
 * before true. Java would not compare a missing value with another; here it stands last.
 */
export const compareSequenceKeys: CompareKeys = (a, b) =>
  byElement(a, b, (x, y) => {
    if (x === null || y === null) return x === null ? 1 : -1;
    return typeof x === 'string' && typeof y === 'string' ? (x < y ? -1 : 1) : Number(x) - Number(y);
  });

/**
 * The order of samples, which a composite aggregation over the first term's keys gives: missing ones first, texts by the bytes
 * of their UTF-8, addresses and versions in their own order.
 */
export function compareSampleKeys(fields: readonly (MappedField | undefined)[]): CompareKeys {
  const types = fields.map((field) => field?.type);
  return (a, b) =>
    byElement(a, b, (x, y, index) => {
      if (x === null || y === null) return x === null ? -1 : 1;
      return typeof x === 'string' && typeof y === 'string'
        ? compareTyped(x, y, types[index])
        : Number(x) - Number(y);
    });
}

function compareTyped(a: string, b: string, type: FieldType | undefined): number {
  if (type === 'version') return compareVersions(a, b);
  const [x, y] = type === 'ip' ? [parseIp(a), parseIp(b)] : [];
  return x === undefined || y === undefined ? compareText(a, b) : compareIp(x, y);
}

/** `compare` is asked for values that differ. */
function byElement(
  a: KeyValues,
  b: KeyValues,
  compare: (x: KeyValue, y: KeyValue, index: number) => number,
): number {
  for (const [index, x] of a.entries()) {
    if (index >= b.length) return 1;
    const y = b[index] ?? null;
    const order = x === y ? 0 : compare(x, y, index);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}
