/** Which table a header opens, and when TOML 1.0 refuses it ("Table", "Array of Tables"). */
import type { Span } from '../text/span.ts';
import type { TomlKeyPart, TomlPath } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { reportBroken } from './cursor.ts';
import { MAX_DEPTH } from './depth.ts';
import type { ArrayDraft, EntryDraft, TableDraft } from './draft.ts';
import { newEntry, newTable } from './draft.ts';
import type { HeaderDraft } from './read-header.ts';
import { addTable, firstAt, present } from './table-entries.ts';
import { cannotReopen, noArrayOfTables, noTableInside, tooManyParts } from './table-messages.ts';

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
    reportBroken(cursor, header.span, tooManyParts());
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
      if (entry !== undefined)
        reportBroken(cursor, part.span, noTableInside(part.name, value), firstAt(entry));
      return undefined;
    }
    if (value.kind === 'array') path.push(value.items.length - 1);
    table = inner;
  }
  return { table, path };
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
function appendItem(place: Place, entry: EntryDraft): OpenedTable | undefined {
  const { cursor, header, last } = place;
  const { value } = entry;
  if (value.kind === 'array' && value.ofTables) return pushItem(place, value);
  // Below a header that could not be read its sub-tables seem to have no parent: no mistake of theirs.
  const isConsequence = cursor.brokenHeader && value.kind === 'table' && value.origin === 'implicit';
  if (!isConsequence) reportBroken(cursor, last.span, noArrayOfTables(header.keys, value), firstAt(entry));
  if (value.kind !== 'table' || (value.origin !== 'implicit' && value.origin !== 'header')) return undefined;
  const array: ArrayDraft = { kind: 'array', span: value.span, items: [value], ofTables: true };
  place.parent.entries.set(last.name, { ...entry, value: array });
  return pushItem(place, array);
}

function pushItem({ header, path }: Place, array: ArrayDraft): OpenedTable {
  const table = withHeader(newTable('array-header', header.span), header.span);
  array.items.push(table);
  return { table, path: [...path, array.items.length - 1], array, repeats: false };
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
  // Below a header that could not be read, its sub-tables seem to be those of the table before.
  const isConsequence = cursor.brokenHeader && header.keys.length > 1;
  if (!isConsequence) reportBroken(cursor, last.span, cannotReopen(header.keys, value), firstAt(entry));
  if (value.kind === 'array' && value.ofTables) return pushItem(place, value);
  return value.kind === 'table' && value.origin === 'header'
    ? { table: value, path, array: undefined, repeats: true }
    : undefined;
}
