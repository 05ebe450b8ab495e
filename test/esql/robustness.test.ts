import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseEsql } from '../../server/src/core/esql/parse.ts';
import { walkEsql } from '../../server/src/core/esql/walk.ts';
import { sampleQueries } from '../support/own-queries.ts';
import { randomNumbers } from '../support/random.ts';
import { checkSound } from './check.ts';
import { processorTime } from '../support/processor-time.ts';

const QUERIES = [
  `from logs-*, "a" metadata _id // c
| where a.b in ("x", "y\\n") and not \`c d\`.e like """f*""" and kql("g:h") or i::long >= 7 days
| eval Esql.j = case(k is not null, [1, 2], -3.5) /* l */`,
  `FROM x | STATS a = COUNT(*) WHERE b == 1, MAX(c) BY d, e = DATE_TRUNC(1 hour, @timestamp) | SORT a DESC NULLS FIRST | LIMIT 10
| INLINE STATS f = SUM(a) | RENAME f AS g | DROP d* | KEEP *`,
  `from x | grok m "%{IP:n} (?<o>p)" | dissect q "%{r}" append_separator="," | mv_expand s | enrich t on u with v = w
| lookup join y on z | completion aa = bb with {"inference_id": "cc"} | fork (where dd == ?1) (limit 1)`,
];

describe('every prefix, and every text without one character', () => {
  for (const query of [...QUERIES, ...sampleQueries('esql')]) {
    test(query.slice(0, 40), () => {
      for (let at = 0; at <= query.length; at++) {
        checkSound(query.slice(0, at));
        checkSound(query.slice(0, at) + query.slice(at + 1));
      }
    });
  }
});

const PARTS = [
  ...[
    'from x',
    ' | ',
    ' where ',
    ' eval ',
    ' stats ',
    ' keep ',
    ' by ',
    ' sort ',
    ' grok ',
    ' dissect ',
    ' enrich ',
  ],
  ...[
    'a',
    'b.c',
    '`d`',
    'not ',
    ' and ',
    ' or ',
    ' in ',
    ' like ',
    ' is ',
    ' null ',
    ' as ',
    ' with ',
    ' on ',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '::',
    '=',
    '==',
    '<',
    '+',
    '-',
    '*',
    '/',
    '%',
    '.',
    ';',
    '!',
    '&&',
    '||',
  ],
  ...[
    '"s"',
    '"',
    '"""r"""',
    '"""',
    "'",
    '`',
    '1',
    '2.5',
    '7 days',
    '?p',
    '\\',
    '\n',
    '//',
    '/*',
    '*/',
    '😀',
    'metadata _id',
  ],
  ...[
    'f(',
    'count(*)',
    'kql("a:b")',
    '{"a": 1}',
    '"%{x}"',
    'rename a as b',
    'fork (',
    'completion ',
    'lookup join ',
    'inline ',
  ],
];

test('random texts', () => {
  const next = randomNumbers(20251124);
  for (let round = 0; round < 12_000; round++) {
    const length = 1 + next(14);
    const text = Array.from({ length }, () => PARTS[next(PARTS.length)] ?? '').join('');
    checkSound(round % 3 === 0 ? text : `from x | ${text}`);
  }
});

describe('size', () => {
  for (const [name, query] of [
    ['open parentheses', `from x | where ${'('.repeat(20_000)}`],
    ['closing parentheses', `from x | where ${')'.repeat(20_000)}`],
    ['brackets that cross', `from x | where ${'([{'.repeat(10_000)}${')]}'.repeat(10_000)}`],
    ['commands that are passed over', 'fork ( | '.repeat(10_000)],
    ['calls', `from x | where ${'f('.repeat(20_000)}`],
    ['maps', `from x | where f(${'{"a":'.repeat(20_000)}`],
    ['negations', `from x | where ${'not '.repeat(20_000)}`],
    ['signs', `from x | where ${'-'.repeat(20_000)}a`],
    ['sums', `from x | where ${'a + '.repeat(20_000)}a`],
    ['casts', `from x | where a${'::long'.repeat(20_000)}`],
    ['conditions', `from x | where ${'a == 1 and '.repeat(20_000)}a`],
    ['commands', `from x ${'| eval a = 1 '.repeat(10_000)}`],
    ['bars', 'from x '.concat('|'.repeat(20_001))],
    ['names', `from x | where a${'.b'.repeat(20_000)}`],
    ['assignments that are none', `from x | eval ${'a.b, '.repeat(20_000)}`],
    ['long names in a list', `from x | eval ${`a${'.b'.repeat(200)}, `.repeat(200)}c`],
    ['patterns', `from x | keep ${'a*b*'.repeat(20_000)}`],
    ['quotes', `from x | where ${'"'.repeat(20_001)}`],
    ['lines in quotes', `from x | where ${'"""a\n'.repeat(10_001)}`],
    ['backslashes', `from x | where a == "${'\\x'.repeat(20_000)}"`],
    ['escapes', `from x | where a == "${'\\\\'.repeat(20_000)}"`],
    ['comments', '/*'.repeat(20_000)],
    ['types of a pattern', `from x | grok a "${'%{A:b'.repeat(20_000)}"`],
    ['keys of a pattern', `from x | dissect a "${'%{'.repeat(20_000)}"`],
    ['groups of a pattern', `from x | grok a "${'(?<a'.repeat(20_000)}"`],
    ['indices', `from ${'a,'.repeat(20_000)}b`],
  ] as const) {
    test(name, () => {
      const start = processorTime();
      parseEsql(query);
      // Far more than it takes, far less than anything that grows with the square.
      assert.ok(processorTime() - start < 3000, `${String(processorTime() - start)} ms`);
    });
  }

  test('too deep a query has one error and a tree that can be walked', () => {
    const { value, errors } = parseEsql(`from x | where ${'('.repeat(1000)}a${')'.repeat(1000)} | keep b`);
    assert.equal(errors.length, 1);
    assert.match(errors[0]?.message ?? '', /more than 250 levels/);
    let nodes = 0;
    walkEsql(value, () => nodes++);
    assert.ok(nodes > 240 && nodes < 300, String(nodes));
  });
});
