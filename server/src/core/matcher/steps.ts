/**
 * Long work offers a stop now and then: it is a generator that yields between chunks of a few milliseconds, so that whoever
 * drives it can let others run, or give up.
 */
export type Work<T> = Generator<undefined, T, undefined>;

/** Events between two stops. */
export const CHUNK = 256;

/** Does it all at once. */
export function runToEnd<T>(work: Work<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

/** Handles items one by one. */
export function* inChunks<T>(items: readonly T[], handle: (item: T, index: number) => void): Work<void> {
  for (const [index, item] of items.entries()) {
    if (index % CHUNK === CHUNK - 1) yield;
    handle(item, index);
  }
}

/** `items.filter(test)`. */
export function* filterInChunks<T>(
  items: readonly T[],
  test: (item: T, index: number) => boolean,
): Work<readonly T[]> {
  const kept: T[] = [];
  yield* inChunks(items, (item, index) => {
    if (test(item, index)) kept.push(item);
  });
  return kept;
}
