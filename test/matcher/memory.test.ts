/** What a running sequence keeps: what can still be completed, not what has gone by. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileOrder } from '../../server/src/core/matcher/ordinal.ts';
import { SequenceMatcher } from '../../server/src/core/matcher/sequence.ts';
import { planOf } from '../support/eql-runs.ts';
import { SEQUENCE_MAPPING, spelled } from '../support/sequence-rows.ts';

/** The most that is kept while `count` events come, one a second: `letters` in turns, each with a join key of its own. */
function mostKept(query: string, letters: string, count: number, keys: number): number {
  const plan = planOf(spelled(query), SEQUENCE_MAPPING);
  assert.ok(plan.kind === 'sequence');
  const order = compileOrder(plan.timestamp, plan.tiebreaker);
  const matcher = new SequenceMatcher(plan);
  let most = 0;
  for (let index = 0; index < count; index++) {
    const source = {
      '@timestamp': new Date(Date.UTC(2025, 0, 1) + index * 1000).toISOString(),
      s: letters[index % letters.length] ?? '',
      k: `k${String(index % keys)}`,
    };
    const event = order({ source, file: 'stream', line: index + 1 }, index);
    assert.ok(event !== undefined);
    matcher.offer(event);
    if (index % 100 === 0) most = Math.max(most, matcher.pendingCount + matcher.keptForMissingEvents);
  }
  return most;
}

test('with a maxspan it does not grow with the events', () => {
  const queries = [
    'sequence by k with maxspan=10m [A] [B] [C]',
    'sequence by k with maxspan=10m ![X] [A] [B]',
    'sequence by k with maxspan=10m [A] ![X] [B]',
    'sequence by k with maxspan=10m [A] [B] until [X]',
  ];
  for (const query of queries) {
    // Ten minutes hold 600 events; sweeps wait until twice as many are there, in each stage.
    for (const [letters, keys] of [
      ['A', 100_000],
      ['AX', 100_000],
      ['X', 100_000],
      ['ABX', 1],
      ['X', 1],
    ] as const) {
      const most = mostKept(query, letters, 20_000, keys);
      assert.ok(most < 6000, `${query}, ${letters} with ${String(keys)} keys: ${String(most)}`);
    }
  }
});

test('a missing event at the end keeps complete sequences until they are decided', () => {
  const query = 'sequence by k with maxspan=10m [A] [B] ![X]';
  const decided = mostKept(query, 'ABX', 20_000, 1);
  assert.ok(decided < 10, `${String(decided)} while each is decided by the next event`);
});
