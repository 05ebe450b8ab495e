import { spawnSync } from 'node:child_process';
import { parseEql } from '../server/src/core/eql/parse.ts';
import { corpusQueries } from '../test/support/corpus-queries.ts';
import { ratio, timed, type Row } from './lib/statistics.ts';

const WHAT = 'parsing the published EQL queries, beside Python EQL (the package `eql`)';
const AIM = '≤ 0.05× (20 times as fast)';

/** Parses the queries of its input, in Elasticsearch's syntax, and prints the seconds that those it can read took, with their places. */
const SCRIPT = `
import json, sys, time
import eql
from eql.parser import elasticsearch_syntax
queries = json.load(sys.stdin)
read = []
spent = 0.0
with elasticsearch_syntax:
    for index, query in enumerate(queries):
        started = time.perf_counter()
        try:
            eql.parse_query(query)
        except Exception:
            continue
        spent += time.perf_counter() - started
        read.append(index)
print(json.dumps({"seconds": spent, "read": read}))
`;

/** Where Python has the package; else a row that says that it was not compared. */
export function pythonEql(): readonly Row[] {
  const queries = corpusQueries().map(({ query }) => query);
  if (queries.length === 0) return [];
  const { status, stdout, stderr } = spawnSync('python3', ['-c', SCRIPT], {
    input: JSON.stringify(queries),
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  });
  if (status !== 0) {
    const why = /No module named 'eql'/.test(stderr)
      ? 'Python EQL is not installed'
      : 'Python EQL did not run';
    return [{ what: WHAT, ours: '', reference: `${why}: not compared`, ratio: '', aim: AIM }];
  }
  const { seconds, read } = JSON.parse(stdout) as {
    readonly seconds: number;
    readonly read: readonly number[];
  };
  const both = read.flatMap((index) => queries[index] ?? []);
  const ours = timed(() => both.forEach((query) => parseEql(query)), 5, 3);
  const each = (milliseconds: number): string =>
    `${((milliseconds * 1000) / both.length).toFixed(0)} µs a query`;
  return [
    {
      what: `${WHAT}: the ${String(both.length)} of ${String(queries.length)} that it reads`,
      ours: each(ours),
      reference: each(seconds * 1000),
      ratio: ratio(ours, seconds * 1000),
      aim: AIM,
    },
  ];
}
