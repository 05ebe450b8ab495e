/** Milliseconds of work between two times that messages are let in: a timer takes one at least, which adds up over a large file. */
const WORK = 8;

let resumed = -Infinity;

/** Lets the messages in that came meanwhile, if work went on for a while since that was done last. */
export async function pause(): Promise<void> {
  if (performance.now() - resumed < WORK) return;
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  resumed = performance.now();
}
