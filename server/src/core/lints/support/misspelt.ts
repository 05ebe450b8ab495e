import { keyName, keysAt, keysOf } from '../../rule/keys/index.ts';
import { nearest } from '../../text/nearest.ts';
import type { TomlEntry } from '../../toml/ast.ts';
import { pathOf } from './known-tables.ts';
import type { TablePlace } from './known-tables.ts';

/** The key that an entry with an unlisted name most likely means: one that the table may have and does not have yet. */
export function meantKey(
  entry: TomlEntry,
  place: TablePlace,
  ruleType: string | undefined,
): string | undefined {
  if (keysAt(pathOf(place, entry.name)).length > 0) return undefined;
  const absent = keysOf(place.path, ruleType)
    .map(keyName)
    .filter((name) => !place.table.entries.has(name));
  return nearest(entry.name, absent);
}
