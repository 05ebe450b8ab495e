import { filterKeys } from './filters.ts';
import { arrayOf, NON_EMPTY, oneOf, STRING } from './key.ts';
import type { RuleKey } from './key.ts';

const SEARCHING = ['eql', 'new_terms', 'query', 'saved_query', 'threat_match', 'threshold'] as const;
const KUERY = ['kuery', 'KQL, the Kibana Query Language.'] as const;
const LUCENE = ['lucene', "Lucene's query string syntax."] as const;

/** The query and where it is run: keys of every rule type that has a query. */
export const QUERY_KEYS: readonly RuleKey[] = [
  {
    path: 'rule.language',
    ruleTypes: ['eql'],
    type: oneOf(['eql', 'The Event Query Language.']),
    required: true,
    doc: 'The language of `query`. An `eql` rule is always written in EQL.',
    example: '"eql"',
  },
  {
    path: 'rule.language',
    ruleTypes: ['esql'],
    type: oneOf(['esql', 'The piped Elasticsearch Query Language.']),
    required: true,
    doc: 'The language of `query`. An `esql` rule is always written in ES|QL.',
    example: '"esql"',
  },
  {
    path: 'rule.language',
    ruleTypes: ['new_terms', 'query', 'threat_match', 'threshold'],
    type: oneOf(KUERY, LUCENE),
    required: true,
    doc: 'The language of `query`. Kibana takes KQL where the key is absent; upstream refuses the rule.',
    default: '"kuery"',
    example: '"kuery"',
  },
  {
    path: 'rule.language',
    ruleTypes: ['saved_query'],
    type: oneOf(KUERY, LUCENE),
    doc: 'The language of `query`, which is used when the saved query is gone.',
    default: '"kuery"',
    example: '"kuery"',
  },
  {
    path: 'rule.query',
    ruleTypes: ['eql'],
    type: NON_EMPTY,
    required: true,
    doc: "The EQL query. A `'''` string keeps backslashes as they are.",
    example: "'''\nprocess where process.name == \"example\"\n'''",
  },
  {
    path: 'rule.query',
    ruleTypes: ['esql'],
    type: NON_EMPTY,
    required: true,
    doc: 'The ES|QL query. Unless it aggregates, it must load `METADATA _id, _version, _index` and keep them, so that an alert can be tied to its event.',
    example: "'''\nfrom logs-endpoint.events.process-* metadata _id, _version, _index\n| keep *\n'''",
  },
  {
    path: 'rule.query',
    ruleTypes: ['query'],
    type: STRING,
    required: true,
    requiredUnless: 'filters',
    doc: 'The KQL or Lucene query that an event must match.',
    example: "'''\nevent.category:process and process.name:example\n'''",
  },
  {
    path: 'rule.query',
    ruleTypes: ['new_terms', 'threat_match', 'threshold'],
    type: STRING,
    required: true,
    doc: 'The KQL or Lucene query that picks the events the rule looks at.',
    example: "'''\nevent.category:process and event.type:start\n'''",
  },
  {
    path: 'rule.query',
    ruleTypes: ['saved_query'],
    type: STRING,
    doc: 'The query to fall back on when the saved query is gone.',
    example: '"event.category:process"',
  },
  {
    path: 'rule.saved_id',
    ruleTypes: ['saved_query'],
    type: NON_EMPTY,
    required: true,
    doc: 'The name under which the query is saved in Kibana.',
    example: '"my-saved-query"',
  },
  {
    path: 'rule.index',
    ruleTypes: SEARCHING,
    type: arrayOf(STRING),
    doc: 'The index patterns that are searched. Give either `index` or `data_view_id`; ES|QL names its indices in the query instead.',
    example: '["logs-endpoint.events.process-*"]',
  },
  {
    path: 'rule.data_view_id',
    ruleTypes: SEARCHING,
    type: STRING,
    doc: 'The id of the Kibana data view that is searched. Give either `index` or `data_view_id`.',
    example: '"security-solution-default"',
  },
  ...filterKeys('rule.filters', {
    doc: 'Kibana filters that an event must pass beside the query.',
    ruleTypes: ['esql', ...SEARCHING, 'machine_learning'],
  }),
];
