import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printKql, type PrintOptions } from '../../server/src/core/kql/print/print.ts';

/** The layout of a query, and that printing it once more changes nothing. Lines are joined with line feeds. */
function check(
  title: string,
  query: string,
  lines: readonly string[],
  options: PrintOptions = { width: 40 },
): void {
  test(title, () => {
    const printed = printKql(query, options);
    assert.equal(printed, lines.join('\n'));
    assert.equal(printKql(printed, options), printed, 'printing is not idempotent');
  });
}

check('a short query stays on one line', ' a : 1   and\n b>=2 AND NOT c: ( x OR y ) ', [
  'a:1 and b >= 2 and not c:(x or y)',
]);

check('one condition a line when it does not fit', 'alpha:1 and beta:2 and not gamma:3 and delta:4', [
  'alpha:1 and',
  'beta:2 and',
  'not gamma:3 and',
  'delta:4',
]);

check('`or` without parentheses around `and`', 'alpha:1 and beta:2 or gamma:3 and delta:4 or epsilon:5', [
  'alpha:1 and beta:2 or',
  'gamma:3 and delta:4 or',
  'epsilon:5',
]);

check(
  'a long chain without parentheses is set off',
  'alpha:1 and beta:2 and gamma:3 and delta:4 or epsilon:5',
  ['alpha:1 and', '  beta:2 and', '  gamma:3 and', '  delta:4 or', 'epsilon:5'],
);

check('parentheses stay, and open up', '(a:1) and (beta:"longer" or gamma:"the very longest")', [
  '(a:1) and',
  '(',
  '  beta:"longer" or',
  '  gamma:"the very longest"',
  ')',
]);

check('values are filled', 'name:("aaaa" or "bbbb" or "cccc" or "dddd" or "eeee")', [
  'name:(',
  '  "aaaa" or "bbbb" or "cccc" or',
  '  "dddd" or "eeee"',
  ')',
]);

check(
  'values with parts take a line for each',
  'file.path:((/dev/* or /tmp/*) and not (/tmp/a* or /tmp/b*))',
  ['file.path:(', '  (/dev/* or /tmp/*) and', '  not (/tmp/a* or /tmp/b*)', ')'],
);

check(
  'nested fields',
  'dns.answers:{type:A and data:"192.0.2.1"} or a : {b:1}',
  ['dns.answers:{ type:A and data:"192.0.2.1" } or', 'a:{ b:1 }'],
  { width: 50 },
);

check('nested fields that do not fit', 'dns.answers:{type:A and data:"192.0.2.1"}', [
  'dns.answers:{',
  '  type:A and',
  '  data:"192.0.2.1"',
  '}',
]);

check(
  'texts are left as they are written',
  'a:two  words or "b c":\\u0041* or d:"x\\"" or e:C\\:\\\\ or free  text',
  ['a:two  words or "b c":\\u0041* or d:"x\\"" or e:C\\:\\\\ or free  text'],
  { width: 200 },
);

check(
  'no blank where it would make an operator',
  'verylongname:(whynot) and (alpha:1 and beta:this and)',
  ['verylongname:(whynot) and', '(alpha:1 and beta:this and)'],
  { width: 30 },
);

check('nor in front of a range', 'whynot>5', ['whynot> 5']);

check('an empty query', ' \n ', ['']);

test('line ends are those asked for; those of values stay', () => {
  assert.equal(
    printKql('alpha:"x\ny" and beta:two\nwords', { width: 10, lineEnd: 'crlf' }),
    'alpha:"x\ny" and\r\nbeta:two\nwords',
  );
});

test('a query with an error is left alone', () => {
  assert.equal(printKql('a: and b:c'), undefined);
});

test('a very long chain is printed', () => {
  const query = new Array(5000).fill('a:1').join(' and ');
  assert.equal(printKql(query)?.split('\n').length, 5000);
});
