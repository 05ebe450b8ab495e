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

test('equal texts are the same', () => {
  let count = 0;
  const length = memoized((text: string) => {
    count++;
    return text.length;
  });
  assert.deepEqual([length('ab'), length(['a', 'b'].join('')), length('abc')], [2, 2, 3]);
  assert.equal(count, 2);
});

test('an answer that is nothing is kept too', () => {
  let count = 0;
  const nothing = memoized(() => void count++);
  const key = {};
  assert.equal(nothing(key), undefined);
  assert.equal(nothing(key), undefined);
  assert.equal(count, 1);
});
