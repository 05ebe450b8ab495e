import { arrayOf, BOOLEAN, NON_EMPTY, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

/** Keys that upstream's build derives from the rest of the rule; seldom written by hand. */
export const BUILD_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.related_integrations',
    type: arrayOf(TABLE),
    since: '8.3',
    doc: 'The integrations that feed the rule. Upstream derives it from `metadata.integration` and the query.',
  },
  {
    path: 'rule.related_integrations[].package',
    type: NON_EMPTY,
    required: true,
    doc: 'The name of the package.',
    example: '"aws"',
  },
  {
    path: 'rule.related_integrations[].version',
    type: NON_EMPTY,
    required: true,
    doc: 'The versions that fit, as a range.',
    example: '"^4.0.0"',
  },
  {
    path: 'rule.related_integrations[].integration',
    type: NON_EMPTY,
    doc: 'The data set within the package, where the package has several.',
    example: '"cloudtrail"',
  },
  {
    path: 'rule.required_fields',
    type: arrayOf(TABLE),
    since: '8.3',
    doc: 'The fields that events must have for the rule to work. Upstream derives it from the query.',
  },
  {
    path: 'rule.required_fields[].name',
    type: NON_EMPTY,
    required: true,
    doc: 'The name of the field.',
    example: '"process.name"',
  },
  {
    path: 'rule.required_fields[].type',
    type: NON_EMPTY,
    required: true,
    doc: 'The type of the field.',
    example: '"keyword"',
  },
  {
    path: 'rule.required_fields[].ecs',
    type: BOOLEAN,
    required: true,
    doc: 'Whether the field is part of ECS.',
    example: 'true',
  },
];
