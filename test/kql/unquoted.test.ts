import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseKql } from '../../server/src/core/kql/parse.ts';
import { unquotedText } from '../../server/src/core/kql/unquoted.ts';
import { render } from './render.ts';

for (const [value, tree] of [
  ['*/tmp/*', 'a:★/tmp/★'],
  ['C:\\Users\\*', 'a:C:\\Users\\★'],
  ['*(x) "y" {z} <w>*', 'a:★(x) "y" {z} <w>★'],
  ['two\tparts\n*', 'a:two\tparts\n★'],
  ['band sort*', 'a:band sort★'],
] as const) {
  test(JSON.stringify(value), () => {
    const { value: query, errors } = parseKql(`a:${unquotedText(value) ?? '?'} and b:1`);
    assert.deepEqual(errors, []);
    assert.equal(render(query), `and(${tree}, b:1)`);
  });
}

for (const value of ['', ' x*', 'x* ', 'this and that*', 'or*\nor', '*not', 'why not x*', 'AND x*']) {
  test(`needs quotes: ${JSON.stringify(value)}`, () => {
    assert.equal(unquotedText(value), undefined);
  });
}
