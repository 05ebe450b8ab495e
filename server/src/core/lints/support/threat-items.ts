import type { RuleDocument } from '../../rule/rule-document.ts';
import { stringOf, tableOf, tablesOf } from '../../rule/values.ts';
import { memoized } from '../../text/memoized.ts';
import type { TomlString, TomlTable } from '../../toml/ast.ts';

/** A table that names a part of ATT&CK: `[rule.threat.tactic]` and the arrays below `[[rule.threat]]`. */
export interface ThreatItem {
  readonly kind: 'tactic' | 'technique' | 'subtechnique';
  readonly table: TomlTable;
  readonly id: TomlString | undefined;
  readonly name: TomlString | undefined;
  readonly reference: TomlString | undefined;
  /** The technique of a subtechnique, the tactic of a technique. */
  readonly parent: ThreatItem | undefined;
}

/**
 * What `rule.threat` names, from the top down. Entries of MITRE ATLAS are left out: Rulewright has no table of it, and
 * `rule.threat_mappings` is written for other versions of ATT&CK than the one it has.
 */
export const threatItems: (rule: RuleDocument) => readonly ThreatItem[] = memoized((rule) => [
  ...itemsOf(rule),
]);

function* itemsOf({ rule }: RuleDocument): Iterable<ThreatItem> {
  if (rule?.entries.get('threat')?.suspected === true) return;
  for (const entry of tablesOf(rule, 'threat')) {
    if (stringOf(entry, 'framework')?.value === 'MITRE ATLAS') continue;
    const tacticTable = tableOf(entry, 'tactic');
    const tactic = tacticTable === undefined ? undefined : item('tactic', tacticTable, undefined);
    if (tactic !== undefined) yield tactic;
    for (const table of tablesOf(entry, 'technique')) {
      const technique = item('technique', table, tactic);
      yield technique;
      for (const below of tablesOf(table, 'subtechnique')) yield item('subtechnique', below, technique);
    }
  }
}

function item(kind: ThreatItem['kind'], table: TomlTable, parent: ThreatItem | undefined): ThreatItem {
  const { entries } = table;
  const closed = (name: string): TomlString | undefined => {
    const value = entries.get(name)?.suspected === true ? undefined : stringOf(table, name);
    return value?.closed === true ? value : undefined;
  };
  return { kind, table, id: closed('id'), name: closed('name'), reference: closed('reference'), parent };
}
