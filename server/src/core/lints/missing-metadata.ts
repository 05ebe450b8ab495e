import type { From } from '../esql/ast.ts';
import type { Fix } from '../text/diagnostic.ts';
import { textOf } from '../text/span.ts';
import type { Lint } from './lint.ts';
import { fromOf, isAggregating, lacking, listed, wholeEsql } from './support/esql-aggregation.ts';
import { fixesInFile } from './support/query-fix.ts';

export const missingMetadata: Lint = {
  code: 'missing-metadata',
  category: 'query',
  severity: 'error',
  summary: 'An ES|QL query that does not aggregate lacks `METADATA _id, _version, _index`.',
  rationale:
    'Each row of such a query is an event, and becomes an alert. Without the id, version and index of the event Kibana cannot tell an alert from one it has raised before, and raises it again in every run. Upstream refuses the rule. A query with `STATS … BY` needs none of them.',
  source:
    'elastic/detection-rules, detection_rules/rule.py (`ESQLRuleData.validate_esql_data`); https://www.elastic.co/docs/solutions/security/detect-and-alert/create-detection-rule#create-esql-rule',
  examples: [
    {
      title: 'No metadata',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''«from» logs-* | where user.name == "root" | keep *'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where user.name == "root" | keep *'''`,
    },
    {
      title: 'Some of it',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''FROM logs-* «METADATA _id» | WHERE user.name == "root" | KEEP *'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''FROM logs-* METADATA _id, _version, _index | WHERE user.name == "root" | KEEP *'''`,
    },
    {
      title: 'A query that aggregates',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | stats Esql.count = count(*) by user.name | keep user.name, Esql.count'''`,
    },
    {
      title: 'All of it, in any order',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _index, _id, _version | keep *'''`,
    },
  ],
  *check(context) {
    const view = wholeEsql(context);
    const from = view && fromOf(view.tree);
    if (view === undefined || from === undefined || isAggregating(view.tree)) return;
    const { query } = view;
    const absent = lacking(from.metadata.map(({ name }) => name));
    if (absent.length === 0) return;
    yield {
      message: `The query does not aggregate and does not load ${listed(absent)}, so upstream refuses the rule. Write \`METADATA _id, _version, _index\` behind the index patterns.`,
      span: query.source.spanToSource(from.metadataSpan ?? from.nameSpan),
      fixes: fixesInFile(query, context.rule.text, fixesOf(from, absent, query.text)),
    };
  },
};

function fixesOf(from: From, absent: readonly string[], text: string): readonly Fix[] {
  const last = from.sources.at(-1);
  if (last === undefined || from.hasSubquery) return [];
  const names = absent.join(', ');
  const isUpper = textOf(text, from.nameSpan) === 'FROM';
  const newText =
    from.metadataSpan === undefined ? ` ${isUpper ? 'METADATA' : 'metadata'} ${names}` : `, ${names}`;
  const at = from.metadataSpan?.end ?? last.span.end;
  return [
    { title: `Load ${listed(absent)}`, edits: [{ span: { start: at, end: at }, newText }], preferred: true },
  ];
}
