export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/** Median milliseconds of `repeat` runs of `work`, after as many as `warmUp` that do not count. */
export function timed(work: () => void, repeat: number, warmUp: number): number {
  const times: number[] = [];
  for (let run = 0; run < repeat + warmUp; run++) {
    const start = performance.now();
    work();
    if (run >= warmUp) times.push(performance.now() - start);
  }
  return median(times);
}

export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly reference: string;
  /** Ours divided by the reference, as text. */
  readonly ratio: string;
  readonly aim: string;
}

export function ratio(ours: number, reference: number): string {
  return `${(ours / reference).toFixed(2)}×`;
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map(
    ({ what, ours, reference, ratio: shown, aim }) =>
      `| ${what} | ${ours} | ${reference} | ${shown} | ${aim} |`,
  );
  return ['| what | ours | reference | ratio | aim |', '| --- | --- | --- | --- | --- |', ...cells].join(
    '\n',
  );
}
