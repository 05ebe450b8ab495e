import type { ColumnFlow } from '../esql/columns/flow.ts';
import { tableOf } from '../rule/values.ts';
import type { TomlString } from '../toml/ast.ts';
import { nearest } from '../text/nearest.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { wholeEsql } from './support/esql-aggregation.ts';
import { columnsOf } from './support/esql-columns.ts';
import { isKnownField } from './support/known-field.ts';

export const unknownSuppressionField: Lint = {
  code: 'unknown-suppression-field',
  category: 'query',
  severity: 'warning',
  summary: 'Alerts of an ES|QL rule are grouped by a column that its query does not give.',
  rationale:
    '`alert_suppression.group_by` names columns of what the query gives. One that `STATS` or `KEEP` did not leave is missing in every alert, so nothing is grouped by it. A column that the query makes, or a known field, is fine where it is left; upstream tests that.',
  source: 'elastic/detection-rules, tests/test_all_rules.py (`test_group_field_in_schemas`)',
  examples: [
    {
      title: 'A column that the query does not give',
      toml: `type = "esql"\nlanguage = "esql"\nalert_suppression = { group_by = ["user.name", «"host.id"»] }\nquery = '''from logs-* | stats Esql.count = count(*) by user.name | keep user.name, Esql.count'''`,
    },
    {
      title: 'A misspelt one',
      toml: `type = "esql"\nlanguage = "esql"\nalert_suppression = { group_by = [«"Esql.tenant"»] }\nquery = '''from logs-* | stats Esql.count = count(*) by Esql.tenants = to_lower(user.domain) | keep Esql.*'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nalert_suppression = { group_by = ["Esql.tenants"] }\nquery = '''from logs-* | stats Esql.count = count(*) by Esql.tenants = to_lower(user.domain) | keep Esql.*'''`,
    },
    {
      title: 'Columns that it gives',
      toml: `type = "esql"\nlanguage = "esql"\nalert_suppression = { group_by = ["user.name", "Esql.day"] }\nquery = '''from logs-* metadata _id, _version, _index | eval Esql.day = date_trunc(1 day, @timestamp) | keep *'''`,
    },
  ],
  *check(context) {
    const view = wholeEsql(context);
    const flow = view && columnsOf(view.query);
    if (flow === undefined) return;
    for (const item of groupBy(context)) {
      const finding = judge(item, flow, context);
      if (finding !== undefined) yield finding;
    }
  },
};

function groupBy({ rule }: LintContext): readonly TomlString[] {
  const table = tableOf(rule.rule, 'alert_suppression');
  const value = table?.entries.get('group_by')?.value;
  return value?.kind === 'array'
    ? value.items.flatMap((item) => (item.kind === 'string' && item.closed ? [item] : []))
    : [];
}

function judge(
  { value, span }: TomlString,
  { scope }: ColumnFlow,
  { schema }: LintContext,
): Finding | undefined {
  const { kind } = scope.lookup(value);
  if (kind === 'column' || kind === 'unsure') return undefined;
  if (kind === 'index' && isKnownField({ name: value, pieces: undefined }, schema)) return undefined;
  const meant = nearest(value, scope.columns.keys());
  const what =
    kind === 'index'
      ? 'is no known field, and the query makes no column'
      : 'is no column that the query gives';
  return {
    message: `\`${value}\` ${what}, so no alert can be grouped by it.${meant === undefined ? ' Keep such a column in the query, or name another.' : ` Did you mean \`${meant}\`?`}`,
    span,
    ...(meant !== undefined && {
      fixes: [
        {
          title: `Replace with \`${meant}\``,
          edits: [{ span, newText: JSON.stringify(meant) }],
          preferred: true,
        },
      ],
    }),
  };
}
