/** What waits after each event, what each event did, and how that is said. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectsOf, isOver, isWhole, pendingAfter } from '../../../client/src/timeline/view/steps.ts';
import { effectText, eventText } from '../../../client/src/timeline/view/words.ts';
import type { SampleEvent } from '../../../server/src/core/matcher/event.ts';
import { pendingAfter as corePending } from '../../../server/src/core/trace/sequence-trace.ts';
import { random, randomEvents, randomSequence } from '../../trace/random-eql.ts';
import { timed } from '../../trace/support.ts';
import { bothOf, timelineOf } from './support.ts';

const QUERY = `sequence by host.id with maxspan=10s
  [process where process.name == "a"]
  ![process where process.name == "m"]
  [process where process.name == "b"]
until [process where process.name == "stop"]`;

function events(
  ...names: readonly (readonly [second: number, name: string, host?: string])[]
): readonly SampleEvent[] {
  return names.map(([second, name, host = 'h1'], index) =>
    timed(second, { process: { name }, ...(host !== '' && { host: { id: host } }) }, index + 1),
  );
}

/** The sentences of an event, by its index. */
function told(
  stream: readonly SampleEvent[],
  index: number,
  query = QUERY,
  tellKey = false,
): readonly string[] {
  const timeline = timelineOf(query, stream);
  return effectsOf(timeline, index).map((effect) => effectText(effect, timeline, tellKey));
}

test('what waits after each event is what the core says, for any sequence', () => {
  let some = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const r = random(seed);
    const { trace, timeline } = bothOf(randomSequence(r), randomEvents(r, 25));
    for (const index of timeline.events.keys()) {
      const expected = corePending(trace, index).map((state) => timeline.states[state]);
      assert.deepEqual(
        pendingAfter(timeline, index),
        expected,
        `seed ${String(seed)}, event ${String(index)}`,
      );
      some += expected.length;
    }
  }
  assert.ok(some > 500, `only ${String(some)} partial sequences`);
});

test('a partial sequence: since when, and when its window is over', () => {
  const timeline = timelineOf(QUERY, events([0, 'a'], [4, 'x'], [10, 'x', 'h2'], [11, 'x', 'h2']));
  const [waiting] = pendingAfter(timeline, 3);
  assert.ok(waiting !== undefined);
  assert.deepEqual(waiting.events, [0]);
  assert.equal(waiting.expires?.time, '2026-01-01T00:00:10.000Z');
  assert.equal(isOver(waiting, timeline.events[2]?.at ?? 0), false);
  assert.equal(isOver(waiting, timeline.events[3]?.at ?? 0), true);
});

test('an event begins a sequence, takes it on and completes it', () => {
  const stream = events([0, 'a'], [1, 'x'], [2, 'b']);
  assert.deepEqual(told(stream, 0), ['Meets stage 1 and begins a sequence.']);
  assert.deepEqual(told(stream, 1), ['Meets no stage.']);
  assert.deepEqual(told(stream, 2), [
    'Meets stage 3 and takes a sequence on.',
    'Completes the sequence that began at 00:00:00.000: alert after 2 s of 10 s.',
  ]);
  assert.deepEqual(told(stream, 0, QUERY, true), ['Meets stage 1 and begins a sequence for host.id = h1.']);
});

test('an event comes too late, cuts, replaces, or finds nothing that waits', () => {
  assert.deepEqual(told(events([0, 'a'], [12, 'b']), 1), [
    'Too late: the window of the sequence that began at 00:00:00.000 was over since 2 s.',
    'Meets stage 3, but no sequence waited for it.',
  ]);
  const cut = ['Meets `until` and ends the sequence that began at 00:00:00.000.'];
  assert.deepEqual(told(events([0, 'a'], [1, 'stop']), 1), cut);
  assert.deepEqual(told(events([0, 'x'], [1, 'stop']), 1), ['Meets `until`; no sequence waited.']);
  assert.deepEqual(told(events([0, 'a'], [1, 'a']), 1), [
    'Replaces the sequence that began at 00:00:00.000: only the newest waits.',
    'Meets stage 1 and begins a sequence.',
  ]);
  assert.deepEqual(told(events([0, 'b']), 0), ['Meets stage 3, but no sequence waited for it.']);
});

test('a missing event that is there blocks, and the line that blocks is named', () => {
  const stream = events([0, 'a'], [1, 'm'], [2, 'b']);
  assert.deepEqual(told(stream, 1), ['Meets missing event 2: it may not be there.']);
  assert.deepEqual(told(stream, 2), [
    'Meets stage 3 and takes a sequence on.',
    'Completes the sequence that began at 00:00:00.000, but no alert: missing event 2 is met by line 2.',
  ]);
});

test('an event without its join key meets conditions, and no stage', () => {
  assert.deepEqual(told(events([0, 'a', '']), 0), [
    'Meets the conditions of stage 1, but lacks a value of its join key.',
  ]);
});

test('runs of a stage: which of them an event is, and nothing of those that it could have been', () => {
  const query = `sequence by host.id [process where process.name == "a"] with runs=3 [process where process.name == "b"]`;
  assert.deepEqual(told(events([0, 'a'], [1, 'a']), 1, query), [
    'Meets stage 1.2 and takes a sequence on.',
    'Meets stage 1.1 and begins a sequence.',
  ]);
});

test('a screen reader says where an event is and which stages it meets', () => {
  const timeline = timelineOf(QUERY, events([0, 'a'], [1.5, 'x'], [2, 'stop']));
  assert.equal(eventText(0, timeline), 'Event 1 of 3, 00:00:00.000, line 1: meets stage 1');
  assert.equal(eventText(1, timeline), 'Event 2 of 3, 00:00:01.500, line 2: meets no stage');
  assert.equal(eventText(2, timeline), 'Event 3 of 3, 00:00:02.000, line 3: meets until');
  assert.equal(
    eventText(0, timelineOf(QUERY, events([0, 'a', '']))),
    'Event 1 of 1, 00:00:00.000, line 1: meets the conditions of stage 1, but lacks a value of its join key',
  );
});

test('where sequences are left out, nothing is said of what they would have used', () => {
  const hosts = Array.from({ length: 600 }, (_, index): readonly [number, string, string] => [
    index,
    'a',
    `h${String(index)}`,
  ]);
  const timeline = timelineOf(QUERY, events(...hosts));
  assert.ok(timeline.totals.sequences > timeline.states.length);
  assert.equal(isWhole(timeline), false);
  const index = timeline.events.findIndex(
    ({ met }, event) => met.length > 0 && !timeline.states.some(({ from }) => from === event),
  );
  const all = timeline.events.flatMap((_event, event) =>
    effectsOf(timeline, event).map((effect) => effectText(effect, timeline, false)),
  );
  assert.ok(!all.some((text) => text.includes('no sequence waited')));
  if (index >= 0)
    assert.deepEqual(
      effectsOf(timeline, index).map((effect) => effectText(effect, timeline, false)),
      ['Meets stage 1; its sequences may be among those that are left out.'],
    );
});
