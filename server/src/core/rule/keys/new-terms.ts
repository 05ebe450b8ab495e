import { arrayOf, matching, NON_EMPTY, oneOf, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

const ruleTypes = ['new_terms'] as const;

/** `[rule.new_terms]`: upstream's own layout; it becomes `new_terms_fields` and `history_window_start` in Kibana. */
export const NEW_TERMS_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.new_terms',
    ruleTypes,
    type: TABLE,
    required: true,
    since: '8.4',
    doc: 'Which values must be new, and for how long they must not have been seen.',
  },
  {
    path: 'rule.new_terms.field',
    ruleTypes,
    type: oneOf(['new_terms_fields', 'The only value there is.']),
    required: true,
    doc: "The name of Kibana's key for `value`; always `new_terms_fields`.",
    example: '"new_terms_fields"',
  },
  {
    path: 'rule.new_terms.value',
    ruleTypes,
    type: arrayOf(NON_EMPTY, { minItems: 1, maxItems: 3 }),
    required: true,
    doc: 'The fields, one to three, whose combination of values must be new. More than one needs stack 8.6.',
    example: '["host.id", "process.executable"]',
  },
  {
    path: 'rule.new_terms.history_window_start',
    ruleTypes,
    type: arrayOf(TABLE, { minItems: 1 }),
    required: true,
    doc: 'How far back a value is looked for, as one table with `field` and `value`.',
  },
  {
    path: 'rule.new_terms.history_window_start[].field',
    ruleTypes,
    type: oneOf(['history_window_start', 'The only value there is.']),
    required: true,
    doc: "The name of Kibana's key for `value`; always `history_window_start`.",
    example: '"history_window_start"',
  },
  {
    path: 'rule.new_terms.history_window_start[].value',
    ruleTypes,
    type: matching(/^now(?:[+-]\d*[yMwdhHms])+(?:\/[yMwdhHms])?$/, 'a time before now, like `now-7d`'),
    required: true,
    doc: 'Start of the history window, relative to the run. It must lie before `from`; a longer window costs more and alerts less.',
    example: '"now-7d"',
  },
];
