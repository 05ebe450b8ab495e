/** What is offered in a rule file outside of its query, and what taking it does to the text. */
import { test } from 'node:test';
import { checkOffered, checkTaken, type ExpectedList } from './completion-support.ts';

const METADATA = '[metadata]\nmaturity = "production"\n';
const RULE = '\n[rule]\nname = "x"\ntype = "eql"\n';
const THREAT = '\n[[rule.threat]]\nframework = "MITRE ATT&CK"\n';
const EXECUTION =
  '\n[rule.threat.tactic]\nid = "TA0002"\nname = "Execution"\nreference = "https://attack.mitre.org/tactics/TA0002/"\n';

const offers: Readonly<Record<string, readonly [fixture: string, expected: ExpectedList]>> = {
  'missing keys of the table, those that it must have first': [
    `${METADATA}${RULE}$0\n`,
    {
      first: ['description', 'rule_id', 'author'],
      has: ['query', 'event_category_override', '[[rule.threat]]'],
      lacks: ['name', 'type', 'creation_date', 'anomaly_threshold', 'rule.query'],
    },
  ],
  'keys of metadata': [
    `[metadata]\nmaturity = "production"\n$0\n${RULE}`,
    { first: ['creation_date', 'updated_date'], has: ['min_stack_version'], lacks: ['maturity', 'query'] },
  ],
  'keys of another rule type': [
    `${METADATA}\n[rule]\ntype = "machine_learning"\nanom$0\n`,
    { has: ['anomaly_threshold', 'machine_learning_job_id'], lacks: ['event_category_override'] },
  ],
  'keys of a nested table': [
    `${METADATA}${RULE}${THREAT}\n[rule.threat.tactic]\n$0\n`,
    { first: ['id', 'name', 'reference'], has: ['[[rule.threat.technique]]'] },
  ],
  'keys of an entry of an array of tables': [
    `${METADATA}${RULE}${THREAT}\n[[rule.threat.technique]]\n$0\n`,
    {
      first: ['id', 'name', 'reference'],
      has: ['[[rule.threat.technique.subtechnique]]', '[[rule.threat]]'],
    },
  ],
  headers: [
    `${METADATA}${RULE}\n[$0\n`,
    {
      has: ['[[rule.threat]]', '[transform]', '[rule.alert_suppression]'],
      lacks: ['[metadata]', '[rule]', 'query'],
    },
  ],
  'values of a closed set between quotes': [
    `${METADATA}${RULE}severity = "$0"\n`,
    { only: ['low', 'medium', 'high', 'critical'] },
  ],
  'values of a closed set without quotes yet': [
    `${METADATA}${RULE}severity = $0\n`,
    { only: ['low', 'medium', 'high', 'critical'] },
  ],
  'values of a closed set in an array': [
    `[metadata]\nos_type_list = ["linux", "$0"]\n${RULE}`,
    { has: ['windows', 'macos'] },
  ],
  'true and false': [`[metadata]\npromotion = $0\n${RULE}`, { only: ['true', 'false'] }],
  'names of fields where a key wants one': [
    `${METADATA}${RULE}timestamp_override = "event.ing$0"\n`,
    { first: ['event.ingested'] },
  ],
  'techniques of the tactic first': [
    `${METADATA}${RULE}${THREAT}\n[[rule.threat.technique]]\nid = "$0"\n${EXECUTION}`,
    { first: ['T1047', 'T1053', 'T1059'], has: ['T1003'], lacks: ['T1059.004', 'TA0002'] },
  ],
  'techniques by name': [
    `${METADATA}${RULE}${THREAT}\n[[rule.threat.technique]]\nname = "$0"\n${EXECUTION}`,
    { has: ['Command and Scripting Interpreter'] },
  ],
  'only subtechniques of the technique': [
    `${METADATA}${RULE}${THREAT}\n[[rule.threat.technique]]\nid = "T1059"\n[[rule.threat.technique.subtechnique]]\nid = "$0"\n${EXECUTION}`,
    { first: ['T1059.001'], has: ['T1059.004'], lacks: ['T1003.001', 'T1059'] },
  ],
  tactics: [
    `${METADATA}${RULE}${THREAT}\n[rule.threat.tactic]\nid = "$0"\n`,
    { first: ['TA0001'], has: ['TA0002'], lacks: ['T1059'] },
  ],
  'nothing for a threat block of MITRE ATLAS': [
    `${METADATA}${RULE}\n[[rule.threat]]\nframework = "MITRE ATLAS"\n[rule.threat.tactic]\nid = "$0"\n`,
    { only: [] },
  ],
  'nothing in a comment': [`${METADATA}${RULE}# desc$0\n`, { only: [] }],
  'nothing in free text': [`${METADATA}${RULE}description = "des$0"\n`, { only: [] }],
  'nothing in a text over several lines': [`${METADATA}${RULE}note = """\ndes$0\n"""\n`, { only: [] }],
  'nothing in a query of a language that is plain text': [
    `${METADATA}\n[rule]\ntype = "query"\nlanguage = "lucene"\nquery = '''\nproc$0\n'''\n`,
    { only: [] },
  ],
  'no keys between the lines of an array': [`${METADATA}${RULE}tags = [\n  $0\n]\n`, { only: [] }],
};

