import { arrayOf, oneOf, STRING, TABLE } from './key.ts';
import type { RuleKey } from './key.ts';

const SEVERITY = oneOf(
  ['low', 'Worth a look; scores from 0 to 21.'],
  ['medium', 'Should be looked at; scores from 22 to 47.'],
  ['high', 'Look at it soon; scores from 48 to 73.'],
  ['critical', 'Look at it now; scores from 74 to 100.'],
);
const EQUALS = oneOf(['equals', 'The only operator there is.']);
const SCORE = { kind: 'integer', minimum: 0, maximum: 100 } as const;

/** How bad an alert is. */
export const SCORING_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.severity',
    type: SEVERITY,
    required: true,
    doc: 'How bad an alert is, in four steps. Upstream ties each step to a range of `risk_score`.',
    example: '"medium"',
  },
  {
    path: 'rule.risk_score',
    type: SCORE,
    required: true,
    doc: 'How bad an alert is, from 0 to 100. Upstream takes 21, 47, 73 and 99 for the four severities.',
    example: '47',
  },
  {
    path: 'rule.severity_mapping',
    type: arrayOf(TABLE),
    doc: 'Takes the severity of an alert from its event: the highest severity among the entries whose field has the given value.',
  },
  {
    path: 'rule.severity_mapping[].field',
    type: STRING,
    required: true,
    doc: 'The field of the event whose value is compared.',
    example: '"event.severity"',
  },
  {
    path: 'rule.severity_mapping[].operator',
    type: EQUALS,
    required: true,
    doc: 'How it is compared.',
    example: '"equals"',
  },
  {
    path: 'rule.severity_mapping[].value',
    type: STRING,
    required: true,
    doc: 'The value that the field must have, as text even for numbers.',
    example: '"73"',
  },
  {
    path: 'rule.severity_mapping[].severity',
    type: SEVERITY,
    required: true,
    doc: 'The severity of the alert when the field has the value.',
    example: '"high"',
  },
  {
    path: 'rule.risk_score_mapping',
    type: arrayOf(TABLE),
    doc: 'Takes the risk score of an alert from a field of its event.',
  },
  {
    path: 'rule.risk_score_mapping[].field',
    type: STRING,
    required: true,
    doc: 'The field of the event whose number becomes the risk score.',
    example: '"event.risk_score"',
  },
  {
    path: 'rule.risk_score_mapping[].operator',
    type: EQUALS,
    required: true,
    doc: 'Always `equals`.',
    example: '"equals"',
  },
  {
    path: 'rule.risk_score_mapping[].value',
    type: STRING,
    required: true,
    doc: "Leave it empty: the score is the field's own value.",
    example: '""',
  },
];
