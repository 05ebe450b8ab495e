import type { Lint } from './lint.ts';
import { faultInFile } from './support/query-fault.ts';
import { judgedQuery } from './support/query-nodes.ts';

export const eqlSyntax: Lint = {
  code: 'eql-syntax',
  category: 'syntax',
  severity: 'error',
  onHunt: true,
  summary: 'The query is not valid EQL.',
  rationale:
    'Elasticsearch refuses a query that it cannot parse, and with it the rule. This covers the rules of sequences and samples too: enough terms, the same number of join keys, `maxspan` for missing events.',
  source:
    'elastic/elasticsearch, x-pack/plugin/eql (EqlBase.g4 and LogicalPlanBuilder); https://www.elastic.co/docs/reference/query-languages/eql/eql-syntax',
  examples: [
    {
      title: 'An operator that EQL does not have',
      toml: "query = '''process where process.name == \"sh\" «&&» process.pid > 1'''",
      fixed: "query = '''process where process.name == \"sh\" and process.pid > 1'''",
    },
    {
      title: 'A backslash that is not doubled',
      toml: "query = '''process where process.working_directory : \"C:«\\W»indows\\\\*\"'''",
    },
    {
      title: 'A sequence of one event',
      toml: "query = '''«sequence» by host.id [process where true]'''",
    },
    { title: 'A query that is fine', toml: "query = '''process where process.name == \"bash\"'''" },
  ],
  *check(context) {
    const query = judgedQuery(context);
    if (query === undefined) return;
    for (const fault of query.errors) yield faultInFile(fault, query, context.rule.text);
  },
};
