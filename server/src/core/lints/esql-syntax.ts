import type { Lint } from './lint.ts';
import { judgedEsql } from './support/esql-query.ts';
import { faultInFile } from './support/query-fault.ts';

export const esqlSyntax: Lint = {
  code: 'esql-syntax',
  category: 'syntax',
  severity: 'error',
  onHunt: true,
  summary: 'The query is not valid ES|QL.',
  rationale:
    'Elasticsearch refuses a query that it cannot parse: the rule fails each time it runs. Upstream notices only where it can ask a running stack. Commands that rules do not use are passed over: nothing is said of what stands in them.',
  source:
    'elastic/elasticsearch, x-pack/plugin/esql (EsqlBaseLexer.g4, EsqlBaseParser.g4); https://www.elastic.co/docs/reference/query-languages/esql/esql-syntax',
  examples: [
    {
      title: 'A comparison with `=`',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where event.action «=» "login" | keep *'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where event.action == "login" | keep *'''`,
    },
    {
      title: 'A misspelt command, and a missing bar',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | «wher» user.name == "root" | limit 5 «keep» *'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where user.name == "root" | limit 5 keep *'''`,
    },
    {
      title: 'A backslash that is not doubled',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where process.name rlike "a«\\.»exe" | keep *'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where process.name rlike "a\\\\.exe" | keep *'''`,
    },
    {
      title: 'A query that is fine',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where process.name rlike """a\\.exe""" and @timestamp > now() - 7 days | keep *'''`,
    },
  ],
  *check(context) {
    const { query } = judgedEsql(context) ?? {};
    if (query === undefined) return;
    for (const fault of query.errors) yield faultInFile(fault, query, context.rule.text);
  },
};
