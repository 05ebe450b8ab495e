import { arrayOf, NON_EMPTY, oneOf, STRING, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

/** Upstream\'s table of timeline templates (id, title): detection_rules/schemas/definitions.py. */
export const TIMELINES: readonly (readonly [string, string])[] = [
  ['db366523-f1c6-4c1f-8731-6ce5ed9e5717', 'Generic Endpoint Timeline'],
  ['91832785-286d-4ebe-b884-1a208d111a70', 'Generic Network Timeline'],
  ['76e52245-7519-4251-91ab-262fb1a1728c', 'Generic Process Timeline'],
  ['495ad7a7-316e-4544-8a0f-9c098daee76e', 'Generic Threat Match Timeline'],
  ['4d4c0b59-ea83-483f-b8c1-8c360ee53c5c', 'Comprehensive File Timeline'],
  ['e70679c2-6cde-4510-9764-4823df18f7db', 'Comprehensive Process Timeline'],
  ['300afc76-072d-4261-864d-4149714bf3f1', 'Comprehensive Network Timeline'],
  ['3e47ef71-ebfc-4520-975c-cb27fc090799', 'Comprehensive Registry Timeline'],
  ['3e827bab-838a-469f-bd1e-5e19a2bff2fd', 'Alerts Involving a Single User Timeline'],
  ['4434b91a-94ca-4a89-83cb-a37cdc0532b7', 'Alerts Involving a Single Host Timeline'],
];

/** What an analyst reads and sees beside an alert. */
export const TEXT_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.note',
    type: STRING,
    doc: 'The investigation guide: Markdown that tells an analyst how to judge an alert. `$osquery_0` and `$investigate_0` put in the entries of `[transform]`.',
    example: '"""\n## Triage and analysis\n"""',
  },
  {
    path: 'rule.setup',
    type: STRING,
    since: '8.3',
    doc: 'The setup guide: Markdown that tells what must be installed or switched on before the rule can find anything.',
    example: '"""\n## Setup\n"""',
  },
  {
    path: 'rule.references',
    type: arrayOf(STRING),
    default: '[]',
    doc: 'Links to what the rule is built on: reports, advisories, documentation.',
    example: '["https://example.com/report"]',
  },
  {
    path: 'rule.false_positives',
    type: arrayOf(STRING),
    default: '[]',
    doc: 'Harmless activity that also raises alerts, and how to tell it apart.',
    example: '["Administrators who install packages by hand."]',
  },
  {
    path: 'rule.rule_name_override',
    type: STRING,
    doc: 'The field of the event whose value becomes the name of the alert.',
    example: '"message"',
  },
  {
    path: 'rule.investigation_fields',
    type: TABLE,
    since: '8.11',
    doc: "The fields that the alert's page shows first.",
  },
  {
    path: 'rule.investigation_fields.field_names',
    type: arrayOf(NON_EMPTY, { minItems: 1 }),
    required: true,
    doc: 'Names of the highlighted fields, in the order in which they are shown.',
    example: '["@timestamp", "host.name", "process.args"]',
  },
  {
    path: 'rule.timeline_id',
    type: oneOf(...TIMELINES),
    // Only upstream's own repository insists: rules of others may differ.
    whenWrong: 'information',
    doc: 'The id of the Timeline template with which an alert is opened. Goes with `timeline_title`; upstream accepts the ten templates that Elastic ships.',
    example: '"e70679c2-6cde-4510-9764-4823df18f7db"',
  },
  {
    path: 'rule.timeline_title',
    type: oneOf(...TIMELINES.map(([, title]) => title)),
    // Only upstream's own repository insists: rules of others may differ.
    whenWrong: 'information',
    doc: 'The title of the Timeline template that `timeline_id` names.',
    example: '"Comprehensive Process Timeline"',
  },
];
