import type { RuleTemplate } from './template.ts';

const HOST = { id: 'web-1', os: { type: 'linux' } };
const written = {
  '@timestamp': '2026-01-15T10:00:00.000Z',
  event: { category: ['file'], type: ['creation'] },
  host: HOST,
  file: { path: '/dev/shm/helper' },
};
const started = (timestamp: string) => ({
  '@timestamp': timestamp,
  event: { category: ['process'], type: ['start'] },
  host: HOST,
  process: { executable: '/dev/shm/helper' },
});

export const sequence: RuleTemplate = {
  type: 'sequence',
  summary: 'alerts on events that follow each other, by an EQL sequence',
  description:
    'Finds a file in shared memory that runs soon after it was written. Say what your rule finds, and why that matters.',
  keys: {
    index: '["logs-endpoint.events.file*", "logs-endpoint.events.process*"]',
    language: '"eql"',
    type: '"eql"',
  },
  query: `sequence by host.id with maxspan=5m
  [file where
    host.os.type == "linux" and
    event.type == "creation" and
    file.path like "/dev/shm/*"] by file.path
  [process where host.os.type == "linux" and event.type == "start"] by process.executable`,
  cases: {
    match: { name: 'written-and-started', events: [written, started('2026-01-15T10:00:20.000Z')] },
    noMatch: { name: 'started-too-late', events: [written, started('2026-01-15T10:05:01.000Z')] },
  },
};
