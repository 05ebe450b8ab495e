import type { RuleTemplate } from './template.ts';

export const kql: RuleTemplate = {
  type: 'kql',
  summary: 'alerts on each event that meets a KQL query',
  description: 'Finds a shell that a web server starts. Say what your rule finds, and why that matters.',
  keys: { index: '["logs-endpoint.events.process*"]', language: '"kuery"', type: '"query"' },
  query: `event.category:process and
event.type:start and
host.os.type:linux and
process.parent.name:(apache2 or nginx) and
process.name:(bash or sh)`,
};
