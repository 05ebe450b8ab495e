import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoized } from '../../server/src/core/text/memoized.ts';

test('asked about the same object again, it does not work again', () => {
  const asked: string[] = [];
  const upper = memoized(({ name }: { readonly name: string }) => {
    asked.push(name);
    return name.toUpperCase();
  });
  const [first, second] = [{ name: 'a' }, { name: 'b' }];
  assert.deepEqual([upper(first), upper(first), upper(second), upper(second), upper(first)], [...'AABBA']);
  assert.deepEqual(asked, ['a', 'b', 'a']);
});

test('an answer that is nothing is kept too', () => {
  let count = 0;
  const nothing = memoized(() => void count++);
  const key = {};
  assert.equal(nothing(key), undefined);
  assert.equal(nothing(key), undefined);
  assert.equal(count, 1);
});
