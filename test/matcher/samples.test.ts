/** `sample`: distinct events with the same join key, in any order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pickSamples } from '../../server/src/core/matcher/pick-samples.ts';
import type { RunOptions } from '../../server/src/core/matcher/run.ts';
import { results } from '../support/eql-runs.ts';
import { randomNumbers } from '../support/random.ts';
import { SEQUENCE_MAPPING, spelled, stream } from '../support/sequence-rows.ts';

type Keys = readonly (readonly (string | number | boolean | null)[])[];
type Row = readonly [
  query: string,
  events: string,
  lines: readonly (readonly number[])[],
  keys?: Keys | undefined,
  options?: RunOptions,
];

function check(title: string, rows: readonly Row[]): void {
  test(title, () => {
    for (const [query, events, lines, keys, options] of rows) {
      const found = results(spelled(`sample ${query}`), SEQUENCE_MAPPING, stream(events), options);
      assert.deepEqual(found.lines, lines, `${query} over ${events}`);
      if (keys !== undefined) assert.deepEqual(found.keys, keys, `keys of ${query} over ${events}`);
    }
  });
}

check('one event for each term, in any order, the first in the index', [
  ['by k [A] [B]', 'B@9 k=x | A@5 k=x | B@1 k=x', [[2, 1]], [['x']]],
  ['by k [A] [B]', 'A k=x | B k=y', []],
  ['by k [A] [A]', 'A k=x | A k=x | A k=x', [[1, 2]]],
  ['by k [A] [B]', 'AB k=x', []],
  ['by k [A] [B]', 'AB k=x | A k=x', [[2, 1]]],
  ['[A] by k [B] by j', 'A k=x | B j=x k=q', [[1, 2]], [['x']]],
  ['by k [A] [B] [C]', 'ABC k=x | AB k=x | A k=x', [[3, 2, 1]]],
]);

check('keys come in order: missing ones first, addresses and numbers by value, texts by code point', [
  [
    'by k [A] [B]',
    'A k=b | B k=b | A k=B | B k=B | A k=a,\u{1f4a9} | B k=a,\u{1f4a9} | A k=Ａ | B k=Ａ',
    [
      [3, 4],
      [5, 6],
      [1, 2],
      [7, 8],
      [5, 6],
    ],
    [['B'], ['a'], ['b'], ['Ａ'], ['\u{1f4a9}']],
  ],
  [
    'by ?k [A] [B]',
    'A k=x | B k=x | A | B',
    [
      [3, 4],
      [1, 2],
    ],
    [[null], ['x']],
  ],
  [
    'by n [A] [B]',
    'A n=10 | B n=10 | A n=9 | B n=9',
    [
      [3, 4],
      [1, 2],
    ],
    [[9], [10]],
  ],
  [
    'by ip [A] [B]',
    'A ip=10.0.0.10 | B ip=10.0.0.10 | A ip=10.0.0.9 | B ip=10.0.0.9',
    [
      [3, 4],
      [1, 2],
    ],
  ],
  [
    'by k, n [A] [B]',
    'A k=b n=1 | B k=b n=1 | A k=a n=2 | B k=a n=2 | A k=a n=1 | B k=a n=1',
    [
      [5, 6],
      [3, 4],
      [1, 2],
    ],
  ],
]);

check('size counts from the first key; several samples of one key where they are asked for', [
  ['by k [A] [B]', 'A k=x | B k=x | A k=y | B k=y', [[1, 2]], undefined, { size: 1 }],
  ['by k [A] [B]', 'A k=x | B k=x', [], undefined, { size: 0 }],
  [
    'by k [A] [B]',
    'A k=x | A k=x | B k=x | B k=x',
    [
      [1, 3],
      [1, 4],
      [2, 3],
    ],
    undefined,
    { maxSamplesPerKey: 3 },
  ],
  // Elasticsearch fetches terms + samples - 1 events of each term, here two.
  ['by k [A] [B]', 'A k=x | A k=x | A k=x | B k=x', [[1, 4]], undefined, { maxSamplesPerKey: 1 }],
  ['by k [A] [B]', 'A k=x | A k=x | A k=x | AB k=x', [[1, 4]], undefined, { maxSamplesPerKey: 1 }],
]);

check('an empty term empties the sample; conditions on keys hold for all terms', [
  ['by k [A] [any where false]', 'A k=x | A k=x', []],
  ['[A and k == "x"] by k [B] by j', 'A k=x,y | B j=y', []],
]);

test('picks are those of a search through all choices', () => {
  const below = randomNumbers(3);
  for (let run = 0; run < 3000; run++) {
    const lists = Array.from({ length: 2 + below(3) }, () =>
      [...new Set(Array.from({ length: below(5) }, () => below(5)))].sort((a, b) => a - b),
    );
    const most = 1 + below(4);
    const all = lists.reduce<number[][]>(
      (picked, list) => picked.flatMap((choice) => list.map((item) => [...choice, item])),
      [[]],
    );
    const distinct = all.filter((choice) => new Set(choice).size === choice.length);
    assert.deepEqual(pickSamples(lists, most), distinct.slice(0, most), JSON.stringify(lists));
  }
});

test('a term that leaves no choice is seen at once, however many events the others have', () => {
  const many = Array.from({ length: 1004 }, (_unused, index) => index + 10);
  assert.deepEqual(pickSamples([many, many, many, [1], [1]], 1000), []);
  assert.equal(pickSamples([[1, 2, ...many], many, many, [1, 2], [1, 2]], 5).length, 5);
});
