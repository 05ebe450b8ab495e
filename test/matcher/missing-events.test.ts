/** Events that may not be there (`![…]`). In the results 0 stands in their place. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results } from '../support/eql-runs.ts';
import { SEQUENCE_MAPPING, spelled, stream } from '../support/sequence-rows.ts';

type Row = readonly [query: string, events: string, lines: readonly (readonly number[])[]];

function check(title: string, rows: readonly Row[]): void {
  test(title, () => {
    for (const [query, events, lines] of rows) {
      const found = results(spelled(`sequence ${query}`), SEQUENCE_MAPPING, stream(events));
      assert.deepEqual(found.lines, lines, `${query} over ${events}`);
    }
  });
}

const CLEAN_MIDDLE = [[1, 0, 2]];

check('in the middle: nothing strictly between the neighbours, in milliseconds', [
  ['with maxspan=1m [A] ![X] [B]', 'A@0 | B@2', CLEAN_MIDDLE],
  ['with maxspan=1m [A] ![X] [B]', 'A@0 | X@1 | B@2', []],
  ['with maxspan=1m [A] ![X] [B]', 'A@0 | X@0 | X@2 | B@2', [[1, 0, 4]]],
  ['with maxspan=1m [A] ![X] [B]', 'X@0 | A@1 | B@2 | X@3', [[2, 0, 3]]],
  // In one millisecond nothing lies between, whatever the nanoseconds.
  ['with maxspan=1m [A] ![X] [B]', 'A@0.0001 | X@0.0005 | B@0.0009', [[1, 0, 3]]],
  ['with maxspan=1m [A] ![X] ![Y] [B]', 'A@0 | Y@1 | B@2', []],
  ['with maxspan=1m [A] ![X] [B] [C]', 'A@0 | B@1 | X@2 | C@3', [[1, 0, 2, 4]]],
  ['with maxspan=1m [A] [B] ![X] [C]', 'A@0 | X@1 | B@2 | C@3', [[1, 3, 0, 4]]],
  // A sequence that fails is gone: no earlier one takes its place.
  ['with maxspan=1m [A] ![X] [B]', 'A@0 | X@1 | B@2 | B@3', []],
  ['with maxspan=1m [A] ![X] with runs=3 [B]', 'A@0 | X@1 | B@2', []],
  ['with maxspan=1m [A] ![X] with runs=3 [B]', 'A@0 | B@2', CLEAN_MIDDLE],
  // A is where it may not be: the event that starts the sequence, or ends it, does not count.
  ['with maxspan=1m [A] ![any where true] [B]', 'A@0 | B@2', CLEAN_MIDDLE],
]);

check('in front: the nearest one decides, and only within maxspan of the last event', [
  ['with maxspan=10s ![X] [A] [B]', 'A@10 | B@12', [[0, 1, 2]]],
  ['with maxspan=10s ![X] [A] [B]', 'X@5 | A@10 | B@12', []],
  ['with maxspan=10s ![X] [A] [B]', 'X@2 | A@10 | B@12', []],
  ['with maxspan=10s ![X] [A] [B]', 'X@1.999 | A@10 | B@12', [[0, 2, 3]]],
  ['with maxspan=10s ![X] [A] [B]', 'X@10 | A@10 | B@12', [[0, 2, 3]]],
  ['with maxspan=10s ![X] [A] [B]', 'A@10 | X@11 | B@12', [[0, 1, 3]]],
  ['with maxspan=10s ![X] ![Y] [A] [B]', 'Y@1 | X@9 | A@10 | B@12', []],
  ['with maxspan=1s ![X] [A]', 'A@5', [[0, 1]]],
  ['with maxspan=1s ![X] [A]', 'X@4 | A@5', []],
  ['with maxspan=1s ![X] [A]', 'X@3 | A@5', [[0, 2]]],
]);

check('behind: the first one decides, and only within maxspan of the first event', [
  ['with maxspan=10s [A] [B] ![X]', 'A@0 | B@2', [[1, 2, 0]]],
  ['with maxspan=10s [A] [B] ![X]', 'A@0 | B@2 | X@10', []],
  ['with maxspan=10s [A] [B] ![X]', 'A@0 | B@2 | X@10.001', [[1, 2, 0]]],
  ['with maxspan=10s [A] [B] ![X]', 'A@0 | B@2 | X@2', [[1, 2, 0]]],
  ['with maxspan=10s [A] [B] ![X]', 'A@0 | X@1 | B@2', [[1, 3, 0]]],
  ['with maxspan=10s [A] [B] ![X]', 'A@0 | B@2 | X@2 | X@3', []],
  ['with maxspan=1s [A] ![X]', 'A@0 | A@1 | X@2', [[1, 0]]],
]);

check('in front and behind: too much only where both are near each other', [
  ['with maxspan=4s ![X] [A] ![Y]', 'X@1 | A@3 | Y@5', []],
  ['with maxspan=4s ![X] [A] ![Y]', 'X@1 | A@3 | Y@5.001', [[0, 2, 0]]],
  ['with maxspan=4s ![X] [A] ![Y]', 'X@2 | A@3', [[0, 2, 0]]],
  ['with maxspan=4s ![X] [A] ![Y]', 'A@3 | Y@4', [[0, 1, 0]]],
  ['with maxspan=4s ![X] [A] ![X] [B] ![X]', 'A@3 | X@4 | B@5', []],
]);

check("only events with the sequence's join keys count, by the missing event's own fields", [
  ['by k with maxspan=1m [A] ![X] [B]', 'A@0 k=x | X@1 k=y | B@2 k=x', [[1, 0, 3]]],
  ['by k with maxspan=1m [A] ![X] [B]', 'A@0 k=x | X@1 | B@2 k=x', [[1, 0, 3]]],
  ['with maxspan=1m [A] by k ![X] by j [B] by k', 'A@0 k=x | X@1 k=q j=x | B@2 k=x', []],
  ['by k with maxspan=1m [A] ![X] [B]', 'A@0 k=x,y | X@1 k=y,z | B@2 k=x,y', [[1, 0, 3]]],
  ['by ?k with maxspan=1m [A] ![X] [B]', 'A@0 | X@1 | B@2', []],
  ['by ?k with maxspan=1m [A] ![X] [B]', 'A@0 | X@1 k=x | B@2', [[1, 0, 3]]],
  ['by k with maxspan=10s [A] [B] ![X]', 'A@0 k=x | A@0 k=y | B@1 k=x | B@1 k=y | X@2 k=y', [[1, 3, 0]]],
]);

check('until ends a sequence also where events are missing', [
  ['with maxspan=1m [A] ![X] [B] until [U]', 'A@0 | U@1 | B@2', []],
  ['with maxspan=1m [A] [B] ![X] until [U]', 'A@0 | B@1 | U@2', [[1, 2, 0]]],
]);

const TWENTY = 'X@8 | '.repeat(20);

check('many of them within maxspan hide none of the older ones', [
  ['with maxspan=10s ![X] [A] [B]', `X@0 | A@1 | ${TWENTY} B@9`, []],
  ['with maxspan=10s [A] ![X] [B] [C]', `A@0 | X@1 | B@2 | ${TWENTY} C@9`, []],
  ['with maxspan=10s ![X] [A] ![Y]', `X@0 | A@8.5 | ${TWENTY} Y@9`, []],
]);
