import { matching, POSITIVE, STRING } from './key.ts';
import type { RuleKey } from './key.ts';

/** Elasticsearch's date math: `now`, or a date followed by `||`, then steps and a rounding. */
const DATE_MATH = matching(
  /^(?:now|\d{4}[^|]*(?:\|\||$))(?:[+-]\d*[yMwdhHms])*(?:\/[yMwdhHms])?$/,
  'a time relative to now, like `now-9m`',
);
const INTERVAL = matching(/^\d+[smhd]$/, 'a number and a unit (`s`, `m`, `h` or `d`), like `5m`');

/** When a rule runs and over which stretch of time. */
export const SCHEDULE_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.from',
    type: DATE_MATH,
    default: '"now-6m"',
    doc: 'Start of the stretch of time that each run looks at. Take it a little longer than `interval`, so that late events are not missed.',
    example: '"now-9m"',
  },
  {
    path: 'rule.to',
    type: DATE_MATH,
    default: '"now"',
    doc: 'End of the stretch of time that each run looks at.',
    example: '"now"',
  },
  {
    path: 'rule.interval',
    type: INTERVAL,
    default: '"5m"',
    doc: 'How often the rule runs.',
    example: '"5m"',
  },
  {
    path: 'rule.max_signals',
    type: POSITIVE,
    default: '100',
    doc: 'The most alerts that one run may raise. Kibana caps it at `xpack.alerting.rules.run.alerts.max`, 1000 by default.',
    example: '100',
  },
  {
    path: 'rule.timestamp_override',
    type: STRING,
    default: '"@timestamp"',
    doc: 'The date field that decides whether an event falls into a run. `event.ingested` also catches events that arrive late.',
    example: '"event.ingested"',
  },
  {
    path: 'rule.throttle',
    type: matching(
      /^(?:no_actions|rule|[1-9]\d*[smhd])$/,
      '`no_actions`, `rule` or a stretch of time like `1h`',
    ),
    whenWrong: 'warning',
    doc: 'How often the actions run: at each run (`rule`), never (`no_actions`) or once in a stretch of time. Kibana deprecated it for the `frequency` of each action.',
    example: '"rule"',
  },
];
