import { arrayOf, oneOf, STRING, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

const FRAMEWORK = oneOf(
  ['MITRE ATT&CK', 'Attacks on enterprises.'],
  ['MITRE ATLAS', 'Attacks on systems that use machine learning.'],
);

/** The entries of `[[rule.threat]]`, and of the same table inside `[[rule.threat_mappings]]`. */
export const THREAT_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.threat',
    type: arrayOf(TABLE),
    doc: 'What an attacker does when the rule alerts: one entry per tactic, the main tactic first.',
  },
  ...entryKeys('rule.threat[]'),
  {
    path: 'rule.threat_mappings',
    type: arrayOf(TABLE),
    doc: 'The same mapping for other versions of a framework: one entry per framework and version.',
  },
  {
    path: 'rule.threat_mappings[].framework',
    type: FRAMEWORK,
    required: true,
    doc: 'The framework of all entries of `threat` below.',
    example: '"MITRE ATT&CK"',
  },
  {
    path: 'rule.threat_mappings[].version',
    type: STRING,
    required: true,
    doc: 'The version of the framework that the entries are written for.',
    example: '"19.1"',
  },
  {
    path: 'rule.threat_mappings[].threat',
    type: arrayOf(TABLE),
    required: true,
    doc: 'The mapping for this version, laid out like `rule.threat`.',
  },
  ...entryKeys('rule.threat_mappings[].threat[]'),
];

function entryKeys(path: string): readonly RuleKey[] {
  return [
    {
      path: `${path}.framework`,
      type: FRAMEWORK,
      required: true,
      doc: 'The framework that the ids below are taken from.',
      example: '"MITRE ATT&CK"',
    },
    { path: `${path}.tactic`, type: TABLE, required: true, doc: 'Why the attacker does it: the goal.' },
    ...referenceKeys(`${path}.tactic`, 'tactic', 'TA0002', 'Execution', 'tactics/TA0002/'),
    {
      path: `${path}.technique`,
      type: arrayOf(TABLE),
      doc: 'How the attacker reaches the goal. Each technique must belong to the tactic of its entry.',
    },
    ...referenceKeys(
      `${path}.technique[]`,
      'technique',
      'T1059',
      'Command and Scripting Interpreter',
      'techniques/T1059/',
    ),
    {
      path: `${path}.technique[].subtechnique`,
      type: arrayOf(TABLE),
      doc: 'The kind of the technique, more precisely. Each subtechnique must belong to the technique above it.',
    },
    ...referenceKeys(
      `${path}.technique[].subtechnique[]`,
      'subtechnique',
      'T1059.004',
      'Unix Shell',
      'techniques/T1059/004/',
    ),
  ];
}

function referenceKeys(
  path: string,
  kind: string,
  id: string,
  name: string,
  page: string,
): readonly RuleKey[] {
  return [
    { path: `${path}.id`, type: STRING, required: true, doc: `The id of the ${kind}.`, example: `"${id}"` },
    {
      path: `${path}.name`,
      type: STRING,
      required: true,
      doc: `The name of the ${kind}, exactly as the framework writes it.`,
      example: `"${name}"`,
    },
    {
      path: `${path}.reference`,
      type: STRING,
      required: true,
      doc: `The address of the ${kind}'s page, made from its id.`,
      example: `"https://attack.mitre.org/${page}"`,
    },
  ];
}
