import type { Span } from '../../text/span.ts';

/** Of spans that are sorted by their start, the first that starts at `offset` or behind it. */
export function firstFrom(spans: readonly Span[], offset: number): Span | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return spans[low];
}
