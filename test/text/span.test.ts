import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cover, span, textOf, touches } from '../../server/src/core/text/span.ts';

test('a span is half-open', () => {
  assert.equal(textOf('abcdef', span(1, 3)), 'bc');
  assert.equal(textOf('abcdef', span(2, 2)), '');
});

test('two spans are covered by the smallest that holds both, in any order', () => {
  assert.deepEqual(cover(span(1, 3), span(5, 8)), span(1, 8));
  assert.deepEqual(cover(span(5, 8), span(1, 3)), span(1, 8));
  assert.deepEqual(cover(span(1, 9), span(2, 3)), span(1, 9));
});

test('a cursor touches a span from before its first character to behind its last', () => {
  const touched = [0, 1, 2, 3, 4].filter((offset) => touches(span(1, 3), offset));
  assert.deepEqual(touched, [1, 2, 3]);
  assert.equal(touches(span(2, 2), 2), true);
});
