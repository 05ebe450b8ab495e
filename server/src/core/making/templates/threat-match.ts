import type { RuleTemplate } from './template.ts';

export const threatMatch: RuleTemplate = {
  type: 'threat_match',
  summary: 'alerts on events whose values are known indicators',
  description:
    'Finds connections to addresses of your threat feeds. Say what your rule finds, and why that matters.',
  keys: {
    index: '["logs-endpoint.events.network*"]',
    language: '"kuery"',
    threat_index: '["logs-ti_*"]',
    threat_indicator_path: '"threat.indicator"',
    threat_language: '"kuery"',
    threat_query: '\'@timestamp >= "now-30d/d" and threat.indicator.ip:*\'',
    type: '"threat_match"',
  },
  query: 'event.category:network and destination.ip:*',
  tables: `[[rule.threat_mapping]]

[[rule.threat_mapping.entries]]
field = "destination.ip"
type = "mapping"
value = "threat.indicator.ip"`,
};
