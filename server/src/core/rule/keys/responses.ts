import { ANY, arrayOf, BOOLEAN, oneOf, OPEN_TABLE, STRING } from './key.ts';
import type { RuleKey } from './key.ts';

const NOTIFY = oneOf(
  ['onActiveAlert', 'At each run that raises alerts.'],
  ['onThrottleInterval', 'At most once in the stretch of time that `throttle` gives.'],
  ['onActionGroupChange', 'When the state of an alert changes.'],
);

/** What happens beside the alert, and what keeps it from being raised. */
export const RESPONSE_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.actions',
    type: arrayOf(OPEN_TABLE),
    default: '[]',
    doc: 'Notifications that are sent through connectors when the rule raises alerts.',
  },
  {
    path: 'rule.actions[].action_type_id',
    type: STRING,
    required: true,
    doc: 'The kind of connector.',
    example: '".email"',
  },
  {
    path: 'rule.actions[].id',
    type: STRING,
    required: true,
    doc: 'The id of the connector.',
    example: '"my-connector"',
  },
  {
    path: 'rule.actions[].group',
    type: STRING,
    doc: 'The group of alerts that the action is for.',
    default: '"default"',
    example: '"default"',
  },
  {
    path: 'rule.actions[].params',
    type: OPEN_TABLE,
    required: true,
    doc: 'What is sent; the keys depend on the connector.',
    example: '{ message = "{{context.rule.name}}" }',
  },
  { path: 'rule.actions[].uuid', type: STRING, doc: 'The id that Kibana gave the action.' },
  { path: 'rule.actions[].alerts_filter', type: OPEN_TABLE, doc: 'Which alerts the action is sent for.' },
  { path: 'rule.actions[].frequency', type: OPEN_TABLE, doc: 'How often the action is sent.' },
  {
    path: 'rule.actions[].frequency.summary',
    type: BOOLEAN,
    doc: 'One message for all alerts of a run instead of one for each.',
    example: 'true',
  },
  {
    path: 'rule.actions[].frequency.notifyWhen',
    type: NOTIFY,
    doc: 'The occasion on which the action is sent.',
    example: '"onActiveAlert"',
  },
  {
    path: 'rule.actions[].frequency.throttle',
    type: ANY,
    doc: 'The shortest time between two messages, like `1h`, for `onThrottleInterval`.',
    example: '"1h"',
  },
  {
    path: 'rule.response_actions',
    type: arrayOf(OPEN_TABLE),
    doc: 'Actions on the host that raised the alert: an Osquery query, or an action of Elastic Defend.',
  },
  {
    path: 'rule.response_actions[].action_type_id',
    type: oneOf(['.osquery', 'Runs an Osquery query.'], ['.endpoint', 'Runs an action of Elastic Defend.']),
    required: true,
    doc: 'The kind of action.',
    example: '".osquery"',
  },
  {
    path: 'rule.response_actions[].params',
    type: OPEN_TABLE,
    required: true,
    doc: 'What is run; the keys depend on `action_type_id`.',
    example: '{ query = "select * from processes;" }',
  },
  {
    path: 'rule.exceptions_list',
    type: arrayOf(OPEN_TABLE),
    default: '[]',
    doc: 'Lists of exceptions: events that fit one raise no alert.',
  },
  {
    path: 'rule.exceptions_list[].id',
    type: STRING,
    required: true,
    doc: 'The id of the list.',
    example: '"endpoint_list"',
  },
  {
    path: 'rule.exceptions_list[].list_id',
    type: STRING,
    required: true,
    doc: 'The name by which people refer to the list.',
    example: '"endpoint_list"',
  },
  {
    path: 'rule.exceptions_list[].type',
    type: oneOf(
      ['detection', 'Shared between rules.'],
      ['rule_default', 'Of this rule alone.'],
      ['endpoint', 'Of Elastic Endpoint.'],
      'endpoint_trusted_apps',
      'endpoint_trusted_devices',
      'endpoint_events',
      'endpoint_host_isolation_exceptions',
      'endpoint_blocklists',
    ),
    required: true,
    doc: 'The kind of list.',
    example: '"detection"',
  },
  {
    path: 'rule.exceptions_list[].namespace_type',
    type: oneOf(['agnostic', 'In all Kibana spaces.'], ['single', 'In one Kibana space.']),
    required: true,
    doc: 'Whether the list exists in one space or in all.',
    example: '"single"',
  },
  {
    path: 'rule.meta',
    type: OPEN_TABLE,
    doc: 'Keys that Kibana keeps with the rule and gives no meaning to.',
  },
];
