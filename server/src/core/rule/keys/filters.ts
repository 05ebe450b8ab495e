import type { RuleType } from '../rule-type.ts';
import { ANY, arrayOf, BOOLEAN, oneOf, OPEN_TABLE, STRING } from './key.ts';
import type { RuleKey } from './key.ts';

interface FilterOptions {
  readonly doc: string;
  readonly ruleTypes?: readonly RuleType[];
}

/** Filters as Kibana saves them, at `path`. Kibana and upstream accept any table there, so wrong values are warnings. */
export function filterKeys(path: string, options: FilterOptions): readonly RuleKey[] {
  const limits = options.ruleTypes === undefined ? {} : { ruleTypes: options.ruleTypes };
  const children = FILTER.map((key) => ({
    ...key,
    ...limits,
    path: `${path}[]${key.path}`,
    whenWrong: 'warning' as const,
  }));
  return [{ path, type: arrayOf(OPEN_TABLE), doc: options.doc, ...limits }, ...children];
}

const FILTER: readonly RuleKey[] = [
  {
    path: '.meta',
    type: OPEN_TABLE,
    doc: 'How Kibana shows and treats the filter.',
    example: '{ negate = true }',
  },
  { path: '.meta.alias', type: STRING, doc: 'The label of the filter.', example: '"No package managers"' },
  {
    path: '.meta.disabled',
    type: BOOLEAN,
    doc: 'Switches the filter off.',
    default: 'false',
    example: 'false',
  },
  {
    path: '.meta.negate',
    type: BOOLEAN,
    doc: 'Lets pass only the events that do not match.',
    default: 'false',
    example: 'true',
  },
  {
    path: '.meta.type',
    type: STRING,
    doc: 'The kind of filter, such as `phrase`, `exists` or `custom`.',
    example: '"phrase"',
  },
  { path: '.meta.key', type: STRING, doc: 'The field that the filter looks at.', example: '"event.kind"' },
  { path: '.meta.value', type: ANY, doc: 'The value as it is shown.', example: '"enrichment"' },
  {
    path: '.meta.params',
    type: ANY,
    doc: 'What the filter compares with.',
    example: '{ query = "enrichment" }',
  },
  {
    path: '.meta.index',
    type: STRING,
    doc: 'The data view from which the filter was made.',
    example: '"logs-*"',
  },
  { path: '.meta.indexRefName', type: STRING, doc: 'The saved reference to that data view.' },
  { path: '.meta.controlledBy', type: STRING, doc: 'The panel that owns the filter.' },
  { path: '.meta.group', type: STRING, doc: 'The group that the filter belongs to.' },
  { path: '.meta.isMultiIndex', type: BOOLEAN, doc: 'True when it applies to more than one data view.' },
  {
    path: '.query',
    type: OPEN_TABLE,
    doc: 'The filter itself, in the query DSL of Elasticsearch.',
    example: '{ exists = { field = "user_agent.original" } }',
  },
  { path: '.exists', type: OPEN_TABLE, doc: 'An old way to write `query.exists`.' },
  { path: '.$state', type: OPEN_TABLE, doc: 'Where Kibana keeps the filter.' },
  {
    path: '.$state.store',
    type: oneOf(['appState', 'With this page.'], ['globalState', 'Pinned: on all pages.']),
    doc: 'With the page (`appState`) or pinned for all pages (`globalState`).',
    example: '"appState"',
  },
];
