/** The suggestion helper for keys and values, and the edit distance under it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance } from '../../server/src/core/text/edit-distance.ts';
import { nearest } from '../../server/src/core/text/nearest.ts';

const KEYS = [
  'author',
  'description',
  'from',
  'index',
  'interval',
  'language',
  'risk_score',
  'rule_id',
  'to',
  'type',
];

for (const [word, found] of [
  ['lnaguage', 'language'],
  ['Language', 'language'],
  ['risk-score', 'risk_score'],
  ['ruleid', 'rule_id'],
  ['form', 'from'],
  ['TYPE', 'type'],
  ['TO', 'to'],
  ['on', undefined],
  ['querry', undefined],
  ['', undefined],
  ['type', undefined],
] as const) {
  test(`${word} -> ${found ?? 'nothing'}`, () => {
    assert.equal(nearest(word, KEYS), found);
  });
}

test('the nearest wins, the first of equals, and the limit may be set', () => {
  assert.equal(nearest('hight', ['highest', 'high', 'height']), 'high');
  assert.equal(nearest('abcdef', ['abcdxx', 'abcdyy']), 'abcdxx');
  assert.equal(nearest('abcdef', ['abcdxy'], { limit: 1 }), undefined);
  assert.equal(nearest('ab', ['ax'], { limit: 1 }), 'ax');
});

for (const [a, b, distance] of [
  ['name', 'name', 0],
  ['name', 'nmae', 1],
  ['name', 'nam', 1],
  ['name', 'names', 1],
  ['name', 'game', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
  ['', '', 0],
] as const) {
  test(`distance of ${JSON.stringify(a)} and ${JSON.stringify(b)} is ${String(distance)}`, () => {
    assert.equal(editDistance(a, b, 5), distance);
    assert.equal(editDistance(b, a, 5), distance);
    if (distance > 0) assert.equal(editDistance(a, b, distance - 1), undefined);
  });
}

/** The textbook's definition, without a band. */
function plainDistance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => i + j),
  );
  const at = (i: number, j: number): number => table[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const row = table[i];
      assert.ok(row);
      row[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swap ? at(i - 2, j - 2) + 1 : Infinity,
      );
    }
  }
  return at(a.length, b.length);
}

test('the bounded distance agrees with the definition', () => {
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  const word = (): string => Array.from({ length: random(9) }, () => 'abc'[random(3)]).join('');
  for (let round = 0; round < 20_000; round++) {
    const [a, b, limit] = [word(), word(), random(5)];
    const distance = plainDistance(a, b);
    assert.equal(
      editDistance(a, b, limit),
      distance <= limit ? distance : undefined,
      `${a} ${b} ${String(limit)}`,
    );
  }
});
