import type { Limit } from './planning.ts';

/** How many results are wanted where nothing else is said, and from which end. */
export interface ResultSize {
  readonly size?: number;
  readonly resultPosition?: 'head' | 'tail';
}

/**
 * `size` and the pipes in the order in which Elasticsearch applies them: without a pipe the last `size` results, with pipes first
 * `size` from the side of the first pipe, then the pipes from left to right.
 */
export function limitsWith(
  limits: readonly Limit[],
  { size, resultPosition = 'tail' }: ResultSize = {},
): readonly Limit[] {
  const [first] = limits;
  return size === undefined ? limits : [{ from: first?.from ?? resultPosition, count: size }, ...limits];
}

/** Applies `size` and the pipes. Results stay ascending. */
export function applyLimits<T>(
  results: readonly T[],
  limits: readonly Limit[],
  size: ResultSize = {},
): readonly T[] {
  return limitsWith(limits, size).reduce((kept, limit) => takeLimit(kept, limit), results);
}

export function takeLimit<T>(results: readonly T[], { from, count }: Limit): readonly T[] {
  if (from === 'head') return results.slice(0, count);
  return count === 0 ? [] : results.slice(-count);
}
