const PATIENCE = 20_000;
const PAUSE = 50;

/** Waits until `look` gives something, and returns it; fails with the reason when it does not in time. */
export async function until<T>(
  look: () => T | PromiseLike<T>,
  what: string,
): Promise<Exclude<T, undefined | false | null>> {
  for (const end = Date.now() + PATIENCE; ;) {
    const found = await look();
    if (isFound(found)) return found;
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function isFound<T>(found: T): found is Exclude<T, undefined | false | null> {
  return found !== undefined && found !== false && found !== null;
}
