/** JSON for committed tables: sorted by the caller, with a line break wherever a reader of a diff wants one. */

/** `{` + one line per entry + `}`; `text` gives an entry's value as JSON, which may itself be many lines. */
export function objectLines<T>(
  entries: Iterable<readonly [string, T]>,
  text: (value: T) => string = (value) => JSON.stringify(value),
): string {
  const lines = Array.from(entries, ([key, value]) => `${JSON.stringify(key)}:${text(value)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

/** `[` + one line per item + `]`. */
export function arrayLines<T>(
  items: Iterable<T>,
  text: (value: T) => string = (value) => JSON.stringify(value),
): string {
  return `[\n${Array.from(items, text).join(',\n')}\n]`;
}

/** Order by UTF-16 units, which the readers' binary searches rely on. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function sortedEntries<T>(
  record: Readonly<Record<string, T>> | ReadonlyMap<string, T>,
): [string, T][] {
  const entries = record instanceof Map ? [...record] : Object.entries(record as Record<string, T>);
  return entries.sort(([a], [b]) => byUnits(a, b));
}
