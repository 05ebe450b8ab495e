import type { SyntaxFault } from '../text/parse-result.ts';
import type { TomlKeyPart } from './ast.ts';
import type { EntryDraft, TableDraft } from './draft.ts';
import { newEntry, newTable } from './draft.ts';
import { shownName } from './table-messages.ts';

/** The entry of a name. A key whose value is missing is reported already: a later line with a value replaces it. */
export function present(table: TableDraft, name: string): EntryDraft | undefined {
  const entry = table.entries.get(name);
  return entry?.value.kind === 'missing' ? undefined : entry;
}

/** Makes an empty table below `parent`. */
export function addTable(
  parent: TableDraft,
  part: TomlKeyPart,
  origin: TableDraft['origin'],
  suspected: boolean,
): TableDraft {
  const table = newTable(origin, part.span);
  parent.entries.set(part.name, newEntry(part, table, suspected));
  return table;
}

/** Points at what stands there first. */
export function firstAt(entry: EntryDraft): SyntaxFault['related'] {
  const span = entry.value.kind === 'table' ? (entry.value.header ?? entry.key) : entry.key;
  return [{ span, message: `\`${shownName(entry.name)}\` stands here first.` }];
}
