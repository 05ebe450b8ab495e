/** Which table a key or a header goes into, and when TOML 1.0 refuses it ("Keys", "Table", "Array of Tables"). */
import type { SyntaxFault } from '../text/parse-result.ts';
import type { Span } from '../text/span.ts';
import type { TomlKeyPart, TomlPath } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { report } from './cursor.ts';
import { MAX_DEPTH } from './depth.ts';
import type { ArrayDraft, EntryDraft, NodeDraft, TableDraft } from './draft.ts';
import { newEntry, newTable } from './draft.ts';
import {
  cannotReopen,
  duplicateKey,
  noArrayOfTables,
  noDottedKeyInto,
  noTableInside,
  shownName,
  tooManyParts,
} from './table-messages.ts';
import type { HeaderDraft } from './read-header.ts';

/** What a header opens. */
export interface OpenedTable {
  readonly table: TableDraft;
  readonly path: TomlPath;
  /** The array of tables that it is an item of. */
  readonly array: ArrayDraft | undefined;
  /** True when the table was there before with a header of its own: its keys may repeat those of the first. */
  readonly repeats: boolean;
}

/** Finds or makes the table of a header. One that TOML refuses gets a table outside the tree, or the table it repeats. */
export function openTable(cursor: Cursor, root: TableDraft, header: HeaderDraft): OpenedTable {
  const last = header.keys.at(-1);
  const names = header.keys.map((part) => part.name);
  const detached = {
    table: withHeader(newTable('header', header.span), header.span),
    path: names,
    array: undefined,
    repeats: false,
  };
  if (last === undefined) return detached;
  if (header.keys.length > MAX_DEPTH) {
    report(cursor, header.span, tooManyParts());
    return detached;
  }
  const parent = descend(cursor, root, header);
  if (parent === undefined) return detached;
  const entry = present(parent.table, last.name);
  const place: Place = { cursor, parent: parent.table, path: [...parent.path, last.name], header, last };
  if (entry === undefined) return header.isArray ? newArray(place) : newHeaderTable(place);
  return (header.isArray ? appendItem(place, entry) : reopen(place, entry)) ?? detached;
}

interface Place {
  readonly cursor: Cursor;
  readonly parent: TableDraft;
  readonly path: TomlPath;
  readonly header: HeaderDraft;
  readonly last: TomlKeyPart;
}

function withHeader(table: TableDraft, header: Span): TableDraft {
  table.header = header;
  return table;
}

/** The table that holds the header's last part; tables that were not there before are made. */
function descend(
  cursor: Cursor,
  root: TableDraft,
  header: HeaderDraft,
): { readonly table: TableDraft; readonly path: TomlPath } | undefined {
  const path: (string | number)[] = [];
  let table = root;
  for (const part of header.keys.slice(0, -1)) {
    path.push(part.name);
    const entry = present(table, part.name);
    const value = entry === undefined ? addTable(table, part, 'implicit', header.suspected) : entry.value;
    const inner = value.kind === 'array' && value.ofTables ? value.items.at(-1) : value;
    if (inner?.kind !== 'table' || inner.origin === 'inline') {
      if (entry !== undefined) report(cursor, part.span, noTableInside(part.name, value), firstAt(entry));
      return undefined;
    }
    if (value.kind === 'array') path.push(value.items.length - 1);
    table = inner;
  }
  return { table, path };
}

function addTable(
  parent: TableDraft,
  part: TomlKeyPart,
  origin: TableDraft['origin'],
  suspected: boolean,
): TableDraft {
  const table = newTable(origin, part.span);
  parent.entries.set(part.name, newEntry(part, table, suspected));
  return table;
}

function newHeaderTable({ parent, header, last, path }: Place): OpenedTable {
  const table = withHeader(newTable('header', header.span), header.span);
  parent.entries.set(last.name, newEntry(last, table, header.suspected));
  return { table, path, array: undefined, repeats: false };
}

