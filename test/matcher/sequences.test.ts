/** What sequences a stream of events holds. The notation stands in `sequence-rows.ts`; 0 is a missing event. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunOptions } from '../../server/src/core/matcher/run.ts';
import { results, type Settings } from '../support/eql-runs.ts';
import { SEQUENCE_MAPPING, spelled, stream } from '../support/sequence-rows.ts';

interface Row {
  readonly query: string;
  readonly events: string;
  readonly lines: readonly (readonly number[])[];
  readonly keys?: readonly (readonly (string | number | boolean | null)[])[];
  readonly options?: RunOptions;
  readonly settings?: Settings;
}

function check(title: string, rows: readonly Row[]): void {
  test(title, () => {
    for (const { query, events, lines, keys, options, settings } of rows) {
      const found = results(spelled(query), SEQUENCE_MAPPING, stream(events), options, settings);
      assert.deepEqual(found.lines, lines, `${query} over ${events}`);
      if (keys !== undefined) assert.deepEqual(found.keys, keys, `keys of ${query} over ${events}`);
    }
  });
}

check('each stage keeps the latest partial sequence, and one that goes on leaves its stage', [
  { query: 'sequence [A] [B]', events: 'A@0 | B@1', lines: [[1, 2]] },
  { query: 'sequence [A] [B]', events: 'B@0 | A@1', lines: [] },
  { query: 'sequence [A] [B]', events: 'A@0 | A@1 | B@2', lines: [[2, 3]] },
  { query: 'sequence [A] [B]', events: 'A@0 | B@1 | B@2', lines: [[1, 2]] },
  { query: 'sequence [A] [B]', events: 'A@0 | A@1 | B@2 | B@3', lines: [[2, 3]] },
  {
    query: 'sequence [A] [B]',
    events: 'A@0 | B@1 | A@2 | B@3',
    lines: [
      [1, 2],
      [3, 4],
    ],
  },
  { query: 'sequence [A] [B] [C]', events: 'A@0 | B@1 | A@2 | B@3 | C@4', lines: [[3, 4, 5]] },
  {
    query: 'sequence [A] [B] [C]',
    events: 'A@0 | B@1 | A@2 | C@3 | B@4 | C@5',
    lines: [
      [1, 2, 4],
      [3, 5, 6],
    ],
  },
]);

check('an event never fills two stages of one sequence', [
  {
    query: 'sequence [A] [A]',
    events: 'A@0 | A@1 | A@2',
    lines: [
      [1, 2],
      [2, 3],
    ],
  },
  { query: 'sequence [A] [B]', events: 'AB@0 | AB@1', lines: [[1, 2]] },
  {
    query: 'sequence [A] [A] [A]',
    events: 'A@0 | A@1 | A@2 | A@3',
    lines: [
      [1, 2, 3],
      [2, 3, 4],
    ],
  },
]);

check('events are put in order: time, then tiebreaker (a missing one last), then as they came', [
  { query: 'sequence [A] [B]', events: 'B@1 | A@0', lines: [[2, 1]] },
  { query: 'sequence [A] [B]', events: 'A@0 | B@0', lines: [[1, 2]] },
  { query: 'sequence [A] [B]', events: 'B@0 | A@0', lines: [] },
  {
    query: 'sequence [A] [B]',
    events: 'B@0 tie=2 | A@0 tie=1',
    lines: [[2, 1]],
    settings: { tiebreakerField: 'tie' },
  },
  {
    query: 'sequence [A] [B]',
    events: 'B@0 | A@0 tie=9',
    lines: [[2, 1]],
    settings: { tiebreakerField: 'tie' },
  },
  {
    query: 'sequence [A] [B]',
    events: 'B@0 tie=10 | A@0 tie=9',
    lines: [[2, 1]],
    settings: { tiebreakerField: 'tie' },
  },
  { query: 'sequence [A] [B]', events: 'A@0 | B | B@1', lines: [[1, 3]] },
]);

check('maxspan counts from the first event, and takes an equal span', [
  { query: 'sequence with maxspan=2s [A] [B]', events: 'A@0 | B@2', lines: [[1, 2]] },
  { query: 'sequence with maxspan=2s [A] [B]', events: 'A@0 | B@2.001', lines: [] },
  { query: 'sequence with maxspan=2s [A] [B] [C]', events: 'A@0 | B@1.5 | C@2.5', lines: [] },
  { query: 'sequence with maxspan=500ms [A] [B]', events: 'A@0 | B@0.5', lines: [[1, 2]] },
  // A sequence that is too old is used up all the same.
  { query: 'sequence with maxspan=2s [A] [B]', events: 'A@0 | B@3 | B@3.5', lines: [] },
]);

check('join keys: one machine for each', [
  {
    query: 'sequence by k [A] [B]',
    events: 'A@0 k=x | A@1 k=y | B@2 k=x | B@3 k=y',
    lines: [
      [1, 3],
      [2, 4],
    ],
    keys: [['x'], ['y']],
  },
  { query: 'sequence by k [A] [B]', events: 'A@0 k=x | B@1 | B@2 k=y', lines: [] },
  { query: 'sequence by k [A] [B]', events: 'A@0 | B@1', lines: [] },
  { query: 'sequence [A] by k [B] by j', events: 'A@0 k=x | B@1 j=x k=y', lines: [[1, 2]], keys: [['x']] },
  {
    query: 'sequence by n [A] by k [B] by j',
    events: 'A@0 n=1 k=x | B@1 n=2 j=x | B@2 n=1 j=x',
    lines: [[1, 3]],
    keys: [[1, 'x']],
  },
  {
    query: 'sequence by ip [A] [B]',
    events: 'A@0 ip=2001:DB8::1 | B@1 ip=2001:db8:0:0:0:0:0:1',
    lines: [[1, 2]],
    keys: [['2001:db8::1']],
  },
]);

check('optional keys: null equals null, also of an unmapped field', [
  { query: 'sequence by ?k [A] [B]', events: 'A@0 | B@1 k=x | B@2', lines: [[1, 3]], keys: [[null]] },
  { query: 'sequence by ?k [A] [B]', events: 'A@0 k=x | B@1', lines: [] },
  { query: 'sequence by ?nope [A] [B]', events: 'A@0 k=x | B@1 k=y', lines: [[1, 2]], keys: [[null]] },
  { query: 'sequence [A] by k [B] by ?j', events: 'A@0 k=x | B@1 j=x', lines: [[1, 2]] },
  { query: 'sequence [A] by k [B] by ?j', events: 'A@0 | B@1', lines: [] },
  {
    query: 'sequence by ?k, j [A] [B]',
    events: 'A@0 j=1 | B@1 j=1 k=x | B@2 j=1',
    lines: [[1, 3]],
    keys: [[null, '1']],
  },
]);

check('an array of keys takes part under each; several arrays under each combination', [
  { query: 'sequence by k [A] [B]', events: 'A@0 k=x,y | B@1 k=y,z', lines: [[1, 2]], keys: [['y']] },
  {
    query: 'sequence by k [A] [B]',
    events: 'A@0 k=x,y | B@1 k=y,x',
    lines: [
      [1, 2],
      [1, 2],
    ],
    keys: [['x'], ['y']],
  },
  { query: 'sequence by k [A] [B]', events: 'A@0 k=x,x | B@1 k=x', lines: [[1, 2]] },
  {
    query: 'sequence by k, j [A] [B]',
    events: 'A@0 k=x,y j=1,2 | B@1 k=y j=1,2',
    lines: [
      [1, 2],
      [1, 2],
    ],
    keys: [
      ['y', '1'],
      ['y', '2'],
    ],
  },
  {
    query: 'sequence by k [A] [A]',
    events: 'A@0 k=x,y | A@1 k=x | A@2 k=y',
    lines: [
      [1, 2],
      [1, 3],
    ],
  },
]);

check('results come in the order of the completing event, then of the key', [
  {
    query: 'sequence by k [A] [B]',
    events: 'A@0 k=x | A@1 k=y | B@2 k=y | B@3 k=x',
    lines: [
      [2, 3],
      [1, 4],
    ],
  },
  {
    query: 'sequence by k [A] [B]',
    events: 'A@0 k=b,a,B | B@1 k=a,b,B',
    lines: [
      [1, 2],
      [1, 2],
      [1, 2],
    ],
    keys: [['B'], ['a'], ['b']],
  },
  {
    query: 'sequence by n [A] [B]',
    events: 'A@0 n=10,9 | B@1 n=10,9',
    lines: [
      [1, 2],
      [1, 2],
    ],
    keys: [[9], [10]],
  },
]);

check('runs repeat a term, and one term with runs is a sequence', [
  {
    query: 'sequence [A] with runs=3',
    events: 'A@0 | A@1 | A@2 | A@3',
    lines: [
      [1, 2, 3],
      [2, 3, 4],
    ],
  },
  { query: 'sequence by k [A] with runs=2', events: 'A@0 k=x | A@1 k=y | A@2 k=x', lines: [[1, 3]] },
  { query: 'sequence [A] with runs=2 [B]', events: 'A@0 | B@1 | A@2 | B@3', lines: [[1, 3, 4]] },
  { query: 'sequence [A] [B] with runs=2 [C]', events: 'A@0 | B@1 | C@2 | B@3 | C@4', lines: [[1, 2, 4, 5]] },
  { query: 'sequence with maxspan=2s [A] with runs=3', events: 'A@0 | A@1 | A@2 | A@9', lines: [[1, 2, 3]] },
]);

check('until ends what waits, for its key, after the event was looked at itself', [
  { query: 'sequence [A] [B] until [U]', events: 'A@0 | U@1 | B@2', lines: [] },
  { query: 'sequence [A] [B] until [U]', events: 'U@0 | A@1 | B@2 | U@3', lines: [[2, 3]] },
  { query: 'sequence [A] [B] until [U]', events: 'A@0 | BU@1', lines: [[1, 2]] },
  { query: 'sequence [A] [B] [C] until [U]', events: 'A@0 | BU@1 | C@2', lines: [] },
  { query: 'sequence [A] [B] until [U]', events: 'AU@0 | B@1', lines: [] },
  {
    query: 'sequence by k [A] [B] until [U]',
    events: 'A@0 k=x | A@0 k=y | U@1 k=x | B@2 k=x | B@3 k=y',
    lines: [[2, 5]],
  },
  {
    query: 'sequence [A] by k [B] by k until [U] by j',
    events: 'A@0 k=x | U@1 j=x k=q | B@2 k=x',
    lines: [],
  },
  {
    query: 'sequence by k [A] [B] until [U]',
    events: 'A@0 k=x,y | U@1 k=y,z | B@2 k=x,y',
    lines: [[1, 3]],
    keys: [['x']],
  },
  // `until` is not asked for its join keys: an event without one has the key null.
  { query: 'sequence [A] by ?k [B] by ?k until [U] by j', events: 'A@0 | U@1 | B@2', lines: [] },
  { query: 'sequence by k [A] [B] until [U]', events: 'A@0 k=x | U@1 | B@2 k=x', lines: [[1, 3]] },
  // The `!` of an until term is ignored, as in Elasticsearch.
  { query: 'sequence [A] [B] until ![U]', events: 'A@0 | U@1 | B@2', lines: [] },
]);

check('pipes, size and its end', [
  {
    query: 'sequence [A] [B] | head 2',
    events: 'A@0 | B@1 | A@2 | B@3 | A@4 | B@5',
    lines: [
      [1, 2],
      [3, 4],
    ],
  },
  { query: 'sequence [A] [B] | tail 1', events: 'A@0 | B@1 | A@2 | B@3', lines: [[3, 4]] },
  {
    query: 'sequence [A] [B] | tail 2 | head 1',
    events: 'A@0 | B@1 | A@2 | B@3 | A@4 | B@5',
    lines: [[3, 4]],
  },
  { query: 'sequence [A] [B] | tail 5 | head 1', events: 'A@0 | B@1 | A@2 | B@3', lines: [[1, 2]] },
  { query: 'sequence [A] [B] | head 0', events: 'A@0 | B@1', lines: [] },
  { query: 'sequence [A] [B]', events: 'A@0 | B@1 | A@2 | B@3', lines: [[3, 4]], options: { size: 1 } },
  {
    query: 'sequence [A] [B]',
    events: 'A@0 | B@1 | A@2 | B@3',
    lines: [[1, 2]],
    options: { size: 1, resultPosition: 'head' },
  },
  {
    query: 'sequence [A] [B] | head 5',
    events: 'A@0 | B@1 | A@2 | B@3',
    lines: [[1, 2]],
    options: { size: 1 },
  },
  {
    query: 'sequence [A] [B] | tail 1 | head 1',
    events: 'A@0 | B@1 | A@2 | B@3 | A@4 | B@5',
    lines: [[5, 6]],
    options: { size: 2 },
  },
  { query: 'sequence [A] [B]', events: 'A@0 | B@1', lines: [], options: { size: 0 } },
  { query: 'any where s == "A"', events: 'A@2 | A@1 | B@1 | A@0', lines: [[4], [2], [1]] },
  { query: 'any where s == "A" | tail 2 | head 1', events: 'A@2 | A@1 | B@1 | A@0', lines: [[2]] },
  {
    query: 'any where true',
    events: 'A@0 tie=2 | A@0 tie=1 | A@0',
    lines: [[2], [1], [3]],
    settings: { tiebreakerField: 'tie' },
  },
]);

check('a term that is never true empties the sequence, also a missing one', [
  { query: 'sequence [A] [any where false]', events: 'A@0 | A@1', lines: [] },
  { query: 'sequence with maxspan=1m [A] [B] ![any where false]', events: 'A@0 | B@1', lines: [] },
  { query: 'sequence with maxspan=1m [A] ![any where ?nope : "a"] [B]', events: 'A@0 | B@1', lines: [] },
  { query: 'sequence [A] [B] until [any where false]', events: 'A@0 | B@1', lines: [[1, 2]] },
]);

check('conditions on a join key hold for the other terms too', [
  // `x` alone may be the key: the other term must have it among its values.
  { query: 'sequence by k [A and k == "x"] [B]', events: 'A@0 k=x,y | B@1 k=y', lines: [] },
  {
    query: 'sequence by k [A and k == "x"] [B]',
    events: 'A@0 k=x,y | B@1 k=y,x',
    lines: [
      [1, 2],
      [1, 2],
    ],
    keys: [['x'], ['y']],
  },
  { query: 'sequence [A and k : "x*"] by k [B] by j', events: 'A@0 k=x1,y | B@1 j=y', lines: [] },
  { query: 'sequence [A and k in ("x", "z")] by k [B] by j', events: 'A@0 k=x,y | B@1 j=y', lines: [] },
  {
    query: 'sequence [A and (k == "x" or k == "z")] by k [B] by j',
    events: 'A@0 k=x,y | B@1 j=y',
    lines: [],
  },
  { query: 'sequence [A and not k == "z"] by k [B] by j', events: 'A@0 k=y | B@1 j=y,z', lines: [] },
  // Not those with an `or`, which a list of `:` or `in~` is.
  {
    query: 'sequence [A and (k == "x" or n == 7)] by k [B] by j',
    events: 'A@0 k=x,y | B@1 j=y',
    lines: [[1, 2]],
  },
  { query: 'sequence [A and k : ("x", "z")] by k [B] by j', events: 'A@0 k=x,y | B@1 j=y', lines: [[1, 2]] },
  {
    query: 'sequence [A and k in~ ("x", "z")] by k [B] by j',
    events: 'A@0 k=x,y | B@1 j=y',
    lines: [[1, 2]],
  },
  // Of several keys in one condition only the first is replaced.
  {
    query: 'sequence [A and concat(k, j) == "xy"] by k, j [B] by j, k',
    events: 'A@0 k=x j=y | B@1 k=y j=x',
    lines: [],
  },
  // A condition that names other fields goes with its key; `until` gets none.
  {
    query: 'sequence [A and concat(k, n) == "x1"] by k [B] by k',
    events: 'A@0 k=x n=1 | B@1 k=x | B@2 k=x n=1',
    lines: [[1, 3]],
  },
  {
    query: 'sequence by k [A and k == "x"] [B] until [U]',
    events: 'A@0 k=x,y | U@1 k=y | B@2 k=x,y',
    lines: [[1, 3]],
    keys: [['x']],
  },
]);
