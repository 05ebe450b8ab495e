import { touches } from '../../text/span.ts';
import type { Span } from '../../text/span.ts';
import type { TomlDocument, TomlEntry, TomlHeader, TomlNode, TomlPath, TomlTable } from '../../toml/ast.ts';

/** A table with its path from the top: `rule.threat[].technique[]`; the root's is empty. */
export interface PlacedTable {
  readonly path: string;
  readonly table: TomlTable;
}

/** What stands at an offset of a TOML file. */
export interface TomlPlace {
  readonly part: 'header' | 'key' | 'value';
  /** As in `rule/keys`: dotted, with `[]` behind each array that the place lies in. */
  readonly path: string;
  /** The key's last part, the header, or the innermost value. */
  readonly span: Span;
  /** For a value: the innermost one. */
  readonly node: TomlNode | undefined;
  /** The tables that hold the place, the root first. */
  readonly tables: readonly PlacedTable[];
}

/** The header, key or value that an offset touches; `undefined` between them. */
export function tomlPlaceAt(document: TomlDocument, offset: number): TomlPlace | undefined {
  return inTable(document.root, '', [], offset);
}

function inTable(
  table: TomlTable,
  path: string,
  outer: readonly PlacedTable[],
  offset: number,
): TomlPlace | undefined {
  const tables = [...outer, { path, table }];
  if (table.header !== undefined && touches(table.header, offset)) {
    return { part: 'header', path, span: table.header, node: undefined, tables };
  }
  for (const entry of table.entries.values()) {
    const place = inEntry(entry, childPath(path, entry.name), tables, offset);
    if (place !== undefined) return place;
  }
  return undefined;
}

function inEntry(
  entry: TomlEntry,
  path: string,
  tables: readonly PlacedTable[],
  offset: number,
): TomlPlace | undefined {
  // Tables with headers lie anywhere in the file, so they are looked into first: a header is more than its key.
  const place = inValue(entry.value, path, tables, offset);
  if (place !== undefined || !touches(entry.key, offset)) return place;
  return { part: 'key', path, span: entry.key, node: undefined, tables };
}

function inValue(
  node: TomlNode,
  path: string,
  tables: readonly PlacedTable[],
  offset: number,
): TomlPlace | undefined {
  if (node.kind === 'table') return inTable(node, path, tables, offset);
  if (node.kind === 'array') {
    if (!node.ofTables && !touches(node.span, offset)) return undefined;
    for (const item of node.items) {
      const place = inValue(item, `${path}[]`, tables, offset);
      if (place !== undefined) return place;
    }
    return node.ofTables ? undefined : { part: 'value', path, span: node.span, node, tables };
  }
  return touches(node.span, offset) ? { part: 'value', path, span: node.span, node, tables } : undefined;
}

/** The table whose keys a line at `offset` adds to: that of the last header before it, with the tables that hold it. */
export function openTableAt(document: TomlDocument, offset: number): readonly PlacedTable[] {
  const root = { path: '', table: document.root };
  const header = document.headers.findLast(({ span }) => span.start <= offset);
  return header === undefined
    ? [root]
    : [...tablesAbove(root, header), { path: pathText(header.path), table: header.table }];
}

/** The tables that a header's path leads through, without its own. */
function tablesAbove(root: PlacedTable, { path }: TomlHeader): readonly PlacedTable[] {
  const tables = [root];
  let node: TomlNode | undefined = root.table;
  for (const [index, part] of path.slice(0, -1).entries()) {
    if (typeof part === 'number') node = node?.kind === 'array' ? node.items[part] : undefined;
    else node = node?.kind === 'table' ? node.entries.get(part)?.value : undefined;
    if (node?.kind === 'table') tables.push({ path: pathText(path.slice(0, index + 1)), table: node });
  }
  return tables;
}

function pathText(path: TomlPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[]` : childPath(text, part)),
    '',
  );
}

function childPath(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
