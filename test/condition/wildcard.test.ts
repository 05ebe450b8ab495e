/** Wildcards, beside a naive matcher. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileWildcard, foldAscii } from '../../server/src/core/condition/wildcard.ts';
import { fastest } from '../support/fastest.ts';
import { naiveWildcard } from '../support/naive-patterns.ts';
import { randomNumbers } from '../support/random.ts';

test('patterns and texts', () => {
  const rows: readonly (readonly [
    pattern: string,
    escapes: boolean,
    accepted: readonly string[],
    refused: readonly string[],
  ])[] = [
    ['', false, [''], ['a']],
    ['*', false, ['', 'a', '\n'], []],
    ['**', false, ['', 'ab'], []],
    ['?', false, ['a', '\n', '\u{1f4a9}'], ['', 'ab']],
    ['a*b*c', false, ['abc', 'axbxc', 'abbcc'], ['ac', 'acb', 'abcd']],
    ['ab*ba', false, ['abba', 'abxba'], ['aba']],
    ['*ab*ab*', false, ['abab', 'xabyabz'], ['aab', 'ab']],
    ['a\\*b', false, ['a\\b', 'a\\xb'], ['a*b']],
    ['a\\*b', true, ['a*b'], ['a\\b', 'axb']],
    ['a\\', true, ['a\\'], ['a']],
    ['\\a\\?', true, ['a?'], ['\\a?', 'ab']],
    ['*?*', false, ['a', 'ab'], ['']],
    ['?*?', false, ['ab', 'abc'], ['a']],
    ['\u{1f4a9}?', false, ['\u{1f4a9}x'], ['\u{1f4a9}']],
  ];
  for (const [pattern, escapes, accepted, refused] of rows) {
    const test = compileWildcard(pattern, escapes);
    for (const text of accepted) assert.ok(test(text), `${pattern} accepts ${JSON.stringify(text)}`);
    for (const text of refused) assert.ok(!test(text), `${pattern} refuses ${JSON.stringify(text)}`);
  }
});

test('only ASCII letters are folded', () => {
  assert.equal(foldAscii('AbZ[É\u{1f4a9}İ'), 'abz[É\u{1f4a9}İ');
  assert.equal(foldAscii('ÀA'), 'Àa');
});

test('random patterns and texts: the same verdicts as a naive matcher', () => {
  const below = randomNumbers(7);
  const pick = (alphabet: readonly string[], length: number): string =>
    Array.from({ length: below(length) }, () => alphabet[below(alphabet.length)]).join('');
  let accepted = 0;
  for (let run = 0; run < 20_000; run++) {
    const pattern = pick(['a', 'b', '*', '?', '\\', '\u{1f4a9}', '*'], 9);
    const text = pick(['a', 'b', 'a', '\\', '*', '\u{1f4a9}'], 10);
    const escapes = below(2) === 0;
    const expected = naiveWildcard(pattern, text, escapes);
    assert.equal(compileWildcard(pattern, escapes)(text), expected, `${pattern} ${text} ${String(escapes)}`);
    if (expected) accepted++;
  }
  assert.ok(accepted > 2000, `${String(accepted)} were accepted`);
});

test('hostile patterns take time in proportion to the text', () => {
  for (const pattern of ['*a'.repeat(30), '*a?'.repeat(30), `*${'a?'.repeat(20)}b*`, '?'.repeat(50) + '*b']) {
    const matches = compileWildcard(pattern, false);
    matches('a'.repeat(1000));
    const [short, long] = [20_000, 200_000].map((length) => fastest(() => matches('a'.repeat(length))));
    // Ten times the text: forty times the time would still be far from quadratic, which takes many seconds here.
    assert.ok(
      (long ?? 0) < 40 * Math.max(short ?? 0, 5),
      `${pattern}: ${String(short)} ms, ${String(long)} ms`,
    );
  }
});
