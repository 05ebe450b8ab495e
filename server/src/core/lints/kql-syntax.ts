import type { KqlArgument } from '../esql/kql-arguments.ts';
import type { Fix } from '../text/diagnostic.ts';
import type { SyntaxFault } from '../text/parse-result.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { kqlOf } from './support/esql-columns.ts';
import { judgedEsql } from './support/esql-query.ts';
import { judgedKql } from './support/kql-query.ts';
import { faultInFile } from './support/query-fault.ts';

export const kqlSyntax: Lint = {
  code: 'kql-syntax',
  category: 'syntax',
  severity: 'error',
  onHunt: true,
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
      title: 'In ES|QL, inside `KQL("…")`',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where kql("user.name: «not» \\"root\\"") or kql("not(user.name:a)") | keep *'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* metadata _id, _version, _index | where kql("not user.name: \\"root\\"") or kql("not(user.name:a)") | keep *'''`,
    },
    {
      title: 'In the query for indicators, which is KQL where `threat_language` is not given',
      toml: 'type = "threat_match"\nlanguage = "kuery"\nquery = "source.ip:*"\nthreat_query = "event.kind:enrichment and tags: «not» old"',
      fixed:
        'type = "threat_match"\nlanguage = "kuery"\nquery = "source.ip:*"\nthreat_query = "event.kind:enrichment and not tags: old"',
    },
    {
      title: 'A query that is fine',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.category:process and not user.name:(root or "two words")\'\'\'',
    },
  ],
  *check(context) {
    for (const { query } of judgedKql(context)) {
      for (const fault of query.errors) yield faultInFile(fault, query, context.rule.text);
    }
    yield* inEsql(context);
  },
};

/** `KQL("…")` */
function* inEsql(context: LintContext): Iterable<Finding> {
  const { query } = judgedEsql(context) ?? {};
  if (query === undefined) return;
  for (const argument of kqlOf(query)) {
    for (const { message, span, related, fixes } of argument.errors) {
      const fault: SyntaxFault = {
        message,
        span: argument.toQuery(span),
        ...(related && { related: related.map((one) => ({ ...one, span: argument.toQuery(one.span) })) }),
        ...(fixes && { fixes: fixes.flatMap((fix) => fixInQuery(fix, argument)) }),
      };
      yield faultInFile(fault, query, context.rule.text);
    }
  }
}

function fixInQuery(fix: Fix, argument: KqlArgument): readonly Fix[] {
  const edits = fix.edits.map((edit) => argument.editQuery(edit));
  return edits.every((edit) => edit !== undefined) ? [{ ...fix, edits }] : [];
}
