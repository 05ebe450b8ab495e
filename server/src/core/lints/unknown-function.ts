import type { Call } from '../eql/ast.ts';
import { eqlFunction, EQL_FUNCTIONS } from '../eql/functions/index.ts';
import type { EmbeddedQuery } from '../rule/rule-document.ts';
import { nearest } from '../text/nearest.ts';
import type { Finding, Lint, LintContext } from './lint.ts';
import { replaceInQuery } from './support/query-fix.ts';
import { judgedQuery, nodesOf } from './support/query-nodes.ts';

export const unknownFunction: Lint = {
  code: 'unknown-function',
  category: 'query',
  severity: 'error',
  summary: 'Elasticsearch has no such function, or no form of it that ignores case.',
  rationale:
    'Elasticsearch refuses a query with a function that it does not know. The dialect of Elastic Endpoint has more functions, such as `wildcard` and `match`; detection rules use operators in their place. Upstream does not notice: it lets unknown functions pass.',
  source:
    'https://www.elastic.co/docs/reference/query-languages/eql/eql-function-ref; elastic/elasticsearch, EqlFunctionRegistry',
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
      title: 'Names may be written in any case',
      toml: "query = '''\nprocess where STARTSWITH~(process.name, \"py\") and cidrmatch(source.ip, \"10.0.0.0/8\")\n'''",
    },
  ],
  *check(context) {
    const query = judgedQuery(context);
    if (query === undefined) return;
    for (const call of nodesOf(query, 'call')) {
      const known = eqlFunction(call.name);
      if (known === undefined) yield unknown(call, query, context);
      else if (call.caseInsensitive && !known.hasInsensitiveForm) yield noTilde(call, query, context);
    }
  },
};

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
