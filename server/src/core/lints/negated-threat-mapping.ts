import { isBooleanTrue, stringOf, tablesOf } from '../rule/values.ts';
import type { TomlTable } from '../toml/ast.ts';
import type { Finding, Lint } from './lint.ts';

export const negatedThreatMapping: Lint = {
  code: 'negated-threat-mapping',
  category: 'schema',
  severity: 'error',
  summary: 'A group of `threat_mapping` whose negated entries leave nothing to match.',
  rationale:
    'Since stack 9.2 an entry of a `threat_mapping` can be negated: it asks for fields that differ. A group with negated entries alone would match nearly every event with nearly every indicator, and one that has the same pair of fields with `negate` and without matches none. Elastic refuses both.',
  source:
    'elastic/detection-rules, detection_rules/rule.py (ThreatMapping); elastic/kibana, threat_mapping schema',
  examples: [
    {
      title: 'Negated entries alone',
      toml: 'type = "threat_match"\n[[rule.threat_mapping]]\n«[[rule.threat_mapping.entries]]»\nfield = "source.ip"\ntype = "mapping"\nvalue = "threat.indicator.ip"\nnegate = true',
    },
    {
      title: 'A pair of fields with `negate` and without',
      toml: 'type = "threat_match"\n[[rule.threat_mapping]]\n[[rule.threat_mapping.entries]]\nfield = "source.ip"\ntype = "mapping"\nvalue = "threat.indicator.ip"\n«[[rule.threat_mapping.entries]]»\nfield = "source.ip"\ntype = "mapping"\nvalue = "threat.indicator.ip"\nnegate = true',
    },
    {
      title: 'A negated entry beside another',
      toml: 'type = "threat_match"\n[[rule.threat_mapping]]\n[[rule.threat_mapping.entries]]\nfield = "source.ip"\ntype = "mapping"\nvalue = "threat.indicator.ip"\n[[rule.threat_mapping.entries]]\nfield = "user.name"\ntype = "mapping"\nvalue = "threat.indicator.name"\nnegate = true',
    },
  ],
  *check({ rule: { rule } }) {
    for (const group of tablesOf(rule, 'threat_mapping')) {
      const entries = tablesOf(group, 'entries');
      const [first] = entries;
      if (first === undefined) continue;
      if (entries.every(isNegated)) yield finding(first, ALONE);
      else yield* contradictions(entries);
    }
  },
};

const ALONE =
  'All entries of this group are negated, so that nothing says which indicator is meant. Add an entry without `negate`.';

function isNegated(entry: TomlTable): boolean {
  return isBooleanTrue(entry, 'negate');
}

function* contradictions(entries: readonly TomlTable[]): Iterable<Finding> {
  const plain = new Set(entries.filter((entry) => !isNegated(entry)).map(pairOf));
  for (const entry of entries) {
    const pair = isNegated(entry) ? pairOf(entry) : undefined;
    if (pair !== undefined && plain.has(pair)) {
      yield finding(
        entry,
        `${pair} must be equal and differ in the same group, which can't be. Remove one of the two entries.`,
      );
    }
  }
}

/** `undefined` for an entry that is not complete. */
function pairOf(entry: TomlTable): string | undefined {
  const [field, value] = ['field', 'value'].map((key) => stringOf(entry, key)?.value);
  return field === undefined || value === undefined ? undefined : `\`${field}\` and \`${value}\``;
}

function finding({ header, span }: TomlTable, message: string): Finding {
  return { message, span: header ?? span };
}
