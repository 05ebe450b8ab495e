import { arrayOf, BOOLEAN, oneOf, OPEN_TABLE, STRING, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

/** `[transform]`: blocks that upstream renders into `rule.note`. */
export const TRANSFORM_KEYS: readonly RuleKey[] = [
  {
    path: 'transform',
    type: TABLE,
    doc: 'Interactive blocks for the investigation guide. The build puts each where `rule.note` names it.',
  },
  {
    path: 'transform.osquery',
    type: arrayOf(TABLE),
    doc: 'Osquery queries that an analyst can run on the host. The first stands in the note as `$osquery_0`.',
  },
  {
    path: 'transform.osquery[].label',
    type: STRING,
    required: true,
    doc: 'The text of the button.',
    example: '"Osquery - Running Containers"',
  },
  {
    path: 'transform.osquery[].query',
    type: STRING,
    required: true,
    doc: 'The query, in the SQL of Osquery.',
    example: '"select name, image from docker_containers;"',
  },
  {
    path: 'transform.osquery[].ecs_mapping',
    type: OPEN_TABLE,
    doc: "Which ECS field each column of the result becomes: `field` takes the column's value, `value` a fixed one.",
    example: '{ "container.image.name" = { field = "image" } }',
  },
  {
    path: 'transform.investigate',
    type: arrayOf(TABLE),
    doc: 'Searches that an analyst can open in Timeline. The first stands in the note as `$investigate_0`.',
  },
  {
    path: 'transform.investigate[].label',
    type: STRING,
    required: true,
    doc: 'The text of the button.',
    example: '"Events of the same container"',
  },
  {
    path: 'transform.investigate[].description',
    type: STRING,
    doc: 'What the search is for.',
    example: '"What else ran in the container."',
  },
  {
    path: 'transform.investigate[].providers',
    type: arrayOf(arrayOf(TABLE)),
    required: true,
    doc: 'The conditions of the search: the inner lists are joined by `or`, the conditions of one list by `and`.',
  },
  {
    path: 'transform.investigate[].providers[][].field',
    type: STRING,
    required: true,
    doc: 'The field that is compared.',
    example: '"container.id"',
  },
  {
    path: 'transform.investigate[].providers[][].value',
    type: STRING,
    required: true,
    doc: 'The value to look for; `{{field}}` takes the value of the alert.',
    example: '"{{container.id}}"',
  },
  {
    path: 'transform.investigate[].providers[][].excluded',
    type: BOOLEAN,
    required: true,
    doc: 'Leaves out the events that match instead of keeping them.',
    example: 'false',
  },
  {
    path: 'transform.investigate[].providers[][].queryType',
    type: oneOf(['phrase', 'The field has the value.'], ['range', 'The value lies in a range.']),
    required: true,
    doc: 'How the value is compared.',
    example: '"phrase"',
  },
  {
    path: 'transform.investigate[].providers[][].valueType',
    type: oneOf('string', 'boolean'),
    required: true,
    doc: 'The type of `value`, which is written as text all the same.',
    example: '"string"',
  },
  {
    path: 'transform.investigate[].relativeFrom',
    type: STRING,
    doc: 'Start of the time that is searched, relative to now.',
    example: '"now-48h/h"',
  },
  {
    path: 'transform.investigate[].relativeTo',
    type: STRING,
    doc: 'End of the time that is searched, relative to now.',
    example: '"now"',
  },
];
