/** What a trace tells of a sequence over a stream. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareOrder, compileOrder } from '../../server/src/core/matcher/ordinal.ts';
import type { SequencePlan } from '../../server/src/core/matcher/plan-sequence.ts';
import { runPlan } from '../../server/src/core/matcher/run.ts';
import { SequenceMatcher } from '../../server/src/core/matcher/sequence.ts';
import type { SampleEvent } from '../../server/src/core/matcher/event.ts';
import { pendingAfter, type SequenceTrace } from '../../server/src/core/trace/sequence-trace.ts';
import { traceSequence } from '../../server/src/core/trace/trace-sequence.ts';
import { textOf } from '../../server/src/core/text/span.ts';
import { planOf, random, randomEvents, randomSequence } from './random-eql.ts';
import { timed } from './support.ts';

function sequencePlan(query: string): SequencePlan {
  const plan = planOf(query);
  assert.ok(plan.kind === 'sequence');
  return plan;
}

/** Steps as `second:program`, all on host `h1` unless `second:program@host`. */
function stream(...steps: readonly string[]): readonly SampleEvent[] {
  return steps.map((step, index) => {
    const [, second = '', name = '', host] = /^([\d.]+):(\w+)(?:@(\w*))?$/.exec(step) ?? [];
    const id = host ?? 'h1';
    return timed(Number(second), { process: { name }, ...(id === '' ? {} : { host: { id } }) }, index + 1);
  });
}

const TWO = `sequence by host.id with maxspan=5s
  [process where process.name == "apt"]
  [process where process.name == "curl"]`;

/** Each state as `lane events end@event`. */
function statesOf(trace: SequenceTrace): readonly string[] {
  return trace.states.map(({ lane, events, end }) => {
    const key = trace.lanes[lane]?.key.join('/') ?? '';
    return `${key} ${events.join(',')} ${end === undefined ? 'waits' : `${end.kind}@${String(end.at)}`}`;
  });
}

test('a sequence that happens', () => {
  const trace = traceSequence(sequencePlan(TWO), stream('0:apt', '1:dd', '5:curl'));
  assert.deepEqual(statesOf(trace), ['h1 0 advanced@2', 'h1 0,2 alert@2']);
  assert.deepEqual(
    trace.events.map(({ met }) => met),
    [[{ term: 0, lane: 0 }], [], [{ term: 1, lane: 0 }]],
  );
  assert.deepEqual(trace.states[0]?.end, { kind: 'advanced', at: 2, next: 1 });
  assert.equal(trace.states[1]?.previous, 0);
  assert.equal((trace.states[0]?.expires ?? 0n) - (trace.events[0]?.time ?? 0n), 5_000_000_000n);
});

test('lanes keep keys apart, and step by step one sees what waits', () => {
  const trace = traceSequence(sequencePlan(TWO), stream('0:apt', '1:apt@h2', '2:curl', '3:curl@h3'));
  assert.deepEqual(
    trace.lanes.map(({ key }) => key),
    [['h1'], ['h2'], ['h3']],
  );
  assert.deepEqual(statesOf(trace), ['h1 0 advanced@2', 'h2 1 waits', 'h1 0,2 alert@2']);
  assert.deepEqual(
    [0, 1, 2, 3].map((event) => pendingAfter(trace, event)),
    [[0], [0, 1], [1], [1]],
  );
  // The last event meets the second term, and nothing waited for it.
  assert.deepEqual(trace.events[3]?.met, [{ term: 1, lane: 2 }]);
});

test('a newer start replaces an older one', () => {
  const trace = traceSequence(sequencePlan(TWO), stream('0:apt', '1:apt', '2:curl'));
  assert.deepEqual(statesOf(trace), ['h1 0 replaced@1', 'h1 1 advanced@2', 'h1 1,2 alert@2']);
  assert.deepEqual(trace.states[0]?.end, { kind: 'replaced', at: 1, by: 1 });
});

test('a window that is over', () => {
  const trace = traceSequence(sequencePlan(TWO), stream('0:apt', '5.001:curl'));
  assert.deepEqual(statesOf(trace), ['h1 0 expired@1']);
  assert.deepEqual(pendingAfter(trace, 1), []);
});

test('`until` cuts what waits, also what the same event brought on', () => {
  const query = `${TWO}\nuntil [process where process.name in ("bash", "apt")]`;
  assert.deepEqual(statesOf(traceSequence(sequencePlan(query), stream('0:apt'))), ['h1 0 cut@0']);
  const other = `${TWO}\nuntil [process where process.name == "bash"]`;
  const trace = traceSequence(sequencePlan(other), stream('0:apt', '1:bash', '2:curl'));
  assert.deepEqual(statesOf(trace), ['h1 0 cut@1']);
  assert.deepEqual(trace.events[1]?.met, [{ term: 'until', lane: 0 }]);
});

test('an event that may not be there blocks a complete sequence', () => {
  const query = TWO.replace(
    '  [process where process.name == "curl"]',
    '  ![any where process.name == "dd"]\n$&',
  );
  const trace = traceSequence(sequencePlan(query), stream('0:apt', '1:dd@h2', '2:dd', '2:dd', '3:curl'));
  assert.deepEqual(statesOf(trace), ['h1 0 advanced@4', 'h1 0,4 blocked@4']);
  assert.deepEqual(trace.states[1]?.end, {
    kind: 'blocked',
    at: 4,
    by: [
      { term: 1, event: 2 },
      { term: 1, event: 3 },
    ],
  });
  assert.deepEqual(statesOf(traceSequence(sequencePlan(query), stream('0:apt', '3:dd', '3:curl'))), [
    'h1 0 advanced@2',
    'h1 0,2 alert@2',
  ]);
});

