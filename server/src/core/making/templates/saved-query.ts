import type { RuleTemplate } from './template.ts';

export const savedQuery: RuleTemplate = {
  type: 'saved_query',
  summary: 'alerts on each event that meets a query saved in Kibana',
  description: 'Finds what a query finds that is saved in Kibana. Say what that is, and why it matters.',
  keys: {
    index: '["logs-endpoint.events.process*"]',
    language: '"kuery"',
    saved_id: '"id-of-your-saved-query"',
    type: '"saved_query"',
  },
  query: 'event.category:process and event.type:start',
};
