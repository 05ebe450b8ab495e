/**
 * How many single changes (insert, delete, replace, swap two neighbours) turn `a` into `b`, if at most `limit`;
 * `undefined` when it takes more. UTF-16 units. Time is about length * limit, so long input costs little.
 */
export function editDistance(a: string, b: string, limit: number): number | undefined {
  if (Math.abs(a.length - b.length) > limit) return undefined;
  if (a === b) return 0;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = nextRow(a, b, row, limit, last, beforeLast);
    if (current === undefined) return undefined;
    beforeLast = last;
    last = current;
  }
  const distance = last[b.length] ?? limit + 1;
  return distance <= limit ? distance : undefined;
}

/** One row of the table, only the band around the diagonal; `undefined` when the limit can't be kept any more. */
function nextRow(
  a: string,
  b: string,
  row: number,
  limit: number,
  last: readonly number[],
  beforeLast: readonly number[],
): number[] | undefined {
  const far = limit + 1;
  const current: number[] = [];
  const from = Math.max(1, row - limit);
  const to = Math.min(b.length, row + limit);
  current[from - 1] = from === 1 ? row : far;
  let best = current[from - 1] ?? far;
  for (let column = from; column <= to; column++) {
    const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
    let cost = Math.min(
      (last[column - 1] ?? far) + (same ? 0 : 1),
      (last[column] ?? far) + 1,
      (current[column - 1] ?? far) + 1,
    );
    if (isSwap(a, b, row, column)) cost = Math.min(cost, (beforeLast[column - 2] ?? far) + 1);
    current[column] = cost;
    best = Math.min(best, cost);
  }
  return best > limit ? undefined : current;
}

function isSwap(a: string, b: string, row: number, column: number): boolean {
  return (
    row > 1 &&
    column > 1 &&
    a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
    a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
  );
}
