import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lexEql } from '../../server/src/core/eql/lex.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { printEql, type PrintOptions } from '../../server/src/core/eql/print/print.ts';
import { corpusQueries } from '../support/corpus-queries.ts';
import { shapeOf } from '../support/shape.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

/** The layout of a query, and that printing it once more changes nothing. Lines are joined with line feeds. */
function check(
  title: string,
  query: string,
  lines: readonly string[],
  options: PrintOptions = { width: 40 },
): void {
  test(title, () => {
    const printed = printEql(query, options);
    assert.equal(printed, lines.join('\n'));
    assert.equal(printEql(printed, options), printed, 'printing is not idempotent');
  });
}

check('a short query stays on one line', 'process   where a==1 and b  : "x"', [
  'process where a == 1 and b : "x"',
]);

check(
  'one condition a line when it does not fit',
  'process where alpha == 1 and beta == 2 and not gamma == 3',
  ['process where', '  alpha == 1 and', '  beta == 2 and', '  not gamma == 3'],
);

check(
  'parentheses stay, and open up when they do not fit',
  'any where (a == 1) and (beta == "longer" or gamma == "longest")',
  ['any where', '  (a == 1) and', '  (', '    beta == "longer" or', '    gamma == "longest"', '  )'],
);

check(
  '`or` without parentheses around `and`',
  'any where alpha == 1 and beta == 2 or gamma == 3 and delta == 4',
  ['any where', '  alpha == 1 and beta == 2 or', '  gamma == 3 and delta == 4'],
);

check('lists are filled', 'any where name in ("aaaa","bbbb","cccc","dddd","eeee")', [
  'any where',
  '  name in (',
  '    "aaaa", "bbbb", "cccc", "dddd",',
  '    "eeee"',
  '  )',
]);

check(
  'literals, names and operators are left as they are written',
  'any where `a b`.c like~ """\\d""" and ?x != "\\u0041" and CIDRMatch(ip,"::1") and a in~ ("x") and 1.50 < f',
  [
    'any where `a b`.c like~ """\\d""" and ?x != "\\u0041" and CIDRMatch(ip, "::1") and a in~ ("x") and 1.50 < f',
  ],
  { width: 200 },
);

check(
  'a sequence has its terms on lines of their own',
  'sequence by a,?b with maxspan = 5 m [x where true] by c with runs = 3 ![y where false] by d until [z where true] by e|head 3|tail 1',
  [
    'sequence by a, ?b with maxspan=5m',
    '  [x where true] by c with runs=3',
    '  ![y where false] by d',
    'until [z where true] by e',
    '| head 3',
    '| tail 1',
  ],
);

check('a sample', 'sample by a [x where true][y where true]', [
  'sample by a',
  '  [x where true]',
  '  [y where true]',
]);

check(
  'comments stay where they stand',
  '// first\nany where a == 1 and // why\n  /* own line */\n  b == 2 // last',
  ['// first', 'any where', '  a == 1 and // why', '  /* own line */', '  b == 2 // last'],
);

check(
  'comments in lists and before a bracket',
  'sequence [a where x in (\n// one\n"1", "2", // two\n"3")\n// end\n] [b where true]',
  [
    'sequence',
    '  [a where',
    '    x in (',
    '      // one',
    '      "1", "2", // two',
    '      "3"',
    '    )',
    '    // end',
    '  ]',
    '  [b where true]',
  ],
);

check('a comment inside a line stays there', 'any where a == 1 and /* b */ c == 2', [
  'any where a == 1 and /* b */ c == 2',
]);

check('a comment inside a name stands before it', 'any where a /* in a name */ . b == 1', [
  'any where /* in a name */ a.b == 1',
]);

check(
  'a comment inside a stretch of time',
  'sequence with maxspan = 5 /* m? */ m [x where true] [y where true]',
  ['sequence with maxspan=5m', '  /* m? */ [x where true]', '  [y where true]'],
);

check('a comment behind one that ends its line', 'any where a == 1 // one\n// two', [
  'any where a == 1 // one',
  '// two',
]);

test('line ends are those asked for', () => {
  assert.equal(
    printEql('sequence [a where true] [b where true]', { lineEnd: 'crlf' }),
    'sequence\r\n  [a where true]\r\n  [b where true]',
  );
});

test('a query with an error is left alone', () => {
  assert.equal(printEql('process where'), undefined);
});

test('a very long chain is printed', () => {
  const query = `any where ${new Array(5000).fill('a == 1').join(' and ')}`;
  assert.equal(printEql(query)?.split('\n').length, 5001);
});

test(
  'every published query keeps its tree and its comments, and is printed the same again',
  { skip: sharedFolder('detection-rules') === undefined && skipWithoutShared },
  () => {
    const comments = (text: string): readonly string[] =>
      lexEql(text)
        .filter((token) => token.kind === 'comment')
        .map((token) => token.text.replace(/\s+/g, ' ').trim());
    let count = 0;
    for (const { file, query } of corpusQueries()) {
      const printed = printEql(query);
      assert.ok(printed !== undefined, file);
      assert.deepEqual(shapeOf(parseEql(printed).value), shapeOf(parseEql(query).value), file);
      assert.deepEqual(comments(printed), comments(query), file);
      assert.equal(printEql(printed), printed, file);
      count++;
    }
    assert.ok(count > 1000);
  },
);
