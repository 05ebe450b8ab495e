import type { Span } from '../../text/span.ts';
import type { TomlDocument, TomlEntry, TomlTable } from '../../toml/ast.ts';
import type { TablePlace } from './known-tables.ts';

/**
 * Everywhere an entry's name is written, the entry's own place first: a table of tables repeats it in each header
 * (`[[rule.threat]]`, `[rule.threat.tactic]`), a dotted key in each pair.
 */
export function keyPlaces(entry: TomlEntry, place: TablePlace, toml: TomlDocument): readonly Span[] {
  const depth = place.path === '' ? 0 : place.path.split('.').length;
  const tables = tablesBelow(entry);
  const inHeaders = toml.headers
    .filter(({ table }) => tables.has(table))
    .map(({ keys }) => keys[depth])
    .filter((key) => key?.name === entry.name);
  const inPairs = place.table.pairs.map(({ keys }) => keys[0]).filter((key) => key?.name === entry.name);
  const others = [...inHeaders, ...inPairs].flatMap((key) => (key === undefined ? [] : [key.span]));
  return [entry.key, ...others.filter(({ start }) => start !== entry.key.start)];
}

function tablesBelow(entry: TomlEntry): ReadonlySet<TomlTable> {
  const tables = new Set<TomlTable>();
  const pending = [entry.value];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'array') for (const item of node.items) pending.push(item);
    if (node.kind !== 'table') continue;
    tables.add(node);
    for (const { value } of node.entries.values()) pending.push(value);
  }
  return tables;
}
