/** Which table a dotted key goes into, and when TOML 1.0 refuses it ("Keys", "Inline Table"). */
import type { TomlKeyPart } from './ast.ts';
import type { Cursor } from './cursor.ts';
import { report, reportBroken } from './cursor.ts';
import { MAX_DEPTH } from './depth.ts';
import type { NodeDraft, TableDraft } from './draft.ts';
import { newEntry } from './draft.ts';
import { addTable, firstAt, present } from './table-entries.ts';
import { duplicateKey, noDottedKeyInto, tooManyParts } from './table-messages.ts';

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
    reportBroken(cursor, last.span, tooManyParts());
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
