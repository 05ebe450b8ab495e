/** Sequences in the rows of their lanes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenLanes } from '../../../client/src/timeline/view/chosen-lanes.ts';
import { scaleOf } from '../../../client/src/timeline/view/scale.ts';
import { lanesOf, type LaneLayout } from '../../../client/src/timeline/view/tracks.ts';
import type { SampleEvent } from '../../../server/src/core/matcher/event.ts';
import { random, randomEvents, randomSequence } from '../../trace/random-eql.ts';
import { timed } from '../../trace/support.ts';
import { timelineOf } from './support.ts';

const QUERY = `sequence by host.id with maxspan=10s
  [process where process.name == "a"] [process where process.name == "b"] [process where process.name == "c"]
until [process where process.name == "stop"]`;

/** `a@h1 3`: name, host and second. */
function events(...texts: readonly string[]): readonly SampleEvent[] {
  return texts.map((text, index) => {
    const [, name = '', id = '', second = ''] = /^(\w+)@(\w+) (\d+)$/.exec(text) ?? [];
    return timed(Number(second), { process: { name }, host: { id } }, index + 1);
  });
}

function layOut(query: string, stream: readonly SampleEvent[]): readonly LaneLayout[] {
  const timeline = timelineOf(query, stream);
  return lanesOf(timeline, scaleOf(timeline));
}

test('a lane for each join key: alerts first, then those that came farthest, then those that came up first', () => {
  const stream = events('a@h1 0', 'a@h2 1', 'b@h2 2', 'a@h3 3', 'b@h3 4', 'c@h3 5', 'a@h4 6');
  assert.deepEqual(
    layOut(QUERY, stream).map(({ lane, alerts }) => [lane, alerts]),
    [
      [2, 1],
      [1, 0],
      [0, 0],
      [3, 0],
    ],
  );
});

test('a sequence has its events as marks and says how it ended', () => {
  const stream = events(
    ...[
      'a@h1 0',
      'b@h1 1',
      'c@h1 2',
      'a@h1 20',
      'a@h1 21',
      'b@h1 22',
      'stop@h1 23',
      'a@h1 30',
      'b@h1 50',
      'a@h1 60',
      'x@h1 65',
    ],
  );
  const [lane] = layOut(QUERY, stream);
  assert.deepEqual(
    lane?.tracks.map(({ marks, end }) => [
      end,
      marks.map(({ event, term }) => `${String(event)}:${String(term)}`).join(' '),
    ]),
    [
      ['alert', '0:0 1:1 2:2'],
      ['replaced', '3:0'],
      ['cut', '4:0 5:1'],
      ['expired', '7:0'],
      ['waiting', '9:0'],
    ],
  );
});

test('what meets a stage and is used by no sequence stands apart, and so does `until`', () => {
  const [lane] = layOut(QUERY, events('b@h1 0', 'a@h1 1', 'stop@h1 2', 'c@h1 3'));
  assert.deepEqual(
    lane?.loose.map(({ event, term }) => [event, term]),
    [
      [0, 1],
      [2, 'until'],
      [3, 2],
    ],
  );
});

test('a stage with runs that an event meets counts once', () => {
  const query = `sequence by host.id with maxspan=10s
    [process where process.name == "a"] with runs=3 [process where process.name == "b"]`;
  const [lane] = layOut(query, events('a@h1 0'));
  assert.deepEqual(lane?.loose, []);
  assert.deepEqual(
    lane.tracks.map(({ marks }) => marks.map(({ term }) => term)),
    [[0]],
  );
});

test('a window that is over before the last event is over, also where nothing came to notice it', () => {
  const ends = (second: number): readonly string[] =>
    layOut(QUERY, events('a@h1 0', `a@h2 ${String(second)}`)).flatMap(({ tracks }) =>
      tracks.map(({ end }) => end),
    );
  assert.deepEqual(ends(10), ['waiting', 'waiting']);
  assert.deepEqual(ends(11), ['over', 'waiting']);
});

test('nothing in a row overlaps, whatever the stream: marks stand in their column, windows reach to their end', () => {
  for (let seed = 1; seed <= 150; seed++) {
    const r = random(seed);
    const timeline = timelineOf(randomSequence(r), randomEvents(r, 25));
    const scale = scaleOf(timeline);
    for (const { rows, tracks, loose } of lanesOf(timeline, scale)) {
      const spans = [
        ...tracks.map(({ row, from, to }) => ({ row, from: from - 15, to: to + 1 })),
        // `until` cuts what reaches it.
        ...loose
          .filter(({ term }) => term !== 'until')
          .map(({ row, x }) => ({ row, from: x - 11, to: x + 11 })),
      ];
      for (const [index, span] of spans.entries()) {
        assert.ok(span.row < rows && span.from < span.to);
        for (const other of spans.slice(index + 1)) {
          const apart = other.row !== span.row || other.from >= span.to || other.to <= span.from;
          assert.ok(apart, `seed ${String(seed)}: ${JSON.stringify([span, other])}`);
        }
      }
      for (const { marks, from, to } of tracks) {
        const xs = marks.map(({ event }) => scale.xs[event] ?? NaN);
        assert.equal(xs[0], from);
        assert.ok(xs.every((x) => x >= from && x <= to));
      }
    }
  }
});

test('every event that meets a term under a key has a mark in its lane', () => {
  for (let seed = 1; seed <= 80; seed++) {
    const r = random(seed);
    const timeline = timelineOf(randomSequence(r), randomEvents(r, 25));
    for (const { lane, tracks, loose } of lanesOf(timeline, scaleOf(timeline))) {
      const drawn = new Set([...tracks.flatMap(({ marks }) => marks), ...loose].map(({ event }) => event));
      for (const [index, { met }] of timeline.events.entries()) {
        const meets = met.some((each) => each.lane === lane);
        assert.equal(drawn.has(index), meets, `seed ${String(seed)}, event ${String(index)}`);
      }
    }
  }
});

test('the filter looks at the values of the keys; the rest is counted', () => {
  const timeline = timelineOf(QUERY, events('a@web1 0', 'a@web2 1', 'a@db1 2', 'a@web3 3'));
  const lanes = lanesOf(timeline, scaleOf(timeline));
  const chosen = chosenLanes(lanes, timeline, ' WEB', 2);
  assert.deepEqual(
    chosen.shown.map(({ lane }) => timeline.lanes[lane]?.key),
    [['"web1"'], ['"web2"']],
  );
  assert.equal(chosen.hidden, 1);
  assert.deepEqual(chosenLanes(lanes, timeline, 'mail', 2), { shown: [], hidden: 0 });
  assert.equal(chosenLanes(lanes, timeline, '', 2).hidden, 2);
});
