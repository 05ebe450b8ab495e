import { processorTime } from './processor-time.ts';

/** Milliseconds of processor time of the fastest of three runs. */
export function fastest(work: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const start = processorTime();
    work();
    return processorTime() - start;
  });
  return Math.min(...times);
}
