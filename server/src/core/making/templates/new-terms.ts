import type { RuleTemplate } from './template.ts';

export const newTerms: RuleTemplate = {
  type: 'new_terms',
  summary: 'alerts when a value was not seen before',
  description:
    'Finds the first logon of an account to a host in a week. Say what your rule finds, and why that matters.',
  keys: { index: '["logs-system.auth-*"]', language: '"kuery"', type: '"new_terms"' },
  query: 'event.category:authentication and event.outcome:success',
  tables: `[rule.new_terms]
field = "new_terms_fields"
value = ["host.id", "user.name"]

[[rule.new_terms.history_window_start]]
field = "history_window_start"
value = "now-7d"`,
};
