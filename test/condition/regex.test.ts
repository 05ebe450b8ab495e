/** Lucene's regular expressions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileRegex, regexFault } from '../../server/src/core/condition/regex/compile.ts';
import { EqlEvaluationError } from '../../server/src/core/eql/value.ts';
import { fastest } from '../support/fastest.ts';
import { javascriptRegex, randomRegex } from '../support/naive-regex.ts';
import { randomNumbers } from '../support/random.ts';

type Row = readonly [pattern: string, accepted: readonly string[], refused: readonly string[]];

function check(title: string, rows: readonly Row[], ignoreCase = false): void {
  test(title, () => {
    for (const [pattern, accepted, refused] of rows) {
      assert.equal(regexFault(pattern), undefined, pattern);
      const matches = compileRegex(pattern, ignoreCase);
      for (const text of accepted) assert.ok(matches(text), `${pattern} accepts ${JSON.stringify(text)}`);
      for (const text of refused) assert.ok(!matches(text), `${pattern} refuses ${JSON.stringify(text)}`);
    }
  });
}

check('the whole text, every character', [
  ['ab', ['ab'], ['abc', 'xab', '']],
  ['', [''], ['a']],
  ['()', [''], ['a']],
  ['a.c', ['abc', 'a\nc', 'a\u{1f4a9}c'], ['ac']],
  ['^a$', ['^a$'], ['a']],
]);

check('repetition, also of repetitions', [
  ['ab*', ['a', 'abbb'], ['ba']],
  ['a+?', ['', 'aa'], ['b']],
  ['a{2}', ['aa'], ['a', 'aaa']],
  ['a{2,}', ['aa', 'aaaaa'], ['a']],
  ['a{1,2}b', ['ab', 'aab'], ['b', 'aaab']],
  ['a{0}b', ['b'], ['ab']],
  ['a{3,2}', [], ['aa', 'aaa', '']],
  ['(a?b){2,3}', ['bb', 'abab', 'babb'], ['b', 'bbbb']],
  ['(a*){2}', ['', 'aaa'], ['b']],
]);

check('alternatives, groups, the order of operators', [
  ['a|bc', ['a', 'bc'], ['ac', 'abc']],
  ['(a|b)c', ['ac', 'bc'], ['abc']],
  ['(|a)b', ['|ab'], ['b', 'ab']],
  ['*a', ['*a'], ['a', 'aa']],
  ['(?:a)', ['?:a'], ['a']],
  ['a&b|c', ['c'], ['a', 'b']],
]);

check('classes', [
  ['[abc]+', ['cab'], ['d', '']],
  ['[^abc]', ['d', '\n'], ['a', '']],
  ['[a-c0-2]', ['b', '1'], ['d', '3']],
  ['[]a]', [']', 'a'], ['b']],
  ['[^]a]', ['b'], [']', 'a']],
  ['[a\\]]', [']', 'a'], ['\\']],
  ['[*.]+', ['*.'], ['a']],
  ['\\d\\D', ['1a'], ['11']],
  ['[\\d\\s]+', ['1 \t'], ['a']],
  ['\\w\\W', ['_-', 'A '], ['--']],
  ['\\s', [' ', '\n', '\r', '\t'], ['\u000b', '\u00a0']],
  ['[^\\w]', ['-', 'é'], ['a', '_']],
  ['\\.\\\\', ['.\\'], ['a\\']],
]);

check('what only Lucene has', [
  ['"a.b"c', ['a.bc'], ['axbc']],
  ['a@b', ['ab', 'axyzb'], ['a']],
  ['a#|b', ['b'], ['a', 'a#']],
  ['~a', ['', 'b', 'aa'], ['a']],
  ['~(a.*)', ['', 'ba'], ['a', 'ab']],
  ['~~a', ['a'], ['b']],
  ['a~b', ['a', 'ac', 'abb'], ['ab']],
  ['.*a.*&.*b.*', ['ab', 'b1a'], ['a', 'b']],
  ['<8-12>', ['8', '12', '012'], ['7', '13', '']],
  ['<01-12>', ['01', '12'], ['1', '012', '13']],
  ['<12-8>', ['8', '10'], ['7']],
  ['v<0-255>\\.<0-9>', ['v17.3', 'v255.0'], ['v256.0']],
]);

check(
  'ignoring case: single letters fold, in ASCII alone; ranges do not',
  [
    ['abC', ['ABC', 'abc'], ['abd']],
    ['[ab]', ['A', 'b'], ['c']],
    ['[a-b]', ['a'], ['A']],
    ['[^a]', ['b'], ['A', 'a']],
    ['"aB"', ['AB'], ['x']],
    ['é', ['é'], ['É']],
  ],
  true,
);

test('what Lucene refuses, with the place', () => {
  const rows: readonly (readonly [string, number])[] = [
    ['a|', 2],
    ['(a', 0],
    ['a)', 1],
    ['[a', 0],
    ['a[', 2],
    ['[b-a]', 4],
    ['"a', 0],
    ['a{', 2],
    ['a{1', 3],
    ['a{,2}', 2],
    ['<1-', 0],
    ['<a-b>', 0],
    ['<1-9999999999>', 0],
    ['a{99999999999}', 2],
    ['\\e', 0],
    ['x\\b', 1],
    ['a\\', 2],
    ['('.repeat(250), 200],
  ];
  for (const [pattern, offset] of rows) {
    const fault = regexFault(pattern);
    assert.ok(fault !== undefined, `${pattern} is refused`);
    assert.equal(fault.offset, offset, `${pattern}: ${fault.message}`);
  }
});

test('random expressions of the common subset: the same verdicts as JavaScript', () => {
  const below = randomNumbers(11);
  let accepted = 0;
  for (let run = 0; run < 3000; run++) {
    const pattern = randomRegex(below, 3);
    const matches = compileRegex(pattern, false);
    for (let text = 0; text < 6; text++) {
      const characters = Array.from({ length: below(7) }, () => 'abc1.\n'[below(6)]).join('');
      const expected = javascriptRegex(pattern, characters);
      assert.equal(matches(characters), expected, `${pattern} ${JSON.stringify(characters)}`);
      if (expected) accepted++;
    }
  }
  assert.ok(accepted > 1500, `${String(accepted)} were accepted`);
});

test('complement and intersection: what set theory says', () => {
  const below = randomNumbers(13);
  for (let run = 0; run < 500; run++) {
    const [a, b] = [randomRegex(below, 2), randomRegex(below, 2)];
    const [inA, inB] = [compileRegex(a, false), compileRegex(b, false)];
    const [not, both] = [compileRegex(`~(${a})`, false), compileRegex(`(${a})&(${b})`, false)];
    for (let text = 0; text < 6; text++) {
      const characters = Array.from({ length: below(6) }, () => 'abc1'[below(4)]).join('');
      assert.equal(not(characters), !inA(characters), `~(${a}) ${characters}`);
      assert.equal(both(characters), inA(characters) && inB(characters), `(${a})&(${b}) ${characters}`);
    }
  }
});

const HOSTILE = [
  '(a*)*b',
  '(a|a)*b',
  '(a|aa)+$',
  '(.*a){30}',
  '.*.*.*.*=.*',
  '(x+x+)+y',
  '~(.*a.{20})',
  'a?'.repeat(40) + 'a{40}',
];

test('hostile expressions take time in proportion to the text', () => {
  for (const pattern of HOSTILE) {
    const matches = compileRegex(pattern, false);
    matches('a'.repeat(1000));
    const [short, long] = [20_000, 200_000].map((length) => fastest(() => matches('a'.repeat(length))));
    // Ten times the text: forty times the time would still be far from quadratic, which takes many seconds here.
    assert.ok(
      (long ?? 0) < 40 * Math.max(short ?? 0, 5),
      `${pattern}: ${String(short)} ms, ${String(long)} ms`,
    );
  }
});

test('an expression that would need too many states is given up, not computed for minutes', () => {
  for (const pattern of ['((a{1,100}){1,100}){1,100}b', `${'a?'.repeat(400)}a{199}`]) {
    assert.equal(regexFault(pattern), undefined);
    assert.throws(() => compileRegex(pattern, false)('a'.repeat(3000)), EqlEvaluationError, pattern);
  }
});
