import type { Field } from './field.ts';

/** Field names from one table. Nothing is read before the first question. */
export interface FieldSource {
  field(name: string): Field | undefined;
  /** True when one of its names starts with `prefix` + `.`. */
  isPrefix(prefix: string): boolean;
  /** First segments of the names; the empty string stands for all names without a dot. */
  groups(): readonly string[];
  /** Names with that first segment, sorted; those without a dot for the empty string. Without patterns. */
  namesIn(group: string): readonly string[];
}

/** The first segment of a dotted name, or the empty string for a name without a dot. */
export function groupOf(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? '' : name.slice(0, dot);
}

/** True when one of the names, which are sorted by UTF-16 units, starts with `start`. */
export function someStartsWith(sorted: readonly string[], start: string): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return sorted[low]?.startsWith(start) ?? false;
}
