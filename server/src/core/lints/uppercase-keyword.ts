import type { Span } from '../text/span.ts';
import type { Visited } from '../kql/walk.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { judgedKql, kqlNodes, type KqlView } from './support/kql-query.ts';
import { replaceInQuery } from './support/query-fix.ts';

export const uppercaseKeyword: Lint = {
  code: 'uppercase-keyword',
  category: 'query',
  severity: 'warning',
  summary: "A keyword in upper case, which Kibana takes and detection-rules' loader does not.",
  rationale:
    "Kibana reads `and`, `or` and `not` in any case. The KQL parser of elastic/detection-rules knows them in lower case, and refuses the rule otherwise, unless the repository's configuration says `normalize_kql_keywords`.",
  source: 'elastic/detection-rules, lib/kql (parser.py, kql.g); elastic/kibana, grammar.peggy',
  examples: [
    {
      title: 'Keywords in upper case',
      toml: "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process «AND» «NOT» user.name:(root «OR» admin)'''",
      fixed:
        "type = \"query\"\nlanguage = \"kuery\"\nquery = '''event.category:process and NOT user.name:(root OR admin)'''",
    },
    {
      title: 'Words that are values',
      toml: 'type = "query"\nlanguage = "kuery"\nquery = \'\'\'event.category:process and user.domain:(OR or "AND")\'\'\'',
    },
  ],
  *check(context) {
    for (const view of judgedKql(context)) yield* inQuery(view, context);
  },
};

function* inQuery({ query, tree }: KqlView, context: LintContext): Iterable<Finding> {
  const spans = kqlNodes(tree).flatMap(operatorSpans);
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const word = query.text.slice(span.start, span.end);
    const lower = word.toLowerCase();
    // What other languages write in the place of a keyword, and what is missing, was reported.
    if (word === lower || !KEYWORDS.has(lower)) continue;
    yield {
      message: `\`${word}\` is in upper case, which the loader of detection-rules refuses by default. Write \`${lower}\`.`,
      span: query.source.spanToSource(span),
      ...replaceInQuery(query, context.rule.text, span, lower),
    };
  }
}

const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'not']);

function operatorSpans(node: Visited): readonly Span[] {
  if ('operatorSpans' in node) return node.operatorSpans;
  return node.kind === 'not' || node.kind === 'value-not' ? [node.operatorSpan] : [];
}
