import type { ColumnFlow, ColumnUse } from '../esql/columns/flow.ts';
import { METADATA_COLUMNS } from '../esql/metadata-columns.ts';
import { writtenName } from '../esql/columns/written-name.ts';
import type { Removal } from '../esql/columns/column.ts';
import type { EmbeddedQuery } from '../rule/rule-document.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { columnsOf } from './support/esql-columns.ts';
import { judgedEsql } from './support/esql-query.ts';
import { replaceInQuery } from './support/query-fix.ts';

export const unknownColumn: Lint = {
  code: 'unknown-column',
  category: 'query',
  severity: 'error',
  onHunt: true,
  summary: 'ES|QL has no such column at this place.',
  rationale:
    'Elasticsearch refuses a query that reads a column which is not there. `STATS` leaves only what it aggregates and what stands behind `BY`; `KEEP` only what it names; `DROP` and `RENAME` take names away; a column that `EVAL` makes exists from there on. `_id` and its like have to be loaded by `METADATA`. Behind commands that add columns nobody can know without the index (`ENRICH` without `WITH`, `LOOKUP JOIN`, `FORK` …) nothing is reported until `STATS` or `KEEP` names the columns anew.',
  source:
    'elastic/elasticsearch, x-pack/plugin/esql (Analyzer, "Unknown column"); https://www.elastic.co/docs/reference/query-languages/esql/esql-commands',
  examples: [
    {
      title: 'A column that `STATS` does not leave',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | stats Esql.count = count(*) by host.id | where «user.name» == "root" | keep host.id, Esql.count'''`,
    },
    {
      title: 'A misspelt column',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | stats Esql.event_count = count(*) by host.id | where «Esql.evnt_count» > 5 | keep host.id'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | stats Esql.event_count = count(*) by host.id | where Esql.event_count > 5 | keep host.id'''`,
    },
    {
      title: 'A column that was dropped, and one that was renamed',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | drop user.name | rename host.id as Esql.host | where «user.name» == "root" and «host.id» != "1" | keep *'''`,
    },
    {
      title: 'A metadata column that is not loaded',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id | keep _id, «_index», «_version», user.name'''`,
    },
    {
      title: 'Columns that are there',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | eval Esql.name = to_lower(user.name), Esql.length = length(Esql.name) | stats Esql.longest = max(Esql.length), count(*) by host.id, Esql.day = date_trunc(1 day, @timestamp) | where \`count(*)\` > 5 and Esql.day > now() - 7 days | sort Esql.longest | keep host.id, Esql.*'''`,
    },
    {
      title: 'Behind a command that may have made any column',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | keep _id, _version, _index, host.id | lookup join owners on host.id | where owner.name == "red" | keep *'''`,
    },
  ],
  *check(context) {
    const { query } = judgedEsql(context) ?? {};
    const flow = query && columnsOf(query);
    if (query === undefined || flow === undefined) return;
    for (const use of flow.uses) {
      if (isUnfinished(use)) continue;
      if (use.lookup.kind === 'absent') yield absent(use, use.lookup.removal, flow, query, context);
      else if (use.lookup.kind === 'index' && METADATA_COLUMNS.has(use.name)) yield notLoaded(use, query);
    }
  },
};

/** Still being typed: the query's parser has said so. */
function isUnfinished({ name }: ColumnUse): boolean {
  return name === '' || name.endsWith('.');
}

function notLoaded({ name, span }: ColumnUse, query: EmbeddedQuery): Finding {
  return {
    message: `\`${name}\` is no field but metadata, which has to be loaded: write \`FROM … METADATA ${name}\`.`,
    span: query.source.spanToSource(span),
  };
}

function absent(
  use: ColumnUse,
  removal: Removal | undefined,
  flow: ColumnFlow,
  query: EmbeddedQuery,
  { rule }: LintContext,
): Finding {
  const meant = use.pieces === undefined ? nearest(use.name, use.known) : undefined;
  const later = definitionBehind(use, flow);
  const advice =
    meant !== undefined
      ? ` Did you mean \`${meant}\`?`
      : later === undefined
        ? ''
        : ' It is made only further down: move that up.';
  const related = [
    ...(removal === undefined ? [] : [{ span: removal.span, message: WHAT[removal.kind] }]),
    ...(later === undefined ? [] : [{ span: later, message: 'The column is made here.' }]),
  ];
  return {
    message: `${reasonOf(use, removal)}${advice}`,
    span: query.source.spanToSource(use.span),
    ...(related.length > 0 && {
      related: related.map((one) => ({ ...one, span: query.source.spanToSource(one.span) })),
    }),
    ...(meant === undefined ? {} : replaceInQuery(query, rule.text, use.span, writtenName(meant))),
  };
}

const WHAT: Readonly<Record<Removal['kind'], string>> = {
  keep: 'Only the columns named here are left.',
  drop: 'The column is dropped here.',
  rename: 'The column gets another name here.',
  stats: 'Only these aggregations and groups are left.',
};

function reasonOf({ name, pieces }: ColumnUse, removal: Removal | undefined): string {
  if (pieces !== undefined) return `\`${name}\` matches no column that is left here.`;
  switch (removal?.kind) {
    case 'keep':
      return `There is no column \`${name}\` here: the \`KEEP\` before it leaves only the columns that it names.`;
    case 'drop':
      return `There is no column \`${name}\` here: a \`DROP\` before it took it away.`;
    case 'rename':
      return `There is no column \`${name}\` here: a \`RENAME\` before it gave it another name.`;
    case 'stats':
      return `There is no column \`${name}\` here: the \`STATS\` before it leaves only its aggregations and what stands behind \`BY\`.`;
    case undefined:
      return `There is no column \`${name}\` here.`;
  }
}

function definitionBehind({ name, span }: ColumnUse, { definitions }: ColumnFlow): Span | undefined {
  return definitions.find((column) => column.name === name && column.definition.start > span.start)
    ?.definition;
}
