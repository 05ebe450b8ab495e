import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellOf, moved, type Cells } from '../../../client/src/timeline/view/navigate.ts';

/** The stream, a lane, a lane without marks, a lane. */
const CELLS: Cells = [
  [0, 1, 2, 3].map((event) => ({ event, x: event * 40 })),
  [
    { event: 0, x: 0 },
    { event: 3, x: 120 },
  ],
  [],
  [{ event: 2, x: 80 }],
];

for (const [direction, from, to] of [
  ['right', [0, 1], [0, 2]],
  ['right', [0, 3], [0, 3]],
  ['left', [0, 0], [0, 0]],
  ['left', [1, 1], [1, 0]],
  ['down', [0, 1], [1, 0]],
  ['down', [0, 2], [1, 1]],
  ['down', [1, 0], [3, 0]],
  ['down', [3, 0], [3, 0]],
  ['up', [3, 0], [1, 1]],
  ['up', [0, 2], [0, 2]],
] as const) {
  test(`${direction} from mark ${String(from[1])} of row ${String(from[0])}`, () => {
    assert.deepEqual(moved(CELLS, { row: from[0], cell: from[1] }, direction), { row: to[0], cell: to[1] });
  });
}

test('an event is found in the row that has the focus, else in the stream', () => {
  assert.deepEqual(cellOf(CELLS, 3, 1), { row: 1, cell: 1 });
  assert.deepEqual(cellOf(CELLS, 1, 1), { row: 0, cell: 1 });
  assert.equal(cellOf(CELLS, 9, 1), undefined);
  assert.equal(cellOf([], 0, 0), undefined);
});
