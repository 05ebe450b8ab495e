/**
 * Up to `most` ways to take one item of each list, no item twice, in the order of the lists (SampleIterator.matchSamples).
 * Where no way leads on, it is seen before the lists between are gone through.
 */
export function pickSamples<T>(lists: readonly (readonly T[])[], most: number): readonly (readonly T[])[] {
  const samples: (readonly T[])[] = [];
  const pick = (picked: readonly T[]): void => {
    const candidates = lists[picked.length];
    if (candidates === undefined) {
      samples.push(picked);
      return;
    }
    for (const item of candidates) {
      if (samples.length >= most) return;
      if (picked.includes(item)) continue;
      const next = [...picked, item];
      if (canBeFinished(lists, next)) pick(next);
    }
  };
  if (most > 0 && canBeFinished(lists, [])) pick([]);
  return samples;
}

/** Hall's theorem: every choice of open lists must hold at least as many free items as it has lists. */
function canBeFinished<T>(lists: readonly (readonly T[])[], picked: readonly T[]): boolean {
  // A list with more items than there are lists can always give one.
  const tight = lists
    .slice(picked.length)
    .filter((list) => list.length <= lists.length)
    .map((list) => list.filter((item) => !picked.includes(item)));
  for (let choice = 1; choice < 1 << tight.length; choice++) {
    const chosen = tight.filter((_list, index) => (choice & (1 << index)) !== 0);
    if (new Set(chosen.flat()).size < chosen.length) return false;
  }
  return true;
}
