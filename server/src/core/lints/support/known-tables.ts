import { keyTable, type KeyTable } from '../../rule/keys/index.ts';
import type { ValueType } from '../../rule/keys/key.ts';
import type { RuleDocument } from '../../rule/rule-document.ts';
import { memoized } from '../../text/memoized.ts';
import type { TomlNode, TomlTable } from '../../toml/ast.ts';

/** A table of a rule file whose keys are known. */
export interface TablePlace {
  readonly table: TomlTable;
  /** `rule.threat[].tactic`; empty for the top of the file. */
  readonly path: string;
  /** Unlisted keys are accepted. */
  readonly open: boolean;
  /** What it may hold in a rule of this type. */
  readonly known: KeyTable;
}

/**
 * The tables of a rule file, from the top down, as far as the rule's own type has keys for them. Goes no deeper than the
 * known paths do, so the nesting of the file can't exhaust the stack. What follows an unclosed string is left out.
 */
export const knownTables: (rule: RuleDocument) => readonly TablePlace[] = memoized((rule) => {
  const found: TablePlace[] = [];
  addTable({ table: rule.toml.root, path: '', open: false }, rule.type, found);
  return found;
});

function addTable(
  { table, path, open }: Omit<TablePlace, 'known'>,
  ruleType: string | undefined,
  found: TablePlace[],
): void {
  const known = keyTable(path, ruleType);
  found.push({ table, path, open, known });
  for (const { name, value, suspected } of table.entries.values()) {
    const key = suspected ? undefined : known.byName.get(name);
    if (key !== undefined) addTablesIn(value, key.type, key.path, ruleType, found);
  }
}

function addTablesIn(
  node: TomlNode,
  type: ValueType,
  path: string,
  ruleType: string | undefined,
  found: TablePlace[],
): void {
  if (node.kind === 'table' && type.kind === 'table') {
    addTable({ table: node, path, open: type.open === true }, ruleType, found);
  } else if (node.kind === 'array' && type.kind === 'array') {
    const itemPath = `${path}[]`;
    for (const item of node.items) addTablesIn(item, type.items, itemPath, ruleType, found);
  }
}

/** Path of a key in a table. */
export function pathOf(place: TablePlace, name: string): string {
  return place.path === '' ? name : `${place.path}.${name}`;
}
