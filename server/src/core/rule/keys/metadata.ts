import { arrayOf, BOOLEAN, matching, oneOf, OPEN_TABLE, STRING, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

const DATE = matching(/^\d{4}\/\d{2}\/\d{2}$/, 'a date with slashes, like `2025/03/31`');
const STACK_VERSION = matching(/^\d+\.\d+(\.\d+[\w-]*)*$/, 'a stack version like `9.3.0`');

/** `[metadata]`: notes for those who keep the rule. Kibana never sees them. */
export const METADATA_KEYS: readonly RuleKey[] = [
  {
    path: 'metadata',
    type: TABLE,
    required: true,
    doc: 'What the people and tools that maintain the rule need to know. Nothing in this table is sent to Kibana.',
  },
  {
    path: 'metadata.creation_date',
    type: DATE,
    required: true,
    doc: 'The day on which the rule was written.',
    example: '"2025/03/31"',
  },
  {
    path: 'metadata.updated_date',
    type: DATE,
    required: true,
    doc: 'The day of the last change. Upstream wants it changed with every edit and never before `creation_date`.',
    example: '"2025/03/31"',
  },
  {
    path: 'metadata.maturity',
    type: oneOf(
      ['production', 'Shipped to users.'],
      ['beta', 'Nearly ready; not shipped.'],
      ['experimental', 'A trial; not shipped.'],
      ['development', 'Being written; not shipped.'],
      ['deprecated', 'Taken out of service; upstream no longer checks its schema or query.'],
    ),
    doc: 'How far the rule has come. Only `production` rules are shipped.',
    example: '"production"',
  },
  {
    path: 'metadata.integration',
    type: { kind: 'either', types: [arrayOf(STRING), STRING] },
    doc: 'The Elastic integrations whose events the rule reads, by package name. Upstream builds `related_integrations` from it and picks the field schemas for the query.',
    example: '["endpoint"]',
  },
  {
    path: 'metadata.min_stack_version',
    type: STACK_VERSION,
    doc: 'The oldest stack on which the rule works. Set it when the query or a key needs something newer than the oldest supported stack.',
    example: '"9.3.0"',
  },
  {
    path: 'metadata.min_stack_comments',
    type: STRING,
    doc: 'Why `min_stack_version` is needed. Upstream asks for it wherever that key is set.',
    example: '"The field `process.interactive` came with 9.3."',
  },
  {
    path: 'metadata.deprecation_date',
    type: DATE,
    doc: 'The day on which the rule was taken out of service. Upstream wants it equal to `updated_date`.',
    example: '"2025/03/31"',
  },
  {
    path: 'metadata.deprecated_reason',
    type: STRING,
    doc: 'Why the rule was taken out of service. Only for rules whose `maturity` is `deprecated`.',
    example: '"Covered by a newer rule."',
  },
  {
    path: 'metadata.bypass_bbr_timing',
    type: BOOLEAN,
    default: 'false',
    doc: 'Lets a building-block rule run more often than hourly, or look back less than 119 minutes.',
    example: 'true',
  },
  {
    path: 'metadata.promotion',
    type: BOOLEAN,
    default: 'false',
    doc: 'Marks a rule that only turns the alerts of another product into alerts of Elastic Security.',
    example: 'true',
  },
  {
    path: 'metadata.query_schema_validation',
    type: BOOLEAN,
    default: 'true',
    doc: 'With `false`, neither upstream nor Rulewright looks up the fields of the query in the schemas.',
    example: 'false',
  },
  {
    path: 'metadata.os_type_list',
    type: arrayOf(oneOf('linux', 'macos', 'windows')),
    doc: 'The operating systems that the rule is for.',
    example: '["linux"]',
  },
  {
    path: 'metadata.related_endpoint_rules',
    type: arrayOf(STRING),
    doc: 'Rules of Elastic Endpoint that look for the same behaviour.',
    example: '["12345678-9abc-4def-8123-456789abcdef"]',
  },
  {
    path: 'metadata.comments',
    type: STRING,
    doc: 'Free text for maintainers.',
    example: '"Tuned after release."',
  },
  {
    path: 'metadata.extended',
    type: OPEN_TABLE,
    doc: 'Keys of your own. Upstream loads them and leaves them alone.',
  },
];
