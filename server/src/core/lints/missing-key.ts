import { keyName } from '../rule/keys/index.ts';
import type { RuleKey } from '../rule/keys/key.ts';
import { uuidForText } from '../rule/name-based-uuid.ts';
import { isRuleType } from '../rule/rule-type.ts';
import { isDeprecated } from '../rule/values.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { attackFact } from './support/attack-facts.ts';
import { insertKey } from './support/insert-key.ts';
import { knownTables } from './support/known-tables.ts';
import type { TablePlace } from './support/known-tables.ts';
import { meantKey } from './support/misspelt.ts';
import { anchorOf, headerOf } from './support/table-words.ts';

export const missingKey: Lint = {
  code: 'missing-key',
  category: 'schema',
  severity: 'error',
  summary: 'A key is absent without which the rule is refused.',
  rationale:
    'Each table has keys that upstream or Kibana insist on; which ones depends on the type of the rule. Nothing is reported while a string or bracket is open, since the key may be there all the same.',
  source:
    'elastic/detection-rules, detection_rules/rule.py (required fields of the data classes); elastic/kibana, rule_schemas.schema.yaml (required properties)',
  onDeprecated: true,
  examples: [
    {
      title: 'A tactic without its address',
      toml: [
        '[[rule.threat]]',
        'framework = "MITRE ATT&CK"',
        '',
        '«[rule.threat.tactic]»',
        'id = "TA0002"',
        'name = "Execution"',
      ].join('\n'),
      fixed: [
        '[[rule.threat]]',
        'framework = "MITRE ATT&CK"',
        '',
        '[rule.threat.tactic]',
        'id = "TA0002"',
        'name = "Execution"',
        'reference = "https://attack.mitre.org/tactics/TA0002/"',
      ].join('\n'),
    },
    {
      title: 'An `eql` rule without its language',
      toml: [
        '[metadata]',
        'creation_date = "2025/03/31"',
        'updated_date = "2025/03/31"',
        '',
        '«[rule]»',
        'author = ["Example"]',
        'description = "An example."',
        'name = "Example"',
        'risk_score = 21',
        'rule_id = "7a3c1f52-0b6e-4d8f-9a41-2c5e8b7d6f10"',
        'severity = "low"',
        'type = "eql"',
        'query = "any where true"',
      ].join('\n'),
      fixed: [
        '[metadata]',
        'creation_date = "2025/03/31"',
        'updated_date = "2025/03/31"',
        '',
        '[rule]',
        'author = ["Example"]',
        'description = "An example."',
        'name = "Example"',
        'risk_score = 21',
        'rule_id = "7a3c1f52-0b6e-4d8f-9a41-2c5e8b7d6f10"',
        'severity = "low"',
        'type = "eql"',
        'query = "any where true"',
        'language = "eql"',
      ].join('\n'),
    },
    {
      title: 'A duration that does not say how long',
      toml: 'alert_suppression = { group_by = ["host.id"], duration = «{ unit = "h" }» }',
    },
    {
      title: 'All keys that the table needs',
      toml: 'alert_suppression = { group_by = ["host.id"], duration = { unit = "h", value = 5 } }',
    },
  ],
  *check(context) {
    if (context.rule.toml.incomplete) return;
    const deprecated = isDeprecated(context.rule.metadata);
    for (const place of knownTables(context.rule)) {
      const required = requiredKeys(place, context).filter(
        (key) => !deprecated || NEEDED_ALWAYS.has(key.path),
      );
      for (const key of required) yield finding(key, place, context);
    }
  },
};

/** All that upstream wants of a deprecated rule. */
const NEEDED_ALWAYS = new Set(['metadata', 'rule', 'rule.name', 'rule.rule_id']);

function requiredKeys(place: TablePlace, { rule }: LintContext): readonly RuleKey[] {
  const { entries } = place.table;
  const absent = place.known.required.filter(
    (key) =>
      !entries.has(keyName(key)) &&
      (key.ruleTypes === undefined || isRuleType(rule.type)) &&
      (key.requiredUnless === undefined || !entries.has(key.requiredUnless)),
  );
  if (absent.length === 0) return absent;
  const meant = new Set(Array.from(entries.values(), (entry) => meantKey(entry, place, rule.type)));
  return absent.filter((key) => !meant.has(keyName(key)));
}

function finding(key: RuleKey, place: TablePlace, context: LintContext): Finding {
  const name = keyName(key);
  const value = onlyValue(key, place, context);
  const hint = value ?? (key.example?.includes('\n') === false ? key.example : undefined);
  const advice =
    hint === undefined ? 'Add it.' : `Add it${value === undefined ? ', as in' : ':'} \`${name} = ${hint}\`.`;
  const what = key.type.kind === 'table' ? `the table \`[${key.path}]\`` : `\`${name}\``;
  const edit =
    value === undefined ? undefined : insertKey(place.table, `${name} = ${value}`, context.rule.text);
  return {
    message: `${headerOf(place)} lacks ${what}, and Elastic refuses the rule without it. ${advice}`.replace(
      /^t/,
      'T',
    ),
    span: anchorOf(place.table),
    ...(edit === undefined
      ? {}
      : { fixes: [{ title: `Add \`${name} = ${value ?? ''}\``, edits: [edit], preferred: true }] }),
  };
}

/** The one value that is right, as TOML, where there is one. */
function onlyValue(key: RuleKey, place: TablePlace, context: LintContext): string | undefined {
  if (key.path === 'rule.rule_id') return `"${uuidForText(context.rule.text)}"`;
  const fact = attackFact(keyName(key), place, context.attack);
  if (fact !== undefined) return `"${fact}"`;
  const values = key.type.kind === 'string' ? (key.type.values ?? []) : [];
  return values.length === 1 ? key.example : undefined;
}
