import type { Project } from '../esql/ast.ts';
import { matchesPieces } from '../esql/columns/glob.ts';
import type { Lint } from './lint.ts';
import { fromOf, isAggregating, keepsOf, lacking, listed, wholeEsql } from './support/esql-aggregation.ts';
import { fixesInFile } from './support/query-fix.ts';

export const metadataNotKept: Lint = {
  code: 'metadata-not-kept',
  category: 'query',
  severity: 'error',
  summary: 'A `KEEP` of an ES|QL query that does not aggregate leaves out `_id`, `_version` or `_index`.',
  rationale:
    'Kibana ties an alert to its event by these columns: without them the same event raises an alert in every run. Upstream looks at the first `KEEP` and refuses the rule; a later one is a warning. `KEEP *` keeps them, a pattern such as `_*` does too, but upstream does not see that.',
  source: 'elastic/detection-rules, detection_rules/rule.py (`ESQLRuleData.validate_esql_data`)',
  examples: [
    {
      title: 'Two of them are left out',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | «keep» user.name, _id'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | keep user.name, _id, _version, _index'''`,
    },
    {
      title: 'All of them',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | keep user.name, _id, _version, _index'''`,
    },
    {
      title: 'A query that aggregates',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | keep user.name | stats Esql.count = count(*) by user.name'''`,
    },
  ],
  *check(context) {
    const view = wholeEsql(context);
    if (view === undefined || isAggregating(view.tree)) return;
    const { query } = view;
    // What is not loaded can't be kept: `missing-metadata` says so.
    const loaded = fromOf(view.tree)?.metadata.map(({ name }) => name) ?? [];
    for (const [index, keep] of keepsOf(view.tree).entries()) {
      const absent = lacking(keep.patterns.map(({ name }) => name)).filter((name) => loaded.includes(name));
      const { end } = keep.patterns.at(-1)?.span ?? keep.nameSpan;
      if (absent.length === 0 || (index > 0 && keepsAllByPattern(keep, absent))) continue;
      yield {
        message: `The query does not aggregate, and this \`KEEP\` leaves out ${listed(absent)}, by which an alert is tied to its event${index === 0 ? '; upstream refuses the rule' : ''}. Add ${absent.length === 1 ? 'it' : 'them'}.`,
        span: query.source.spanToSource(keep.nameSpan),
        ...(index > 0 && { severity: 'warning' as const }),
        fixes: fixesInFile(query, context.rule.text, [
          {
            title: `Keep ${listed(absent)}`,
            edits: [{ span: { start: end, end }, newText: `, ${absent.join(', ')}` }],
            preferred: true,
          },
        ]),
      };
    }
  },
};

function keepsAllByPattern({ patterns }: Project, absent: readonly string[]): boolean {
  return absent.every((name) =>
    patterns.some(({ pieces }) => pieces !== undefined && matchesPieces(pieces, name)),
  );
}