for (const [name, [fixture, expected]] of Object.entries(offers)) {
  test(`offered: ${name}`, () => {
    checkOffered(fixture, expected);
  });
}

const before = METADATA + RULE;

for (const [name, fixture, label, expected] of [
  [
    'a key with a text',
    `${before}desc$0\n`,
    'description',
    `${before}description = "\${1:Finds ... because ...}"\n`,
  ],
  [
    'a key with choices',
    `${before}seve$0\n`,
    'severity',
    `${before}severity = "\${1|low,medium,high,critical|}"\n`,
  ],
  ['a key with a number', `${before}risk$0\n`, 'risk_score', `${before}risk_score = \${1:47}\n`],
  ['a key with a list', `${before}tag$0\n`, 'tags', `${before}tags = ["\${1:Domain: Container}"]\n`],
  ['a key before its value', `${before}seve$0 = "low"\n`, 'severity', `${before}severity = "low"\n`],
  [
    'an id of its own for the rule',
    `${before}rule_i$0\n`,
    'rule_id',
    `${before}rule_id = "\${UUID:12345678-9abc-4def-8123-456789abcdef}"\n`,
  ],
  [
    'a header with the keys that its table must have',
    `${before}\n[[rule.thr$0\n`,
    '[[rule.threat]]',
    `${before}\n[[rule.threat]]\nframework = "\${1|MITRE ATT&CK,MITRE ATLAS|}"\n`,
  ],
  ['a header over a closed one', `${before}\n[[rule.thr$0]]\n`, '[rule.investigation_fields]', undefined],
  ['a value between quotes', `${before}severity = "lo$0"\n`, 'low', `${before}severity = "low"\n`],
  ['a value behind an open quote', `${before}severity = "lo$0\n`, 'low', `${before}severity = "low"\n`],
  ['a value in a literal string', `${before}severity = 'lo$0'\n`, 'low', `${before}severity = 'low'\n`],
  ['a value without quotes', `${before}severity = lo$0\n`, 'low', `${before}severity = "low"\n`],
] as const) {
  if (expected === undefined) continue;
  test(`taken: ${name}`, () => {
    checkTaken(fixture, label, expected);
  });
}

test('taken: a header replaces a closed one', () => {
  checkTaken(
    `${before}\n[rule.inv$0]\n`,
    '[rule.investigation_fields]',
    `${before}\n[rule.investigation_fields]\nfield_names = ["\${1:@timestamp}"]\n`,
    'replace',
  );
});

const block = (technique: string): string =>
  `${before}${THREAT}\n[[rule.threat.technique]]\n${technique}${EXECUTION}`;
const SHELL =
  'id = "T1059"\nname = "Command and Scripting Interpreter"\nreference = "https://attack.mitre.org/techniques/T1059/"\n';

for (const [name, fixture, label, expected] of [
  ['fills in name and reference', block('id = "$0"\n'), 'T1059', block(SHELL)],
  [
    'brings name and reference in line',
    block(
      'id = "T10$0"\nname = "Exploitation for Client Execution"\nreference = "https://attack.mitre.org/techniques/T1203/"\n',
    ),
    'T1059',
    block(SHELL),
  ],
  [
    'a name fills in id and reference',
    block('name = "$0"\n'),
    'Command and Scripting Interpreter',
    block(
      'name = "Command and Scripting Interpreter"\nid = "T1059"\nreference = "https://attack.mitre.org/techniques/T1059/"\n',
    ),
  ],
  [
    'keeps the indentation',
    block('  id = "$0"\n'),
    'T1059',
    block(SHELL.replace(/^/gm, '  ').replace(/ {2}$/, '')),
  ],
] as const) {
  test(`taken: a technique ${name}`, () => {
    checkTaken(fixture, label, expected);
  });
}
