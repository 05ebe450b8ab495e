import { allows, keyAt } from '../../rule/keys/index.ts';
import type { ValueType } from '../../rule/keys/key.ts';
import type { RuleDocument } from '../../rule/rule-document.ts';
import type { TomlNode, TomlTable } from '../../toml/ast.ts';

/** A table of a rule file whose keys are known. */
export interface TablePlace {
  readonly table: TomlTable;
  /** `rule.threat[].tactic`; empty for the top of the file. */
  readonly path: string;
  /** Unlisted keys are accepted. */
  readonly open: boolean;
}

/**
 * The tables of a rule file, from the top down, as far as the rule's own type has keys for them. Goes no deeper than the
 * known paths do, so the nesting of the file can't exhaust the stack. What follows an unclosed string is left out.
 */
export function* knownTables(rule: RuleDocument): Iterable<TablePlace> {
  yield* tablesBelow({ table: rule.toml.root, path: '', open: false }, rule.type);
}

function* tablesBelow(place: TablePlace, ruleType: string | undefined): Iterable<TablePlace> {
  yield place;
  for (const entry of place.table.entries.values()) {
    const path = pathOf(place, entry.name);
    const key = entry.suspected ? undefined : keyAt(path, ruleType);
    if (key === undefined || !allows(key, ruleType)) continue;
    for (const inner of tablesIn(entry.value, key.type, path)) yield* tablesBelow(inner, ruleType);
  }
}

/** Path of a key in a table. */
export function pathOf(place: TablePlace, name: string): string {
  return place.path === '' ? name : `${place.path}.${name}`;
}

function* tablesIn(node: TomlNode, type: ValueType, path: string): Iterable<TablePlace> {
  if (node.kind === 'table' && type.kind === 'table') {
    yield { table: node, path, open: type.open === true };
  } else if (node.kind === 'array' && type.kind === 'array') {
    for (const item of node.items) yield* tablesIn(item, type.items, `${path}[]`);
  }
}
