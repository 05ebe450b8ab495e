import type { Call } from '../eql/ast.ts';
import { eqlFunction, EQL_FUNCTIONS } from '../eql/functions/index.ts';
import { ESQL_FUNCTIONS, esqlFunction } from '../esql/functions/index.ts';
import type { EmbeddedQuery } from '../rule/rule-document.ts';
import { nearest } from '../text/nearest.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { esqlCalls, judgedEsql } from './support/esql-query.ts';
import { replaceInQuery } from './support/query-fix.ts';
import { judgedQuery, nodesOf } from './support/query-nodes.ts';

export const unknownFunction: Lint = {
  code: 'unknown-function',
  category: 'query',
  severity: 'error',
  onHunt: true,
  summary: 'Elasticsearch has no such function, or in EQL no form of it that ignores case.',
  rationale:
    'Elasticsearch refuses a query with a function that it does not know. The dialect of Elastic Endpoint has more functions, such as `wildcard` and `match`; detection rules use operators in their place. Upstream does not notice: it lets unknown functions pass. For ES|QL the functions of Elasticsearch 9.4 are known; a name that is near none of them may be a newer one, and is a warning.',
  source:
    'https://www.elastic.co/docs/reference/query-languages/eql/eql-function-ref; elastic/elasticsearch, EqlFunctionRegistry; npm `@elastic/esql-definitions` (names of ES|QL functions)',
  examples: [
    {
      title: 'A misspelt function',
      toml: "query = '''\nprocess where «startWith»(process.name, \"py\")\n'''",
      fixed: "query = '''\nprocess where startsWith(process.name, \"py\")\n'''",
    },
    {
      title: "A function of the endpoint's dialect",
      toml: "query = '''\nprocess where «wildcard»(process.name, \"py*\")\n'''",
    },
    {
      title: 'A function that always minds case',
      toml: "query = '''\nprocess where «length~»(process.name) > 30\n'''",
      fixed: "query = '''\nprocess where length(process.name) > 30\n'''",
    },
    {
      title: 'In ES|QL',
      toml: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | stats Esql.users = «count_distnct»(user.name) by host.id | keep host.id, Esql.users'''`,
      fixed: `type = "esql"\nlanguage = "esql"\nquery = '''from logs-* | stats Esql.users = count_distinct(user.name) by host.id | keep host.id, Esql.users'''`,
    },
    {
      title: 'Names may be written in any case',
      toml: "query = '''\nprocess where STARTSWITH~(process.name, \"py\") and cidrmatch(source.ip, \"10.0.0.0/8\")\n'''",
    },
  ],
  *check(context) {
    yield* inEsql(context);
    const query = judgedQuery(context);
    if (query === undefined) return;
    for (const call of nodesOf(query, 'call')) {
      const known = eqlFunction(call.name);
      if (known === undefined) yield unknown(call, query, context);
      else if (call.caseInsensitive && !known.hasInsensitiveForm) yield noTilde(call, query, context);
    }
  },
};

function* inEsql(context: LintContext): Iterable<Finding> {
  const { query } = judgedEsql(context) ?? {};
  if (query === undefined) return;
  for (const { name, nameSpan } of esqlCalls(query)) {
    if (esqlFunction(name) !== undefined) continue;
    const meant = nearest(
      name,
      ESQL_FUNCTIONS.map((fn) => fn.name),
    );
    yield {
      message: `Elasticsearch has no ES|QL function \`${name}\`. ${meant === undefined ? 'Check its spelling, or whether your Elasticsearch is newer than 9.4.' : `Did you mean \`${meant}\`?`}`,
      span: query.source.spanToSource(nameSpan),
      ...(meant === undefined
        ? { severity: 'warning' as const }
        : replaceInQuery(query, context.rule.text, nameSpan, inCaseOf(name, meant))),
    };
  }
}

function inCaseOf(written: string, name: string): string {
  return written === written.toUpperCase() ? name.toUpperCase() : name;
}

/** What to write instead of the functions that only the dialect of Elastic Endpoint has. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  wildcard: 'Write `field : ("a*", "b*")`, or `like` to mind case.',
  match: 'Write `field regex~ ("a.*")`, or `regex` to mind case.',
  matchlite: 'Write `field regex~ ("a.*")`, or `regex` to mind case.',
  arraycontains: 'Write `field == "a"`: a comparison holds when any value of an array has it.',
  arraysearch: 'A comparison holds when any value of an array has it.',
  arraycount: 'Elasticsearch cannot count the values of an array.',
  safe: 'Leave it out: Elasticsearch has no need of it.',
};

function unknown(call: Call, query: EmbeddedQuery, { rule }: LintContext): Finding {
  const span = query.source.spanToSource(call.nameSpan);
  const what = `Elasticsearch has no EQL function \`${call.name}\`.`;
  const replacement = REPLACEMENTS[call.name.toLowerCase()];
  if (replacement !== undefined) return { message: `${what} ${replacement}`, span };
  const meant = nearest(
    call.name,
    EQL_FUNCTIONS.map(({ name }) => name),
  );
  if (meant === undefined) {
    return { message: `${what} It has ${EQL_FUNCTIONS.map(({ name }) => `\`${name}\``).join(', ')}.`, span };
  }
  const newText =
    call.caseInsensitive && eqlFunction(meant)?.hasInsensitiveForm === true ? `${meant}~` : meant;
  return {
    message: `${what} Did you mean \`${meant}\`?`,
    span,
    ...replaceInQuery(query, rule.text, call.nameSpan, newText),
  };
}

function noTilde(call: Call, query: EmbeddedQuery, { rule }: LintContext): Finding {
  return {
    message: `\`${call.name}\` has no form with \`~\`: it has no case to ignore. Remove the \`~\`.`,
    span: query.source.spanToSource(call.nameSpan),
    ...replaceInQuery(query, rule.text, call.nameSpan, call.name),
  };
}
