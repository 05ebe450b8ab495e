/** Random sequences over random events: the matcher, which takes them one by one, agrees with lists that are worked stage by stage. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runPlan } from '../../server/src/core/matcher/run.ts';
import { planOf } from '../support/eql-runs.ts';
import { randomNumbers } from '../support/random.ts';
import { randomEvents, randomSequence, sampleOf } from '../support/random-sequences.ts';
import { referenceSequences } from '../support/reference-sequence.ts';
import { SEQUENCE_MAPPING } from '../support/sequence-rows.ts';

const SEQUENCES = 3000;

test(`${String(SEQUENCES)} sequences with join keys, runs, missing events, until and maxspan`, () => {
  const below = randomNumbers(4711);
  const tiebreaker = 'tie';
  let found = 0;
  let gaps = 0;
  for (let index = 0; index < SEQUENCES; index++) {
    const sequence = randomSequence(below);
    const events = randomEvents(below, 4 + below(30));
    const expected = referenceSequences(sequence, events);
    const plan = planOf(sequence.query, SEQUENCE_MAPPING, { tiebreakerField: tiebreaker });
    const result = runPlan(plan, events.map(sampleOf));
    assert.ok(result.kind === 'sequences');
    const actual = result.sequences.map((one) => ({
      lines: one.events.map((event) => event?.line ?? 0),
      keys: one.keys,
    }));
    assert.deepEqual(
      actual,
      expected,
      `${sequence.query}\n${events.map((event) => JSON.stringify(event)).join('\n')}`,
    );
    found += expected.length;
    if (expected.some(({ lines }) => lines.includes(0))) gaps++;
  }
  assert.ok(found > SEQUENCES, `${String(found)} sequences were found`);
  assert.ok(gaps > SEQUENCES / 20, `${String(gaps)} queries found some with missing events`);
});
