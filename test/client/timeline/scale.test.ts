/** Where moments stand: in order, none on top of another, and long waits cut short. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scaleOf, ticksOf } from '../../../client/src/timeline/view/scale.ts';
import { timed } from '../../trace/support.ts';
import { timelineOf } from './support.ts';

const QUERY = `sequence with maxspan=1m [process where process.name == "a"] [process where process.name == "b"]`;

function scaleAt(
  ...events: readonly (readonly [second: number, name: string])[]
): ReturnType<typeof scaleOf> {
  return scaleOf(
    timelineOf(
      QUERY,
      events.map(([second, name], line) => timed(second, { process: { name } }, line + 1)),
    ),
  );
}

test('each event has its own column, in the order of the engine, also those of one moment', () => {
  const { xs, width } = scaleAt([0, 'a'], [0, 'b'], [0, 'x'], [1, 'x'], [90, 'a']);
  assert.equal(xs.length, 5);
  for (const [index, x] of xs.slice(1).entries()) assert.ok(x > (xs[index] ?? Infinity), xs.join());
  assert.ok(width > (xs.at(-1) ?? Infinity));
});

test('marks of stages have room for their rings; what met none is narrow', () => {
  const { xs } = scaleAt([0, 'a'], [0, 'b'], [0, 'x'], [0, 'x']);
  const [a = 0, b = 0, x = 0, y = 0] = xs;
  assert.ok(b - a >= 30, 'two marks of 30 pixels do not touch');
  assert.ok(y - x < b - a);
});

test('a longer wait is wider, and a day is not wider than a screen', () => {
  const { xs } = scaleAt([0, 'a'], [1, 'a'], [31, 'a'], [86_431, 'a']);
  const [a = 0, b = 0, c = 0, d = 0] = xs;
  assert.ok(c - b > b - a);
  assert.ok(d - c > c - b);
  assert.ok(d - c < 200);
});

test('moments between events and behind the last are in order, and events stand where they are', () => {
  const scale = scaleAt([0, 'a'], [10, 'b'], [20, 'a']);
  assert.equal(scale.xOf(0), scale.xs[0]);
  assert.equal(scale.xOf(10_000), scale.xs[1]);
  assert.equal(scale.xOf(20_000), scale.xs[2]);
  const moments = [0, 4000, 9999, 10_000, 15_000, 20_000, 40_000, 80_000].map(scale.xOf);
  for (const [index, x] of moments.slice(1).entries())
    assert.ok(x > (moments[index] ?? Infinity), moments.join());
  assert.ok(scale.xOf(1e12) <= scale.width);
});

test('of events at one moment, the moment is where the last stands: a window that ends with them holds them all', () => {
  const scale = scaleAt([0, 'a'], [5, 'b'], [5, 'b'], [9, 'a']);
  assert.equal(scale.xOf(5000), scale.xs[2]);
});

test('no events: there is a width, and no ticks', () => {
  const scale = scaleOf({ events: [] });
  assert.deepEqual(scale.xs, []);
  assert.ok(Number.isFinite(scale.width) && Number.isFinite(scale.xOf(5)));
  assert.deepEqual(ticksOf([], 90), []);
});

test('as many times on the axis as there is room for, the first among them', () => {
  assert.deepEqual(
    ticksOf([20, 50, 110, 130, 260], 90).map(({ event }) => event),
    [0, 2, 4],
  );
});
