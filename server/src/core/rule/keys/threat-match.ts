import { filterKeys } from './filters.ts';
import { arrayOf, BOOLEAN, NON_EMPTY, oneOf, POSITIVE, STRING, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

const ruleTypes = ['threat_match'] as const;

/** Keys of `threat_match` rules: the indicators, and how events are compared with them. */
export const THREAT_MATCH_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.threat_index',
    ruleTypes,
    type: arrayOf(STRING),
    required: true,
    doc: 'The index patterns that hold the indicators.',
    example: '["logs-ti_*"]',
  },
  {
    path: 'rule.threat_query',
    ruleTypes,
    type: STRING,
    required: true,
    doc: 'The query that picks the indicators to compare with.',
    example: '"@timestamp >= \\"now-30d/d\\" and event.category:threat"',
  },
  {
    path: 'rule.threat_language',
    ruleTypes,
    type: oneOf(['kuery', 'KQL, the Kibana Query Language.'], ['lucene', "Lucene's query string syntax."]),
    required: true,
    doc: 'The language of `threat_query`. Upstream refuses the rule without it.',
    default: '"kuery"',
    example: '"kuery"',
  },
  {
    path: 'rule.threat_indicator_path',
    ruleTypes,
    type: STRING,
    default: '"threat.indicator"',
    doc: 'The object of the indicator that is copied into the alert.',
    example: '"threat.indicator"',
  },
  {
    path: 'rule.threat_mapping',
    ruleTypes,
    type: arrayOf(TABLE, { minItems: 1 }),
    required: true,
    doc: 'Which field of the event is compared with which field of the indicator. One entry that matches is enough.',
  },
  {
    path: 'rule.threat_mapping[].entries',
    ruleTypes,
    type: arrayOf(TABLE, { minItems: 1 }),
    required: true,
    doc: 'Pairs of fields that must all be equal.',
  },
  {
    path: 'rule.threat_mapping[].entries[].field',
    ruleTypes,
    type: NON_EMPTY,
    required: true,
    doc: 'The field of the event.',
    example: '"source.ip"',
  },
  {
    path: 'rule.threat_mapping[].entries[].type',
    ruleTypes,
    type: oneOf(['mapping', 'The only value there is.']),
    required: true,
    doc: 'Always `mapping`.',
    example: '"mapping"',
  },
  {
    path: 'rule.threat_mapping[].entries[].value',
    ruleTypes,
    type: NON_EMPTY,
    required: true,
    doc: 'The field of the indicator.',
    example: '"threat.indicator.ip"',
  },
  {
    path: 'rule.threat_mapping[].entries[].negate',
    ruleTypes,
    type: BOOLEAN,
    since: '9.2',
    default: 'false',
    doc: 'Asks for fields that differ. A group needs at least one entry without it.',
    example: 'true',
  },
  ...filterKeys('rule.threat_filters', {
    doc: 'Kibana filters that an indicator must pass beside `threat_query`.',
    ruleTypes,
  }),
  {
    path: 'rule.concurrent_searches',
    ruleTypes,
    type: POSITIVE,
    default: '1',
    doc: 'How many searches run at the same time.',
    example: '1',
  },
  {
    path: 'rule.items_per_search',
    ruleTypes,
    type: POSITIVE,
    default: '9000',
    doc: 'How many indicators each search compares with.',
    example: '9000',
  },
];
