/** Milliseconds of the fastest of three runs: what else the machine does only slows down. */
export function fastest(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}
