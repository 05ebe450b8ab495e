import type { Lint } from './lint.ts';
import { replaceInQuery } from './support/query-fix.ts';
import { judgedQuery } from './support/query-nodes.ts';
import { refusedPlaces } from './support/refused-places.ts';

export const wrongType: Lint = {
  code: 'wrong-type',
  category: 'query',
  severity: 'error',
  summary: 'An operator, a function or a condition gets a value of a type that it does not take.',
  rationale:
    'Before it runs a query, Elasticsearch compares the types of operands: `:`, `like` and `regex` take text, `in` a list of the type of its field, a condition must be true or false, arithmetic takes numbers. Only types that all known sources of a field agree in are held against a query. `==` is not judged, since Elasticsearch itself lets it pass.',
  source: 'elastic/elasticsearch, x-pack/plugin/eql (type resolution of expressions, Verifier)',
  examples: [
    {
      title: 'A pattern for a number',
      toml: "query = '''\nprocess where «process.pid» : \"4*\"\n'''",
    },
    {
      title: 'A number where text is compared',
      toml: "query = '''\nprocess where «process.pid» : 4\n'''",
      fixed: "query = '''\nprocess where process.pid == 4\n'''",
    },
    {
      title: 'A list of text for an address',
      toml: "query = '''\nnetwork where source.ip in («\"10.0.0.1\"», «\"10.0.0.2\"»)\n'''",
    },
    {
      title: 'A condition that is no condition',
      toml: "query = '''\nprocess where process.name == \"sh\" and «process.pid»\n'''",
    },
    {
      title: 'An argument of the wrong type',
      toml: "query = '''\nnetwork where cidrMatch(«process.name», \"10.0.0.0/8\")\n'''",
    },
    {
      title: '`like` takes a number as its text',
      toml: "query = '''\nprocess where process.name like 4\n'''",
    },
    {
      title: 'Types that fit',
      toml: "query = '''\nnetwork where cidrMatch(source.ip, \"10.0.0.0/8\") and process.pid in (1, 2) and process.name : \"a*\"\n'''",
    },
    {
      title: 'An optional field may be absent, and then fits everywhere',
      toml: "query = '''\nprocess where ?process.pid : \"4*\"\n'''",
    },
  ],
  *check(context) {
    const query = judgedQuery(context);
    if (query === undefined) return;
    for (const { about, message, span, instead } of refusedPlaces(context)) {
      if (about !== 'types') continue;
      yield {
        message,
        span: query.source.spanToSource(span),
        ...(instead && replaceInQuery(query, context.rule.text, instead.span, instead.text)),
      };
    }
  },
};
