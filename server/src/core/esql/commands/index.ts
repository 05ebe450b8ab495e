import type { EsqlCommand } from './command.ts';

/** Commands of Elasticsearch 9.4, sorted by name. https://www.elastic.co/docs/reference/query-languages/esql/esql-commands */
export const ESQL_COMMANDS: readonly EsqlCommand[] = [
  {
    name: 'change_point',
    kind: 'processing',
    form: 'CHANGE_POINT value ON key AS type, pvalue',
    doc: 'Looks for the place where a series of numbers changes its course, and adds what kind of change it is.',
  },
  {
    name: 'completion',
    kind: 'processing',
    form: 'COMPLETION answer = prompt WITH { "inference_id": "…" }',
    doc: 'Sends each prompt to a language model and adds its answer as a column, named `completion` unless a name is given.',
    isRead: true,
    snippet: '${1:answer} = ${2:prompt} WITH { "inference_id": "${3:id}" }',
  },
  {
    name: 'dissect',
    kind: 'processing',
    form: 'DISSECT input "%{a} %{b}"',
    doc: 'Cuts a text at fixed delimiters and adds the pieces as `keyword` columns. `%{?name}` skips a piece, `%{+name}` joins several, `%{name->}` takes padding along.',
    isRead: true,
    snippet: '${1:message} "%{${2:first}} %{${3:second}}"',
  },
  {
    name: 'drop',
    kind: 'processing',
    form: 'DROP column, pattern*',
    doc: 'Removes columns. Names may hold `*`.',
    isRead: true,
  },
  {
    name: 'enrich',
    kind: 'processing',
    form: 'ENRICH policy ON column WITH name = field',
    doc: 'Adds fields of an enrich policy to the rows whose column matches; without `WITH` all of its fields.',
    isRead: true,
  },
  {
    name: 'eval',
    kind: 'processing',
    form: 'EVAL name = expression, …',
    doc: 'Adds columns, or replaces those of the same name. Each may use the ones before it.',
    isRead: true,
    snippet: '${1:Esql.name} = ${2:expression}',
  },
  {
    name: 'fork',
    kind: 'processing',
    form: 'FORK (WHERE … | …) (WHERE … | …)',
    doc: 'Runs several branches over the same rows, and puts their rows together; `_fork` says which branch a row is from.',
  },
  {
    name: 'from',
    kind: 'source',
    form: 'FROM index, pattern-* METADATA _id, _version, _index',
    doc: 'Reads events. `METADATA` loads columns that are no fields; a rule that does not aggregate needs `_id`, `_version` and `_index`, so that alerts can be told from each other.',
    isRead: true,
    snippet: '${1:logs-*} METADATA _id, _version, _index',
  },
  {
    name: 'fuse',
    kind: 'processing',
    form: 'FUSE rrf',
    doc: 'Merges the rows of the branches of a `FORK` into one ranking.',
  },
  {
    name: 'grok',
    kind: 'processing',
    form: 'GROK input "%{IP:name:type}"',
    doc: 'Reads a text by named regular expressions and adds what they find as columns. `(?<name>…)` is a regular expression of your own.',
    isRead: true,
    snippet: '${1:message} """%{${2:NOTSPACE}:${3:Esql.name}}"""',
  },
  {
    name: 'inline stats',
    kind: 'processing',
    form: 'INLINE STATS name = AGGREGATION(…) BY column',
    doc: 'Aggregates as `STATS` does, but keeps the rows and adds the result of its group to each.',
    isRead: true,
    snippet: '${1:Esql.count} = COUNT(*) BY ${2:host.id}',
  },
  {
    name: 'keep',
    kind: 'processing',
    form: 'KEEP column, pattern*',
    doc: 'Leaves only these columns, in this order. Names may hold `*`. A rule that does not aggregate keeps `_id`, `_version` and `_index`.',
    isRead: true,
  },
  {
    name: 'limit',
    kind: 'processing',
    form: 'LIMIT 10',
    doc: 'Leaves the first rows only. Without it there are at most 1,000.',
    isRead: true,
    snippet: '${1:10}',
  },
  {
    name: 'lookup join',
    kind: 'processing',
    form: 'LOOKUP JOIN index ON column',
    doc: 'Adds the columns of a lookup index to the rows that have the same value.',
    isRead: true,
  },
  {
    name: 'mv_expand',
    kind: 'processing',
    form: 'MV_EXPAND column',
    doc: 'Makes a row of each value of a column that has several.',
    isRead: true,
  },
  {
    name: 'promql',
    kind: 'source',
    form: 'PROMQL index=metrics-* step=1m (query)',
    doc: 'Runs a query of Prometheus over metrics.',
  },
  {
    name: 'rename',
    kind: 'processing',
    form: 'RENAME old AS new, new = old',
    doc: 'Gives columns other names. A column that had the new name before is gone.',
    isRead: true,
  },
  {
    name: 'rerank',
    kind: 'processing',
    form: 'RERANK "question" ON column WITH { "inference_id": "…" }',
    doc: 'Gives the rows a new `_score` by a model that compares them with a text.',
  },
  {
    name: 'row',
    kind: 'source',
    form: 'ROW name = value, …',
    doc: 'Makes one row of the values given: for trying things out.',
    isRead: true,
  },
  {
    name: 'sample',
    kind: 'processing',
    form: 'SAMPLE 0.1',
    doc: 'Leaves a random part of the rows.',
  },
  {
    name: 'set',
    kind: 'source',
    form: 'SET setting = value;',
    doc: 'Changes a setting for the query that follows.',
  },
  {
    name: 'show',
    kind: 'source',
    form: 'SHOW INFO',
    doc: 'Says which version of Elasticsearch answers.',
  },
  {
    name: 'sort',
    kind: 'processing',
    form: 'SORT column DESC NULLS LAST, …',
    doc: 'Orders the rows, ascending unless `DESC` is written.',
    isRead: true,
    snippet: '${1:@timestamp} DESC',
  },
  {
    name: 'stats',
    kind: 'processing',
    form: 'STATS name = AGGREGATION(…) WHERE condition, … BY column, …',
    doc: 'Aggregates: one row for each group. Only the aggregations and the columns behind `BY` are left. A rule whose query has `STATS … BY` raises an alert for each row.',
    isRead: true,
    snippet: '${1:Esql.count} = COUNT(*) BY ${2:host.id}',
  },
  {
    name: 'ts',
    kind: 'source',
    form: 'TS metrics-*',
    doc: 'Reads time series, for `STATS` over functions such as `RATE`.',
    isRead: true,
  },
  {
    name: 'uri_parts',
    kind: 'processing',
    form: 'URI_PARTS prefix = expression',
    doc: 'Takes an address apart and adds its parts as columns below a prefix.',
  },
  {
    name: 'where',
    kind: 'processing',
    form: 'WHERE condition',
    doc: 'Leaves the rows for which the condition is true; a row for which it is null is left out too. A comparison of a column that holds several values is null.',
    isRead: true,
  },
];

