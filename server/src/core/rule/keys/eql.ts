import { STRING } from './key.ts';
import type { RuleKey } from './key.ts';

/** Keys of `eql` rules alone: they become parameters of the EQL search. */
export const EQL_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.event_category_override',
    ruleTypes: ['eql'],
    type: STRING,
    since: '8.0',
    default: '"event.category"',
    doc: 'The field that holds the event category, the word before `where`.',
    example: '"event.type"',
  },
  {
    path: 'rule.timestamp_field',
    ruleTypes: ['eql'],
    type: STRING,
    since: '8.0',
    default: '"@timestamp"',
    doc: 'The field that orders the events of a sequence in time.',
    example: '"event.ingested"',
  },
  {
    path: 'rule.tiebreaker_field',
    ruleTypes: ['eql'],
    type: STRING,
    since: '8.0',
    doc: 'The field that orders events with the same timestamp.',
    example: '"event.sequence"',
  },
];
