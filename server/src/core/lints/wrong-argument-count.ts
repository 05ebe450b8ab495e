import { argumentCount, eqlFunction } from '../eql/functions/index.ts';
import { signatureOf } from '../eql/functions/function.ts';
import { argumentCount as esqlArguments, signatureOf as esqlSignature } from '../esql/functions/function.ts';
import { esqlFunction } from '../esql/functions/index.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { esqlCalls, judgedEsql } from './support/esql-query.ts';
import { judgedQuery, nodesOf } from './support/query-nodes.ts';

export const wrongArgumentCount: Lint = {
  code: 'wrong-argument-count',
  category: 'query',
  severity: 'error',
  onHunt: true,
  summary: 'The function is called with too few or too many arguments.',
  rationale: 'Elasticsearch refuses a call with more or fewer arguments than the function takes.',
  source:
    'https://www.elastic.co/docs/reference/query-languages/eql/eql-function-ref; elastic/elasticsearch, EqlFunctionRegistry; npm `@elastic/esql-definitions`',
  examples: [
    { title: 'Too few arguments', toml: "query = '''\nprocess where «startsWith(process.name)»\n'''" },
    { title: 'Too many arguments', toml: "query = '''\nprocess where «length(process.name, 2)» > 3\n'''" },
    {
      title: 'An optional argument',
      toml: "query = '''\nprocess where substring(process.name, 0, 3) == \"cmd\" and substring(process.name, 3) == \".exe\"\n'''",
    },
    {
      title: 'In ES|QL',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | eval a = «date_diff("hours", @timestamp)», b = now(), c = coalesce(user.name, user.id, "none") | keep a, b, c'''`,
    },
    {
      title: 'As many blocks as you like',
      toml: "query = '''\nnetwork where cidrMatch(source.ip, \"10.0.0.0/8\", \"192.168.0.0/16\")\n'''",
    },
  ],
  *check(context) {
    yield* inEsql(context);
    const query = judgedQuery(context);
    if (query === undefined) return;
    for (const call of nodesOf(query, 'call')) {
      const known = eqlFunction(call.name);
      if (known === undefined) continue;
      const { least, most } = argumentCount(known);
      const given = call.args.length;
      if (given >= least && given <= most) continue;
      yield {
        message: `\`${known.name}\` takes ${inWords(least, most)}, but is given ${given}: \`${signatureOf(known)}\`.`,
        span: query.source.spanToSource(call.span),
      };
    }
  },
};

/** A query with a syntax error is left out: a comma may be what is missing. */
function* inEsql(context: LintContext): Iterable<Finding> {
  const { query } = judgedEsql(context) ?? {};
  if (query === undefined || query.errors.length > 0) return;
  for (const call of esqlCalls(query)) {
    const known = esqlFunction(call.name);
    if (known === undefined) continue;
    const { least, most } = esqlArguments(known);
    const given = call.args.length;
    if (given >= least && given <= most) continue;
    yield {
      message: `\`${call.name}\` takes ${inWords(least, most)}, but is given ${given}: \`${esqlSignature(known)}\`.`,
      span: query.source.spanToSource(call.span),
    };
  }
}

function inWords(least: number, most: number): string {
  if (most === 0) return 'no argument';
  if (most === Infinity) return `at least ${least} arguments`;
  if (least === most) return least === 1 ? 'one argument' : `${least} arguments`;
  return `${least} to ${most} arguments`;
}
