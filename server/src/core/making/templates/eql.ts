import type { RuleTemplate } from './template.ts';

const start = (name: string) => ({
  '@timestamp': '2026-01-15T10:00:00.000Z',
  event: { category: ['process'], type: ['start'] },
  host: { os: { type: 'windows' } },
  process: { name, args: [name, '-urlcache', 'https://files.example/a.txt'] },
});

export const eql: RuleTemplate = {
  type: 'eql',
  summary: 'alerts on each event that meets an EQL query',
  description:
    'Finds a certificate tool that is told to fetch a file. Say what your rule finds, and why that matters.',
  keys: { index: '["logs-endpoint.events.process*"]', language: '"eql"', type: '"eql"' },
  query: `process where
  host.os.type == "windows" and
  event.type == "start" and
  process.name : "certutil.exe" and
  process.args : "http*"`,
  cases: {
    match: { name: 'certutil', events: [start('certutil.exe')] },
    noMatch: { name: 'other-tool', events: [start('curl.exe')] },
  },
};
