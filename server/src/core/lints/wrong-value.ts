import { keysAt } from '../rule/keys/index.ts';
import type { RuleKey } from '../rule/keys/key.ts';
import { uuidForText } from '../rule/name-based-uuid.ts';
import { isRuleType } from '../rule/rule-type.ts';
import type { TomlEntry } from '../toml/ast.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { judgeValue } from './support/judge-value.ts';
import type { ValueFault } from './support/judge-value.ts';
import { knownTables } from './support/known-tables.ts';

export const wrongValue: Lint = {
  code: 'wrong-value',
  category: 'schema',
  severity: 'error',
  summary: 'The value is of the wrong type, or none of those that the key can have.',
  rationale:
    'Upstream and Kibana compare each value with the type, the closed set, the form or the range of its key, and refuse the rule when it does not fit. A rule is judged by its own `type` alone. Where the upstream repository alone insists, it is mere information.',
  source:
    'elastic/detection-rules, detection_rules/rule.py, schemas/definitions.py and etc/api_schemas; elastic/kibana, common_attributes.schema.yaml',
  examples: [
    { title: 'A value outside the closed set', toml: 'severity = «"hihg"»', fixed: 'severity = "high"' },
    { title: 'A number that is written as text', toml: 'risk_score = «"47"»', fixed: 'risk_score = 47' },
    { title: 'A number out of range', toml: 'risk_score = «147»' },
    {
      title: 'A string where a list is wanted',
      toml: 'index = «"logs-endpoint.events.process-*"»',
      fixed: 'index = ["logs-endpoint.events.process-*"]',
    },
    {
      title: 'A date with dashes',
      toml: ['[metadata]', 'creation_date = «"2025-03-31"»', 'updated_date = "2025/03/31"'].join('\n'),
      fixed: ['[metadata]', 'creation_date = "2025/03/31"', 'updated_date = "2025/03/31"'].join('\n'),
    },
    {
      title: 'A single table where a list of tables is wanted',
      toml: '«[rule.severity_mapping]»\nfield = "event.severity"\noperator = "equals"\nseverity = "low"\nvalue = "1"',
      fixed:
        '[[rule.severity_mapping]]\nfield = "event.severity"\noperator = "equals"\nseverity = "low"\nvalue = "1"',
    },
    {
      title: 'An id in upper case',
      toml: 'rule_id = «"7A3C1F52-0B6E-4D8F-9A41-2C5E8B7D6F10"»',
      fixed: 'rule_id = "7a3c1f52-0b6e-4d8f-9a41-2c5e8b7d6f10"',
    },
    {
      title: 'A language that the type of the rule does not have',
      toml: 'type = "eql"\nlanguage = «"kuery"»',
      fixed: 'type = "eql"\nlanguage = "eql"',
    },
    {
      title: 'Values that fit',
      toml: 'severity = "high"\nrisk_score = 73\nfrom = "now-9m"\ninterval = "5m"',
    },
    {
      title: 'One integration, written as a string',
      toml: '[metadata]\ncreation_date = "2025/03/31"\nupdated_date = "2025/03/31"\nintegration = "endpoint"',
    },
  ],
  *check(context) {
    for (const { fault, entry, key } of wrongValues(context)) {
      yield finding(fault.replacement === undefined ? withNewId(fault, key, context) : fault, entry, key);
    }
  },
};

interface WrongValue {
  readonly fault: ValueFault;
  readonly entry: TomlEntry;
  readonly key: RuleKey;
}

/** What this lint reports, for lints that would say the same again. */
export function* wrongValues({ rule }: LintContext): Iterable<WrongValue> {
  const typeIsKnown = isRuleType(rule.type);
  for (const { table, known } of knownTables(rule)) {
    for (const entry of table.entries.values()) {
      const key = entry.suspected ? undefined : known.byName.get(entry.name);
      // A key whose values depend on the type is not judged while the type is not known.
      if (key === undefined || !(typeIsKnown || keysAt(key.path).length === 1)) continue;
      for (const fault of judgeValue(entry.value, key)) yield { fault, entry, key };
    }
  }
}

/** An id that can't be mended is made anew; it comes from the text, so that the same file always gets the same. */
function withNewId(fault: ValueFault, key: RuleKey, { rule }: LintContext): ValueFault {
  return key.path === 'rule.rule_id' ? { ...fault, replacement: `"${uuidForText(rule.text)}"` } : fault;
}

function finding({ span, problem, replacement }: ValueFault, entry: TomlEntry, key: RuleKey): Finding {
  return {
    message: `\`${entry.name}\` ${problem}`,
    span,
    ...(key.whenWrong === undefined ? {} : { severity: key.whenWrong }),
    ...(replacement === undefined
      ? {}
      : {
          fixes: [
            {
              title: `Replace with \`${replacement}\``,
              edits: [{ span, newText: replacement }],
              preferred: true,
            },
          ],
        }),
  };
}
