import type { Work } from '../../matcher/steps.ts';

export interface Fewest<T> {
  /** In the order given. */
  readonly kept: readonly T[];
  /** False when the work was stopped before every single item had been tried. */
  readonly complete: boolean;
}

/**
 * Leaves out as many items as `holds` allows, by delta debugging: ever smaller runs of neighbours, from the last to the first,
 * until no single one can go. `holds` must be true of all of them. Always gives the same for the same.
 * @param spend called for each trial with the items tried; false ends the work
 */
export function* fewest<T>(
  items: readonly T[],
  holds: (kept: readonly T[]) => boolean,
  spend: (kept: readonly T[]) => boolean,
): Work<Fewest<T>> {
  let kept = items;
  for (let size = Math.max(1, Math.ceil(items.length / 2)); ; size = Math.max(1, Math.floor(size / 2))) {
    const before = kept.length;
    for (let end = kept.length; end > 0; end -= size) {
      const without = [...kept.slice(0, Math.max(0, end - size)), ...kept.slice(end)];
      if (!spend(without)) return { kept, complete: false };
      if (holds(without)) kept = without;
      yield;
    }
    if (size === 1 && kept.length === before) return { kept, complete: true };
  }
}
