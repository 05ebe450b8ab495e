import type { Limit } from './plan.ts';

/** How many results are wanted where nothing else is said, and from which end. */
export interface ResultSize {
  readonly size?: number;
  readonly resultPosition?: 'head' | 'tail';
}

/**
 * Applies `size` and the pipes as Elasticsearch does: without a pipe the last `size` results, with pipes first `size` from the
 * side of the first pipe, then the pipes from left to right. Results stay ascending.
 */
export function applyLimits<T>(
  results: readonly T[],
  limits: readonly Limit[],
  { size, resultPosition = 'tail' }: ResultSize = {},
): readonly T[] {
  const [first] = limits;
  const all = size === undefined ? limits : [{ from: first?.from ?? resultPosition, count: size }, ...limits];
  return all.reduce((kept, limit) => take(kept, limit), results);
}

function take<T>(results: readonly T[], { from, count }: Limit): readonly T[] {
  if (from === 'head') return results.slice(0, count);
  return count === 0 ? [] : results.slice(-count);
}
