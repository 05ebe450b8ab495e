import type { Lint } from './lint.ts';
import { judgedKql } from './support/kql-query.ts';
import { faultInFile } from './support/query-fault.ts';

export const kqlSyntax: Lint = {
  code: 'kql-syntax',
  category: 'syntax',
  severity: 'error',
  summary: 'The query is not valid KQL.',
  rationale:
    "Kibana refuses a query that it cannot parse: the rule fails each time it runs. There are three readers of KQL, and they differ. Kibana's decides for rules; detection-rules' own one also takes `field: not value`, and Elasticsearch's, which reads `KQL(\"…\")` in ES|QL, takes `not(…)` without a blank.",
  source:
    'elastic/kibana, kbn-es-query (kuery/grammar/grammar.peggy); https://www.elastic.co/docs/reference/query-languages/kql',
  examples: [
    {
      title: 'A `not` behind the colon',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process and user.name: «not» root'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process and not user.name: root'''",
    },
    {
      title: 'A colon in a value without quotes',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = "url.full:https«:»//203.0.113.7/a"',
      fixed: 'type = "query"\nlanguage = "kuery"\nquery = "url.full:\\"https://203.0.113.7/a\\""',
    },
    {
      title: 'No blank behind `not`',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and «not»(file.name:a* or file.name:b*)'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:file and not (file.name:a* or file.name:b*)'''",
    },
    {
      title: 'A query that is fine',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.category:process and not user.name:(root or "two words")\'\'\'',
    },
  ],
  *check(context) {
    const { query } = judgedKql(context) ?? {};
    if (query === undefined) return;
    for (const fault of query.errors) yield faultInFile(fault, query, context.rule.text);
  },
};
