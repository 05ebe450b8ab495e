/** A long sequence trace, cut to what can be looked at. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SampleEvent } from '../../server/src/core/matcher/event.ts';
import { shortenSequence } from '../../server/src/core/trace/shorten-sequence.ts';
import { pendingAfter, type SequenceTrace } from '../../server/src/core/trace/sequence-trace.ts';
import { traceSequence } from '../../server/src/core/trace/trace-sequence.ts';
import { planOf, random, randomEvents, randomSequence } from './random-eql.ts';
import { timed } from './support.ts';

function traceOf(query: string, events: readonly SampleEvent[]): SequenceTrace {
  const plan = planOf(query);
  assert.ok(plan.kind === 'sequence');
  return traceSequence(plan, events);
}

const PLENTY = { events: 1000, lanes: 1000, sequences: 1000 };

test('alerts come first, then what came farthest, with the events that these are made of', () => {
  const event = (second: number, name: string, host: string): SampleEvent =>
    timed(second, { process: { name }, host: { id: host } }, second);
  const trace = traceOf(
    `sequence by host.id [process where process.name == "a"] [process where process.name == "b"]
       [process where process.name == "c"]`,
    [
      event(1, 'a', 'h1'),
      event(2, 'x', 'h1'),
      event(3, 'a', 'h2'),
      event(4, 'b', 'h2'),
      event(5, 'a', 'h3'),
      event(6, 'b', 'h3'),
      event(7, 'c', 'h3'),
    ],
  );
  const { trace: short, totals } = shortenSequence(trace, { events: 5, lanes: 2, sequences: 2 });
  assert.deepEqual(totals, { events: 7, lanes: 3, sequences: 3 });
  assert.deepEqual(
    short.lanes.map(({ key }) => key),
    [['h2'], ['h3']],
  );
  assert.deepEqual(
    short.events.map(({ event: { line } }) => line),
    [3, 4, 5, 6, 7],
  );
  assert.deepEqual(
    short.states.map(({ lane, events, end }) => [lane, events, end?.kind]),
    [
      [0, [0], 'advanced'],
      [0, [0, 1], undefined],
      [1, [2], 'advanced'],
      [1, [2, 3], 'advanced'],
      [1, [2, 3, 4], 'alert'],
    ],
  );
});

test('within the limits a trace stays as it is', () => {
  const trace = traceOf('sequence [process where true] [process where true]', [timed(1, {}), timed(2, {})]);
  assert.equal(shortenSequence(trace, PLENTY).trace, trace);
});

test('whatever the limits: no more than they say, and what is kept says the same as before', () => {
  let cut = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const r = random(seed);
    const trace = traceOf(randomSequence(r), randomEvents(r, 40));
    const limits = { events: 1 + r.below(30), lanes: 1 + r.below(3), sequences: 1 + r.below(6) };
    const { trace: short } = shortenSequence(trace, limits);
    if (short !== trace) cut++;
    assert.ok(short.events.length <= limits.events && short.lanes.length <= limits.lanes);
    assert.ok(short.states.filter(({ end }) => end?.kind !== 'advanced').length <= limits.sequences);
    const lines = (one: SequenceTrace, events: readonly number[]): readonly (number | undefined)[] =>
      events.map((event) => one.events[event]?.event.line);
    const idOf = (one: SequenceTrace, index: number): string => {
      const state = one.states[index];
      assert.ok(state !== undefined);
      const { term, end, lane, events } = state;
      const place = end && one.events[end.at]?.event.line;
      return JSON.stringify([one.lanes[lane]?.key, term, lines(one, events), end?.kind, place]);
    };
    const whole = new Set(trace.states.map((_state, index) => idOf(trace, index)));
    short.states.forEach((state, index) => {
      assert.ok(whole.has(idOf(short, index)), `seed ${String(seed)}`);
      if (state.end?.kind === 'advanced')
        assert.equal(short.states[state.end.next]?.previous, index, `seed ${String(seed)}`);
    });
    short.events.forEach((_event, index) => {
      for (const pending of pendingAfter(short, index))
        assert.ok((short.states[pending]?.from ?? 0) <= index);
    });
  }
  assert.ok(cut > 60, `${String(cut)} were cut`);
});
