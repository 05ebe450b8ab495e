import type { RuleType } from '../rule-type.ts';
import { arrayOf, NON_EMPTY, oneOf, POSITIVE, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

const GROUPED: readonly RuleType[] = [
  'eql',
  'esql',
  'machine_learning',
  'new_terms',
  'query',
  'saved_query',
  'threat_match',
];

/** `[rule.alert_suppression]`: one alert for several alike. */
export const ALERT_SUPPRESSION_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.alert_suppression',
    ruleTypes: GROUPED,
    type: TABLE,
    since: '8.8',
    doc: 'Folds alerts that agree in up to three fields into one. Since 8.8 for `query` rules, 8.13 for `threat_match`, 8.14 for `eql` and `new_terms`, 8.15 for `esql` and `machine_learning`.',
  },
  {
    path: 'rule.alert_suppression',
    ruleTypes: ['threshold'],
    type: TABLE,
    since: '8.12',
    doc: "Raises no further alert for the same threshold group within a stretch of time. The group is the rule's own `threshold.field`.",
  },
  {
    path: 'rule.alert_suppression.group_by',
    ruleTypes: GROUPED,
    type: arrayOf(NON_EMPTY, { minItems: 1, maxItems: 3 }),
    required: true,
    doc: 'The fields, one to three, in which alerts must agree to be folded into one.',
    example: '["host.id", "user.name"]',
  },
  {
    path: 'rule.alert_suppression.missing_fields_strategy',
    ruleTypes: GROUPED,
    type: oneOf(
      ['suppress', 'Events that lack a field form a group of their own.'],
      ['doNotSuppress', 'Each event that lacks a field raises its own alert.'],
    ),
    default: '"suppress"',
    doc: 'What happens to events that lack a field of `group_by`.',
    example: '"suppress"',
  },
  {
    path: 'rule.alert_suppression.duration',
    ruleTypes: GROUPED,
    type: TABLE,
    doc: 'How long alerts are folded into the first one. Without it, alerts are folded within one run of the rule.',
    example: '{ value = 5, unit = "h" }',
  },
  {
    path: 'rule.alert_suppression.duration',
    ruleTypes: ['threshold'],
    type: TABLE,
    required: true,
    doc: 'How long further alerts of the same group are folded into the first one.',
    example: '{ value = 5, unit = "h" }',
  },
  {
    path: 'rule.alert_suppression.duration.value',
    type: POSITIVE,
    required: true,
    doc: 'The number of `unit`s.',
    example: '5',
  },
  {
    path: 'rule.alert_suppression.duration.unit',
    type: oneOf(['s', 'Seconds.'], ['m', 'Minutes.'], ['h', 'Hours.']),
    required: true,
    doc: 'Seconds, minutes or hours.',
    example: '"h"',
  },
];
