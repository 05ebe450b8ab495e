import { monitorEventLoopDelay } from 'node:perf_hooks';

const noted: string[] = [];

/** What was measured in this run, for people: the runner prints it. */
export function measures(): readonly string[] {
  return noted;
}

export function note(line: string): void {
  noted.push(line);
}

export interface Measured<T> {
  readonly value: T;
  readonly milliseconds: number;
  /** The longest time for which the extension host's thread heard nobody, in milliseconds. */
  readonly longestBlock: number;
}

/** Runs something and looks at the thread meanwhile. */
export async function measure<T>(work: () => PromiseLike<T>): Promise<Measured<T>> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
  delays.enable();
  // Its first look has nothing before it to compare with.
  await new Promise((resolve) => setTimeout(resolve, 4 * RESOLUTION));
  delays.reset();
  const started = performance.now();
  const value = await work();
  const milliseconds = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 4 * RESOLUTION));
  delays.disable();
  return { value, milliseconds, longestBlock: Math.max(0, delays.max / 1e6 - RESOLUTION) };
}

const RESOLUTION = 5;
