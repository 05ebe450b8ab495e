import type { Lint } from './lint.ts';
import { keepsOf, wholeEsql } from './support/esql-aggregation.ts';

export const missingKeep: Lint = {
  code: 'missing-keep',
  category: 'query',
  severity: 'error',
  summary: 'An ES|QL query has no `KEEP`.',
  rationale:
    'What the query gives is what the alert holds. Upstream wants every ES|QL rule to say which columns these are, and refuses one that does not. `KEEP *` is accepted.',
  source: 'elastic/detection-rules, detection_rules/rule.py (`ESQLRuleData.validate_esql_data`)',
  examples: [
    {
      title: 'All columns, unsaid',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''«from» logs-* | stats Esql.count = count(*) by user.name | where Esql.count > 5'''`,
    },
    {
      title: 'The columns are named',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | stats Esql.count = count(*) by user.name | where Esql.count > 5 | keep user.name, Esql.*'''`,
    },
  ],
  *check(context) {
    const view = wholeEsql(context);
    const [first] = view?.tree.commands ?? [];
    if (view === undefined || first === undefined || keepsOf(view.tree).length > 0) return;
    yield {
      message:
        'The query has no `KEEP`, so upstream refuses the rule. Add one with the columns that an alert should hold, such as `| KEEP user.name, Esql.*`.',
      span: view.query.source.spanToSource(first.nameSpan),
    };
  },
};
