import { arrayOf, NON_EMPTY, POSITIVE, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

const ruleTypes = ['threshold'] as const;

/** `[rule.threshold]`: how many events make an alert. */
export const THRESHOLD_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.threshold',
    ruleTypes,
    type: TABLE,
    required: true,
    doc: 'Groups the events that match the query and raises an alert for each group that is large enough.',
  },
  {
    path: 'rule.threshold.field',
    ruleTypes,
    type: arrayOf(NON_EMPTY, { maxItems: 5 }),
    required: true,
    doc: 'The fields whose values make a group: up to five, up to three before stack 9.2. An empty list counts all events as one group.',
    example: '["host.id"]',
  },
  {
    path: 'rule.threshold.value',
    ruleTypes,
    type: POSITIVE,
    required: true,
    doc: 'The number of events from which on a group raises an alert.',
    example: '10',
  },
  {
    path: 'rule.threshold.cardinality',
    ruleTypes,
    type: arrayOf(TABLE),
    doc: 'Asks for a number of different values of another field within the group.',
  },
  {
    path: 'rule.threshold.cardinality[].field',
    ruleTypes,
    type: NON_EMPTY,
    required: true,
    doc: 'The field whose different values are counted.',
    example: '"user.name"',
  },
  {
    path: 'rule.threshold.cardinality[].value',
    ruleTypes,
    type: POSITIVE,
    required: true,
    doc: 'The number of different values from which on the group raises an alert.',
    example: '3',
  },
];
