import { editDistance } from './edit-distance.ts';

export interface NearestOptions {
  /** How many changes are still a slip of the fingers; by default it grows with the word (see `slipLimit`). */
  readonly limit?: number;
}

/**
 * The candidate that a misspelt word most likely means, or `undefined` when none is near enough. A candidate that differs
 * in case alone wins at once; of equally near ones the first wins. The word itself is no suggestion for itself.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  options: NearestOptions = {},
): string | undefined {
  const lower = word.toLowerCase();
  let limit = options.limit ?? slipLimit(word.length);
  let found: string | undefined;
  for (const candidate of candidates) {
    if (candidate === word) continue;
    const distance = editDistance(lower, candidate.toLowerCase(), limit);
    if (distance === undefined) continue;
    if (distance === 0) return candidate;
    found = candidate;
    limit = distance - 1;
  }
  return found;
}

/** Changes that may be a slip in a word of this length; below three letters a change makes another word. */
export function slipLimit(length: number): number {
  if (length <= 2) return 0;
  if (length <= 5) return 1;
  if (length <= 9) return 2;
  return 3;
}
