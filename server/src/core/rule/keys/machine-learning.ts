import { arrayOf, NON_EMPTY } from './key.ts';
import type { RuleKey } from './key.ts';

/** Keys of `machine_learning` rules. */
export const MACHINE_LEARNING_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.anomaly_threshold',
    ruleTypes: ['machine_learning'],
    type: { kind: 'integer', minimum: 0, maximum: 100 },
    required: true,
    doc: 'The anomaly score, from 0 to 100, from which on an anomaly raises an alert.',
    example: '75',
  },
  {
    path: 'rule.machine_learning_job_id',
    ruleTypes: ['machine_learning'],
    type: { kind: 'either', types: [NON_EMPTY, arrayOf(NON_EMPTY, { minItems: 1 })] },
    required: true,
    doc: 'The job, or the jobs, whose anomalies the rule reads.',
    example: '["my_rare_process_job"]',
  },
];