function newArray({ parent, header, last, path }: Place): OpenedTable {
  const table = withHeader(newTable('array-header', header.span), header.span);
  const array: ArrayDraft = { kind: 'array', span: header.span, items: [table], ofTables: true };
  parent.entries.set(last.name, newEntry(last, array, header.suspected));
  return { table, path: [...path, 0], array, repeats: false };
}

/** `[[a]]` where there is an `a`. */
function appendItem({ cursor, header, last, path }: Place, entry: EntryDraft): OpenedTable | undefined {
  const { value } = entry;
  if (value.kind !== 'array' || !value.ofTables) {
    report(cursor, last.span, noArrayOfTables(header.keys, value), firstAt(entry));
    return undefined;
  }
  const table = withHeader(newTable('array-header', header.span), header.span);
  value.items.push(table);
  return { table, path: [...path, value.items.length - 1], array: value, repeats: false };
}

/** `[a]` where there is an `a`. */
function reopen(place: Place, entry: EntryDraft): OpenedTable | undefined {
  const { cursor, header, last, path } = place;
  const { value } = entry;
  if (value.kind === 'table' && value.origin === 'implicit') {
    value.origin = 'header';
    value.span = header.span;
    return { table: withHeader(value, header.span), path, array: undefined, repeats: false };
  }
  report(cursor, last.span, cannotReopen(header.keys, value), firstAt(entry));
  if (value.kind === 'array' && value.ofTables) return appendItem(place, entry);
  return value.kind === 'table' && value.origin === 'header'
    ? { table: value, path, array: undefined, repeats: true }
    : undefined;
}

export interface PairOptions {
  readonly suspected: boolean;
  /** True under a header that stands for the second time: that is reported, so its keys are not. */
  readonly repeats: boolean;
  /** How many tables and arrays hold the table. */
  readonly depth: number;
}

/** Puts `a.b.c = value` into a table. What TOML refuses is reported at the key and stays out; the first value wins. */
export function insertPair(
  cursor: Cursor,
  table: TableDraft,
  parts: readonly TomlKeyPart[],
  value: NodeDraft,
  options: PairOptions,
): void {
  const last = parts.at(-1);
  if (last !== undefined && options.depth + parts.length > MAX_DEPTH) {
    report(cursor, last.span, tooManyParts());
    return;
  }
  const parent = last === undefined ? undefined : descendDotted(cursor, table, parts, options.suspected);
  if (last === undefined || parent === undefined) return;
  const entry = present(parent, last.name);
  if (entry === undefined) {
    parent.entries.set(last.name, newEntry(last, value, options.suspected));
  } else if (!options.repeats)
    report(cursor, last.span, duplicateKey(last.name, entry.value), firstAt(entry));
}

/** The entry of a name. A key whose value is missing is reported already: a later line with a value replaces it. */
function present(table: TableDraft, name: string): EntryDraft | undefined {
  const entry = table.entries.get(name);
  return entry?.value.kind === 'missing' ? undefined : entry;
}

function descendDotted(
  cursor: Cursor,
  table: TableDraft,
  parts: readonly TomlKeyPart[],
  suspected: boolean,
): TableDraft | undefined {
  let parent = table;
  for (const part of parts.slice(0, -1)) {
    const entry = present(parent, part.name);
    const value = entry === undefined ? addTable(parent, part, 'dotted', suspected) : entry.value;
    if (value.kind !== 'table' || (value.origin !== 'dotted' && value.origin !== 'implicit')) {
      if (entry !== undefined) report(cursor, part.span, noDottedKeyInto(part.name, value), firstAt(entry));
      return undefined;
    }
    value.origin = 'dotted';
    parent = value;
  }
  return parent;
}

function firstAt(entry: EntryDraft): SyntaxFault['related'] {
  const span = entry.value.kind === 'table' ? (entry.value.header ?? entry.key) : entry.key;
  return [{ span, message: `\`${shownName(entry.name)}\` stands here first.` }];
}