test('both ends of a window that are not free', () => {
  const query = `sequence by host.id with maxspan=5s
    ![any where process.name == "dd"] [any where process.name == "apt"] [any where process.name == "curl"]
    ![any where process.name == "bash"]`;
  const trace = traceSequence(sequencePlan(query), stream('0:dd', '1:apt', '2:curl', '3:bash'));
  assert.deepEqual(trace.states.at(-1)?.end, {
    kind: 'blocked',
    at: 2,
    by: [
      { term: 0, event: 0 },
      { term: 3, event: 3 },
    ],
  });
});

test('a pipe leaves a complete sequence out', () => {
  const query = `${TWO} | tail 1`;
  const trace = traceSequence(sequencePlan(query), stream('0:apt', '1:curl', '2:apt', '3:curl'));
  assert.deepEqual(statesOf(trace), [
    'h1 0 advanced@1',
    'h1 0,1 left-out@1',
    'h1 2 advanced@3',
    'h1 2,3 alert@3',
  ]);
});

test('an event without join key, one without timestamp, and a term that nothing can meet', () => {
  const events = [...stream('0:apt@'), { ...stream('1:curl')[0], source: {}, file: 'x', line: 2 }];
  const trace = traceSequence(sequencePlan(TWO), events);
  assert.deepEqual(
    trace.events.map(({ keyless }) => keyless),
    [[0]],
  );
  assert.deepEqual(
    trace.untimed.map(({ line }) => line),
    [2],
  );
  assert.deepEqual(trace.lanes, []);
  const impossible = TWO.replace('"apt"', '"apt" and ?no.such.field == "a"');
  assert.deepEqual(traceSequence(sequencePlan(impossible), stream('0:apt', '1:curl')).impossible, [0]);
});

test('events come in the order of time, not of the file', () => {
  const trace = traceSequence(sequencePlan(TWO), stream('3:curl', '0:apt'));
  assert.deepEqual(
    trace.events.map(({ event }) => event.line),
    [2, 1],
  );
  assert.deepEqual(statesOf(trace), ['h1 0 advanced@1', 'h1 0,1 alert@1']);
});

test('random sequences: the trace gives the results of the engine and what it has pending', () => {
  const ends: Record<string, number> = {};
  for (let seed = 1; seed <= 150; seed++) {
    const r = random(seed);
    const query =
      randomSequence(r) + (r.oneIn(5) ? ` | ${r.pick(['head', 'tail'])} ${String(r.below(3))}` : '');
    const plan = sequencePlan(query);
    const events = randomEvents(r, 40);
    const trace = traceSequence(plan, events);

    const result = runPlan(plan, events);
    const expected = result.kind === 'sequences' ? result.sequences : [];
    const told = trace.states.flatMap(({ lane, events: indices, end }) => {
      const parts = indices.map((index) => trace.events[index]?.event);
      return end?.kind === 'alert'
        ? [{ keys: trace.lanes[lane]?.key, lines: parts.map((part) => part?.line) }]
        : [];
    });
    const lines = expected.map((sequence) => ({
      keys: sequence.keys,
      lines: sequence.events.flatMap((event) => event?.line ?? []),
    }));
    assert.deepEqual(
      new Set(told.map((one) => JSON.stringify(one))),
      new Set(lines.map((one) => JSON.stringify(one))),
      query,
    );
    assert.equal(told.length, lines.length, query);

    const matcher = new SequenceMatcher(plan);
    const order = compileOrder(plan.timestamp, plan.tiebreaker);
    const stream = events.flatMap((event, index) => order(event, index) ?? []).sort(compareOrder);
    stream.forEach((event, index) => {
      matcher.offer(event);
      assert.equal(
        pendingAfter(trace, index).length,
        matcher.pendingCount,
        `${query} after ${String(index)}`,
      );
    });
    for (const { end } of trace.states) {
      const kind = end?.kind ?? 'waits';
      ends[kind] = (ends[kind] ?? 0) + 1;
    }
  }
  // Every way in which a state can end has been seen.
  assert.deepEqual(Object.keys(ends).sort(), [
    'advanced',
    'alert',
    'blocked',
    'cut',
    'expired',
    'left-out',
    'replaced',
    'waits',
  ]);
});

test('the terms of the plan know their place in the query', () => {
  const query = `sequence by host.id with maxspan=5s
  [any where process.pid == 1] with runs=2
  ![any where process.pid == 2]
  [any where process.pid == 3]
until [any where process.pid == 4]`;
  const { terms, until } = traceSequence(sequencePlan(query), []);
  assert.deepEqual(
    terms.map(({ number, run, missing, span }) => [number, run, missing, textOf(query, span)]),
    [
      [1, 1, false, '[any where process.pid == 1] with runs=2'],
      [1, 2, false, '[any where process.pid == 1] with runs=2'],
      [2, 1, true, '![any where process.pid == 2]'],
      [3, 1, false, '[any where process.pid == 3]'],
    ],
  );
  assert.equal(textOf(query, until ?? { start: 0, end: 0 }), '[any where process.pid == 4]');
});

test('the fields of the join keys, the global ones first; several at a place where the terms name others', () => {
  const byOf = (query: string): unknown => traceSequence(sequencePlan(query), []).by;
  assert.deepEqual(byOf(TWO), [['host.id']]);
  assert.deepEqual(
    byOf('sequence by ?host.id [any where true] by process.pid [any where true] by ?process.parent.pid'),
    [['host.id'], ['process.pid', 'process.parent.pid']],
  );
  assert.deepEqual(byOf('sequence [any where true] [any where true]'), []);
});
