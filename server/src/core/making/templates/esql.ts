import type { RuleTemplate } from './template.ts';

export const esql: RuleTemplate = {
  type: 'esql',
  summary: 'alerts on each row that an ES|QL query returns',
  description: 'Counts failed logons by address. Say what your rule finds, and why that matters.',
  keys: { language: '"esql"', type: '"esql"' },
  query: `from logs-system.auth-*
| where event.category == "authentication" and event.outcome == "failure"
| stats Esql.failures = count(*) by source.ip
| where Esql.failures >= 50
| keep source.ip, Esql.failures`,
};
