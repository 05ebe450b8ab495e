import type { RuleTemplate } from './template.ts';

export const machineLearning: RuleTemplate = {
  type: 'machine_learning',
  summary: 'alerts on anomalies that a machine learning job found',
  description: 'Finds what your job calls unusual. Say what the job looks at, and why an anomaly matters.',
  keys: {
    anomaly_threshold: '75',
    machine_learning_job_id: '["name_of_your_job"]',
    type: '"machine_learning"',
  },
};
