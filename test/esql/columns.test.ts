import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { columnFlow } from '../../server/src/core/esql/columns/flow.ts';
import { parseEsql } from '../../server/src/core/esql/parse.ts';
import { parseMarkers } from '../support/markers.ts';
import { processorTime } from '../support/processor-time.ts';

function flowOf(text: string, until?: number) {
  const fieldType = (name: string): string | undefined => (name === 'pid' ? 'long' : undefined);
  return columnFlow(parseEsql(text).value, text, { fieldType, ...(until !== undefined && { until }) });
}

/** Columns behind the last command: `name:type`, and `*` where the index or an unknown step may have more. */
function columnsOf(text: string, until?: number): string {
  const { scope } = flowOf(text, until);
  const named = [...scope.columns.values()].map(({ name, type }) =>
    type === undefined ? name : `${name}:${type}`,
  );
  const rest = { none: [], index: ['*'], unknown: ['?'] }[scope.source];
  return [...named, ...rest].join(' ');
}

describe('columns behind a query', () => {
  for (const [query, columns] of [
    ['from x metadata _id, _version', '_id:keyword _version:long *'],
    [
      'from x | eval a = 1, b = a * 2.5, c = to_lower(d), e = pid + 1',
      'a:integer b:double c:keyword e:long *',
    ],
    ['from x | eval a = f | eval a = "b"', 'a:keyword *'],
    ['from x | keep a, b.c', 'a b.c'],
    ['from x | eval a.b = 1, c = 2 | keep a.*, d', 'a.b:integer d *'],
    ['from x | eval a = 1 | keep *', 'a:integer *'],
    ['from x | keep a, b | drop a', 'b'],
    ['row a = 1, ab = 2, c = 3 | drop a*', 'c:integer'],
    ['from x | keep a | rename a as b, b as c', 'c'],
    [
      'from x | stats a = count(*), max(pid), min(pid) where q == 1 by host, b = date_trunc(1 hour, @timestamp)',
      'a:long max(pid):long min(pid) where q == 1:long host b',
    ],
    ['from x | stats by a, b', 'a b'],
    ['row a = 1 | inline stats b = sum(a), c = avg(a) by d = a', 'a:integer b:long c:double d:integer'],
    [
      'row m = "x" | grok m "%{IP:a} %{INT:b:int}" | dissect m "%{c}"',
      'm:keyword a:keyword b:integer c:keyword',
    ],
    [
      'row a = 1 | completion b = "c" with {"inference_id": "d"} | completion "e"',
      'a:integer b:keyword completion:keyword',
    ],
    ['row a = 1 | enrich p on a with b = c, d', 'a:integer b d'],
    ['row a = 1 | enrich p on a', 'a:integer ?'],
    ['row a = 1 | lookup join p on a', 'a:integer ?'],
    ['row a = 1 | sample 0.5 | keep b', 'b'],
    [
      'row a = case(true, "b"), c = coalesce(null, 1), d = a is null, e = now() - 1 day, f = "1"::long, g = [1, 2]',
      'a:keyword c d:boolean e:date f:long g:integer',
    ],
    ['from x | wher | eval a = 1', 'a:integer ?'],
  ] as const) {
    test(query, () => {
      assert.equal(columnsOf(query), columns);
    });
  }

  for (const [query, columns] of [
    ['row a = 1 | eval b = 2, c = $0, d = 4 | keep e', 'a:integer b:integer'],
    ['row a = 1 | stats b = count($0) by c', 'a:integer'],
    ['row a = 1 | keep a | $0', 'a:integer'],
  ] as const) {
    test(`at the cursor: ${query}`, () => {
      const { text, cursor } = parseMarkers(query);
      assert.equal(columnsOf(text, cursor), columns);
    });
  }
});

/** Uses of columns that are not there are marked `«so»`. */
describe('columns that are not there', () => {
  for (const query of [
    'from x | keep a | where «b» == 1 and a == 2',
    'from x | eval a.b = 1 | keep a.* | where a.b == 1 and a.c == 2 and «d» == 3',
    'from x | drop a, b* | where «a» == 1 and «b» == 1 and «bc» == 1 and d == 1',
    'from x | rename a as b | where «a» == b',
    'from x | stats c = count(*) by d | where c > 1 and d == 2 and «e» == 3',
    'from x | stats c = count(*) by d = date_trunc(1 day, e) | where d == 2 and «e» == 3',
    'from x | stats count(*), max(a) | where `count(*)` > 1 and `max(a)` == 2 and «a» == 1',
    'from x | stats m = max(b), n = min(c) by b = lower | where m == n',
    'row a = 1 | eval b = «c», c = a, d = c',
    'row a = 1 | inline stats b = max(a) | where a == b and «c» == 1',
    'row a = 1 | keep «b*», a*',
    'row a = 1 | drop «b*»',
    'row a = 1 | mv_expand «b» | sort «c», a | limit 1',
    'row a = 1 | rename «b» as c | where c == 1',
    'row a = 1 | grok «b» "%{IP:c}" | where c == "d"',
    'row a = 1 | lookup join p on «b» | where c == 1',
    'row a = 1 | lookup join p on a == b | where c == 1',
    'row a = 1 | enrich p on «b» with c | where c == 1 and «d» == 1',
    'row a = 1 | fork (limit 1) | where b == 1 | keep c | where «b» == 1',
    // A command with an error may do anything.
    'row a = 1 | eval b = = c | where d == 1',
    'from (from x | limit 1) | where a == 1',
  ]) {
    test(query, () => {
      const { text, spans } = parseMarkers(query);
      const absent = flowOf(text).uses.filter(({ lookup }) => lookup.kind === 'absent');
      assert.deepEqual(
        absent.map(({ span }) => span),
        spans,
      );
    });
  }

  test('says what took a column away', () => {
    const text = 'from x | drop a | keep b | where a == 1';
    const [use] = flowOf(text).uses.filter(({ lookup }) => lookup.kind === 'absent');
    const removal = use?.lookup.kind === 'absent' ? use.lookup.removal : undefined;
    assert.equal(removal?.kind, 'drop');
    assert.equal(text.slice(removal.span.start, removal.span.end), 'drop');
  });
});

describe('size', () => {
  for (const [name, query] of [
    ['many columns', `from x ${'| eval a = 1, b = a '.repeat(5000)}`],
    [
      'different columns',
      `from x ${Array.from({ length: 8000 }, (_, at) => `| eval a${String(at)} = 1`).join(' ')}`,
    ],
    [
      'patterns over columns',
      `row ${Array.from({ length: 5000 }, (_, at) => `a${String(at)} = 1`).join(', ')} | keep ${'b*, '.repeat(5000)}a*`,
    ],
    ['steps with patterns', `from x ${'| keep a*, b | where a == b '.repeat(4000)}`],
    [
      'absent columns',
      `row ${Array.from({ length: 3000 }, (_, at) => `a${String(at)} = 1`).join(', ')} | where ${'b == 1 and '.repeat(3000)}a1 == 1`,
    ],
  ] as const) {
    test(name, () => {
      const start = processorTime();
      flowOf(query);
      assert.ok(processorTime() - start < 3000, `${String(processorTime() - start)} ms`);
    });
  }
});