const BY_NAME: ReadonlyMap<string, EsqlCommand> = new Map(
  ESQL_COMMANDS.map((command) => [command.name, command]),
);

/** Other spellings, and commands that Elasticsearch has under development or for itself. */
const OTHERS: ReadonlyMap<string, string> = new Map([
  ['inlinestats', 'inline stats'],
  ['lookup', 'lookup join'],
]);

const UNLISTED: ReadonlySet<string> = new Set([
  ...['dedup', 'dense_vector', 'explain', 'external', 'full', 'highlight', 'insist', 'ip_location', 'join'],
  ...['left', 'metrics', 'metrics_info', 'mmr', 'registered_domain', 'right', 'ts_collapse', 'ts_info'],
  ...['user_agent'],
]);

/** The command that a word, or two, name; in any case. */
export function esqlCommand(name: string): EsqlCommand | undefined {
  const lower = name.toLowerCase().replace(/\s+/g, ' ');
  return BY_NAME.get(OTHERS.get(lower) ?? lower);
}

/** True for a word (in lower case) that starts a command, also one that nothing more is known of. */
export function startsCommand(word: string): boolean {
  return FIRST_WORDS.has(word) || UNLISTED.has(word);
}

export const FIRST_WORDS: ReadonlySet<string> = new Set([
  ...ESQL_COMMANDS.map(({ name }) => name.split(' ')[0] ?? name),
  ...OTHERS.keys(),
]);
