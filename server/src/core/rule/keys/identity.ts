import { arrayOf, BOOLEAN, matching, NON_EMPTY, oneOf, POSITIVE, STRING, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

/** Upstream also lets the malformed id of one published rule pass (UUID_PATTERN in schemas/definitions.py). */
const UUID =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|7eb54028-ca72-4eb7-8185-b6864572347db)$/;

/** What a rule is and who wrote it. */
export const IDENTITY_KEYS: readonly RuleKey[] = [
  { path: 'rule', type: TABLE, required: true, doc: 'The detection rule itself, as Kibana receives it.' },
  {
    path: 'rule.name',
    type: {
      kind: 'string',
      nonEmpty: true,
      pattern: {
        regexp: /^[a-zA-Z0-9].+?[a-zA-Z0-9[\]()]$/,
        form: 'a name that starts with a letter or digit and ends with a letter, digit or bracket',
      },
    },
    // Only upstream's own repository insists: rules of others may differ.
    whenWrong: 'information',
    required: true,
    doc: 'The title under which the rule and its alerts are listed. Upstream wants it unique.',
    example: '"Package Installed in a Running Container"',
  },
  {
    path: 'rule.description',
    type: NON_EMPTY,
    required: true,
    doc: 'What the rule finds and why that matters. Shown with every alert.',
    example: '"Finds ... because ..."',
  },
  {
    path: 'rule.rule_id',
    type: matching(UUID, 'a UUID in lower case'),
    required: true,
    doc: 'The identity of the rule across versions and clusters. Make it once, never change it, never reuse it.',
    example: '"12345678-9abc-4def-8123-456789abcdef"',
  },
  {
    path: 'rule.type',
    type: oneOf(
      ['eql', 'Alerts on events, sequences or samples that match an EQL query.'],
      ['esql', 'Alerts on each row that an ES|QL query returns.'],
      ['machine_learning', 'Alerts on anomalies that a machine learning job found.'],
      ['new_terms', 'Alerts when a value, or a combination of values, was not seen in the history window.'],
      ['query', 'Alerts on each event that matches a KQL or Lucene query.'],
      [
        'saved_query',
        "Alerts on each event that matches a query saved in Kibana. Upstream's loader does not know this type.",
      ],
      ['threat_match', 'Alerts on events whose values are found in an index of indicators.'],
      ['threshold', 'Alerts when enough matching events share the same values.'],
    ),
    required: true,
    doc: 'How the rule looks for threats. It decides which other keys the rule may have.',
    example: '"eql"',
  },
  {
    path: 'rule.author',
    type: arrayOf(STRING),
    required: true,
    doc: 'Who wrote the rule. Upstream holds a rule of `Elastic` to stricter tests.',
    example: '["Example Security Team"]',
  },
  {
    path: 'rule.license',
    type: STRING,
    doc: 'The licence under which the rule is published.',
    example: '"Apache-2.0"',
  },
  {
    path: 'rule.tags',
    type: arrayOf(STRING),
    default: '[]',
    doc: 'Labels to search and group rules by. Upstream keeps a vocabulary of prefixes such as `Domain: `, `OS: `, `Tactic: ` and `Data Source: `.',
    example: '["Domain: Container", "Tactic: Execution"]',
  },
  {
    path: 'rule.enabled',
    type: BOOLEAN,
    doc: 'Whether the rule runs as soon as it is installed.',
    example: 'false',
  },
  {
    path: 'rule.building_block_type',
    type: oneOf(['default', 'The only value there is.']),
    doc: 'Makes the rule a building block: its alerts are hidden by default and serve as input of other rules. Upstream then wants `interval` of at least 60m and `from` of at least now-119m.',
    example: '"default"',
  },
  {
    path: 'rule.version',
    type: POSITIVE,
    doc: 'The version of the rule. Upstream counts it in `version.lock.json` and refuses the key, unless the version lock is bypassed by configuration.',
    example: '1',
  },
  {
    path: 'rule.revision',
    type: { kind: 'integer', minimum: 0 },
    since: '8.8',
    doc: 'How often the installed rule was changed. Kibana counts it; upstream refuses the key unless the version lock is bypassed.',
    example: '0',
  },
];
