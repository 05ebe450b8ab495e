import type { TomlDocument } from '../toml/ast.ts';

/**
 * Whether a TOML document is a detection rule: a `[rule]` table, and a `[metadata]` table or a `rule.rule_id`. Hunting
 * files (`[hunt]`) and other TOML are not.
 */
export function isRule(document: TomlDocument): boolean {
  const { entries } = document.root;
  const rule = entries.get('rule')?.value;
  if (rule?.kind !== 'table') return false;
  return entries.get('metadata')?.value.kind === 'table' || rule.entries.has('rule_id');
}
