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
