import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks, code, codeList, prose } from '../../server/src/core/features/markdown.ts';

test('code holds backquotes', () => {
  assert.equal(code('a'), '`a`');
  assert.equal(code('a`b'), '``a`b``');
  assert.equal(code('`a`'), '`` `a` ``');
});

test('foreign text keeps its look, its lines and its code', () => {
  assert.equal(prose(' a *b* <c>\n d_e [f] '), 'a \\*b\\* \\<c\\>\n\nd\\_e \\[f\\]');
  assert.equal(prose('see `a_b*` and c_d'), 'see `a_b*` and c\\_d');
});

test('lists say how much they leave out', () => {
  assert.equal(codeList(['a', 'b'], 2), '`a`, `b`');
  assert.equal(codeList(['a', 'b', 'c'], 1), '`a` and 2 more');
});

test('blocks stand apart, absent ones leave no gap', () => {
  assert.equal(blocks('a', undefined, '', 'b'), 'a\n\nb');
});
