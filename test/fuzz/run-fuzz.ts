/** Many inputs that look random and are the same in every run; the slowest are printed. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { fastest } from '../support/fastest.ts';
import { randomNumbers } from '../support/random.ts';

/** A whole number below `n`. */
export type Below = (n: number) => number;

export function pick<T>(below: Below, from: readonly T[]): T {
  const one = from[below(from.length)];
  assert.ok(one !== undefined);
  return one;
}

export interface Fuzz<T> {
  readonly count: number;
  readonly seed: number;
  readonly generate: (below: Below) => T;
  /** Throws when something does not hold. */
  readonly check: (input: T) => void;
  /** How an input is told in messages. */
  readonly shown: (input: T) => string;
}

/** An input takes microseconds; what takes this many milliseconds even when nothing else runs is a loop in a loop. */
const LIMIT = 250;
const SHOWN = 3;

interface Timed<T> {
  readonly input: T;
  readonly time: number;
}

/**
 * Checks every input. A failure names the input; one that takes too long, also when it runs again, is a failure too. Prints the
 * number of inputs and the slowest ones, with how many times the median each takes. Gives the number of inputs.
 */
export function runFuzz<T>(context: TestContext, { count, seed, generate, check, shown }: Fuzz<T>): number {
  const below = randomNumbers(seed);
  const times: number[] = [];
  let slowest: readonly Timed<T>[] = [];
  for (let index = 0; index < count; index++) {
    const input = generate(below);
    const start = performance.now();
    checkOne(input, check, shown);
    const time = performance.now() - start;
    times.push(time);
    if (time > (slowest[SHOWN - 1]?.time ?? 0))
      slowest = [...slowest, { input, time }].sort((a, b) => b.time - a.time).slice(0, SHOWN);
  }
  const median = times.sort((a, b) => a - b)[count >> 1] ?? 0;
  report(context, count, median, slowest, shown);
  for (const { input, time } of slowest) {
    if (time < LIMIT) continue;
    const again = fastest(() => {
      check(input);
    });
    assert.ok(again < LIMIT, `${again.toFixed(0)} ms for ${shown(input)}`);
  }
  return count;
}

function checkOne<T>(input: T, check: (input: T) => void, shown: (input: T) => string): void {
  try {
    check(input);
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\nfor ${shown(input)}`, {
      cause: error,
    });
  }
}

function report<T>(
  { name }: TestContext,
  count: number,
  median: number,
  slowest: readonly Timed<T>[],
  shown: (input: T) => string,
): void {
  const lines = slowest.map(({ input, time }) => {
    const ratio = time / Math.max(median, 0.001);
    return `  ${time.toFixed(1)} ms, ${ratio.toFixed(0)} times the median: ${shown(input).slice(0, 120)}`;
  });
  const head = `fuzz, ${name}: ${String(count)} inputs, median ${(1000 * median).toFixed(0)} µs; slowest:`;
  // Diagnostics do not reach the reporter of `npm test`, standard output does.
  process.stdout.write(`${[head, ...lines].join('\n')}\n`);
}
