import type { Span } from '../../text/span.ts';
import type { TomlDocument, TomlEntry, TomlNode, TomlTable } from '../../toml/ast.ts';

/** Where the statements of a file stand, sorted by start: keys with their values, headers with the entries below them. */
export function tomlTargets(toml: TomlDocument): readonly Span[] {
  const spans: Span[] = [];
  const pending: TomlTable[] = [toml.root];
  for (let table = pending.pop(); table !== undefined; table = pending.pop()) {
    if (table.header !== undefined) spans.push({ start: table.header.start, end: table.span.end });
    for (const entry of table.entries.values()) {
      if (!isOpened(entry.value)) spans.push(statementOf(entry));
      for (const inner of tablesIn(entry.value)) pending.push(inner);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

function statementOf({ key, value }: TomlEntry): Span {
  return { start: key.start, end: value.span.end };
}

/** Tables with a header, and dotted ones, whose entries are statements of their own. */
function isOpened(value: TomlNode): boolean {
  if (value.kind === 'array') return value.ofTables;
  return value.kind === 'table' && value.origin !== 'inline';
}

/** Tables that a value is or holds; the reader bounds the nesting. */
function tablesIn(value: TomlNode): readonly TomlTable[] {
  if (value.kind === 'table') return [value];
  return value.kind === 'array' ? value.items.flatMap(tablesIn) : [];
}
