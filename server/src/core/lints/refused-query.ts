import type { Lint } from './lint.ts';
import { judgedQuery } from './support/query-nodes.ts';
import { refusedPlaces } from './support/refused-places.ts';

export const refusedQuery: Lint = {
  code: 'refused-query',
  category: 'query',
  severity: 'error',
  summary: 'Elasticsearch refuses the query once it knows the types of its fields.',
  rationale:
    'A query can be free of slips and yet not run: it compares two fields, a regular expression or a block of addresses is broken, or join keys have types that never meet. Rulewright plans the query as for a run and reports what stops it, where all known sources of the fields agree in their types.',
  source: 'elastic/elasticsearch, x-pack/plugin/eql (Verifier, type resolution, query folding)',
  examples: [
    {
      title: 'Two fields are compared',
      toml: "query = '''\nprocess where process.name == «process.parent.name»\n'''",
    },
    {
      title: 'A broken regular expression',
      toml: "query = '''\nprocess where process.name regex \"a«(»b\"\n'''",
    },
    {
      title: 'A block of addresses that is none',
      toml: "query = '''\nnetwork where cidrMatch(source.ip, «\"10.0.0.0/33\"»)\n'''",
    },
    {
      title: 'Join keys of different types',
      toml: "query = '''\nsequence\n  [process where true] by process.pid\n  [file where true] by «process.name»\n'''",
    },
    {
      title: 'A field that the known sources do not agree in is not judged, nor is one that may be absent',
      toml: "query = '''\nprocess where ?process.name == process.parent.name\n'''",
    },
    {
      title: 'A query that runs',
      toml: "query = '''\nnetwork where cidrMatch(source.ip, \"10.0.0.0/8\") and process.name regex \"a(b|c)\"\n'''",
    },
  ],
  *check(context) {
    const query = judgedQuery(context);
    if (query === undefined) return;
    for (const { about, message, span } of refusedPlaces(context))
      if (about === undefined) yield { message, span: query.source.spanToSource(span) };
  },
};
