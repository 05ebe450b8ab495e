import type { RuleTemplate } from './template.ts';

export const threshold: RuleTemplate = {
  type: 'threshold',
  summary: 'alerts when enough events share the same values',
  description: 'Finds an address with many failed logons. Say what your rule finds, and why that matters.',
  keys: { index: '["logs-system.auth-*"]', language: '"kuery"', type: '"threshold"' },
  query: 'event.category:authentication and event.outcome:failure',
  tables: `[rule.threshold]
field = ["source.ip"]
value = 50`,
};
