import { allows, keyAt, ruleTypesOf } from '../rule/keys/index.ts';
import { isRuleType } from '../rule/rule-type.ts';
import { stringOf } from '../rule/values.ts';
import type { TomlEntry } from '../toml/ast.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { keyPlaces } from './support/key-places.ts';
import { knownTables, pathOf } from './support/known-tables.ts';
import type { TablePlace } from './support/known-tables.ts';
import { meantKey } from './support/misspelt.ts';
import { alternatives, headerOf } from './support/table-words.ts';

export const unknownKey: Lint = {
  code: 'unknown-key',
  category: 'schema',
  severity: 'error',
  summary: 'The key is none that this table of this type of rule may have.',
  rationale:
    'Upstream refuses a rule with a key that it does not know, at every level. A key that is misspelt has no effect, and a key of another rule type is a sign that `type` is not what was meant.',
  source:
    'elastic/detection-rules loads every table with unknown keys refused (detection_rules/mixins.py); keys by type: detection_rules/rule.py',
  examples: [
    {
      title: 'A misspelt key',
      toml: '«max_signal» = 50',
      fixed: 'max_signals = 50',
    },
    {
      title: 'A key of another rule type',
      toml: '«anomaly_threshold» = 75',
    },
    {
      title: 'A table that no rule has',
      toml: '[«metdata»]\ncreation_date = "2025/03/31"\nupdated_date = "2025/03/31"\n\n[rule]\n',
      fixed: '[metadata]\ncreation_date = "2025/03/31"\nupdated_date = "2025/03/31"\n\n[rule]\n',
    },
    {
      title: 'A misspelt name in several headers',
      toml: '[[rule.«thret»]]\nframework = "MITRE ATT&CK"\n\n[rule.thret.tactic]\nid = "TA0002"\n\n[[rule.thret]]\nframework = "MITRE ATT&CK"',
      fixed:
        '[[rule.threat]]\nframework = "MITRE ATT&CK"\n\n[rule.threat.tactic]\nid = "TA0002"\n\n[[rule.threat]]\nframework = "MITRE ATT&CK"',
    },
    { title: 'Keys that the table may have', toml: 'severity = "low"\nmax_signals = 50' },
    { title: 'Keys of your own have their place', toml: '[metadata.extended]\nticket = "DET-12"' },
  ],
  *check(context) {
    for (const place of knownTables(context.rule)) {
      for (const entry of place.table.entries.values()) {
        const isFine = entry.suspected || place.known.byName.has(entry.name);
        const finding = isFine ? undefined : judge(entry, place, context);
        if (finding !== undefined) yield finding;
      }
    }
  },
};

function judge(entry: TomlEntry, place: TablePlace, context: LintContext): Finding | undefined {
  const path = pathOf(place, entry.name);
  const key = keyAt(path, context.rule.type);
  if (key === undefined) return place.open ? undefined : unlisted(entry, place, context);
  return allows(key, context.rule.type) ? undefined : ofOtherType(entry, path, context);
}

function unlisted(entry: TomlEntry, place: TablePlace, { rule }: LintContext): Finding {
  const meant = meantKey(entry, place, rule.type);
  const what = `${headerOf(place)} has no key \`${entry.name}\`, and upstream refuses a rule with unknown keys.`;
  const message = `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
  if (meant === undefined) return { message: `${message} Remove it.`, span: entry.key };
  return {
    message: `${message} Did you mean \`${meant}\`?`,
    span: entry.key,
    fixes: [
      {
        title: `Replace with \`${meant}\``,
        edits: keyPlaces(entry, place, rule.toml).map((span) => ({ span, newText: meant })),
        preferred: true,
      },
    ],
  };
}

function ofOtherType(entry: TomlEntry, path: string, { rule }: LintContext): Finding {
  const types = ruleTypesOf(path) ?? [];
  const type = stringOf(rule.rule, 'type');
  const message = `\`${entry.name}\` belongs to ${alternatives(types, 'and')} rules, and upstream refuses it in a rule of type \`${rule.type ?? ''}\`. Remove it, or change \`type\`.`;
  return {
    message,
    span: entry.key,
    ...(type === undefined || !isRuleType(type.value)
      ? {}
      : { related: [{ span: type.span, message: 'The type of the rule.' }] }),
  };
}
