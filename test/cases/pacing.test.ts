/** Long runs let others run, and hear when they are cancelled. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSteps } from '../../server/src/core/cases/pacing.ts';
import { readingEvents } from '../../server/src/core/matcher/read-events.ts';
import { lines, runCases } from './support.ts';

const QUERY = 'process where process.name == "a" and process.pid == 1';
const SEQUENCE =
  'sequence by process.pid [process where process.name == "a"] [process where process.name == "b"]';

function events(count: number): string {
  const one = {
    '@timestamp': '2026-01-01T00:00:00Z',
    event: { category: 'process' },
    process: { name: 'a', pid: 2 },
  };
  return lines(...Array.from({ length: count }, () => one));
}

for (const [title, query, name] of [
  ['an event query whose events must match', QUERY, 'match.ndjson'],
  ['one of which any must', QUERY, 'match-any.ndjson'],
  ['one of which none may', QUERY, 'no-match.ndjson'],
  ['a sequence that is missed', SEQUENCE, 'match.ndjson'],
  ['a sample that is missed', SEQUENCE.replace('sequence', 'sample'), 'match.ndjson'],
] as const) {
  test(`a run of ${title} never holds the thread for long`, async () => {
    let pauses = 0;
    let longest = 0;
    let last = performance.now();
    const pause = async (): Promise<void> => {
      pauses++;
      longest = Math.max(longest, performance.now() - last);
      await new Promise((resolve) => void setImmediate(resolve));
      last = performance.now();
    };
    const { cases } = await runCases(query, { [name]: events(8_000) }, { pause });
    assert.equal(cases[0]?.events, 8_000);
    assert.ok(pauses > 60, `only ${String(pauses)} pauses`);
    // Chunks take a few milliseconds; a machine that is busy with other things may take far longer.
    assert.ok(longest < 500, `${String(Math.round(longest))} ms without a pause`);
  });
}

test('reading stops as often for few long lines as for many short ones', () => {
  const long = JSON.stringify({ a: 'x'.repeat(100_000) });
  const count = (text: string): number => [...readingEvents(text, 'f')].length;
  assert.ok(count(lines(...Array.from({ length: 100 }, () => long))) >= 30);
  assert.ok(count(events(10_000)) >= 30);
  assert.equal(count('{"a": 1}'), 0);
});

test('a cancelled run reports the cases that it came to', async () => {
  const files = {
    'match-1.ndjson': events(1000),
    'match-2.ndjson': events(1000),
    'match-3.ndjson': events(1000),
  };
  for (const stopAfter of [0, 1, 5, 20, 30]) {
    let looked = 0;
    const { cases } = await runCases(QUERY, files, { isCancelled: () => ++looked > stopAfter });
    assert.ok(cases.length < 3, String(stopAfter));
    assert.equal(looked, stopAfter + 1, 'nothing goes on behind a cancellation');
    for (const one of cases) assert.equal(one.events, 1000);
  }
  let looked = 0;
  const whole = await runCases(QUERY, files, { isCancelled: () => ++looked < 0 });
  assert.equal(whole.cases.length, 3);
  assert.ok(looked > 25);
});

test('what is thrown in a pause comes out', async () => {
  await assert.rejects(
    inSteps(readingEvents(events(1000), 'f'), { pause: () => Promise.reject(new Error('gone')) }),
    /gone/,
  );
});
