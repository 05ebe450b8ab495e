/** Random conditions over random events: the compiled predicate, the observed one and a naive reference agree. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { compileCondition } from '../../server/src/core/matcher/compile.ts';
import { mappingOf, planned } from '../support/eql-runs.ts';
import { randomCondition, randomEvent, TYPES } from '../support/random-conditions.ts';
import { randomNumbers } from '../support/random.ts';
import { meetsReference } from '../support/reference-eql.ts';

const CONDITIONS = 4000;
const EVENTS = 12;

test(`${String(CONDITIONS)} conditions, each over ${String(EVENTS)} events`, () => {
  const below = randomNumbers(2025);
  const mapping = mappingOf(TYPES);
  const counts = { met: 0, run: 0 };
  for (let index = 0; index < CONDITIONS; index++) {
    const query = `any where ${randomCondition(below, below(4))}`;
    const { body } = parseEql(query).value;
    assert.ok(body?.kind === 'event-query', query);
    const { plan, faults } = planned(query, mapping);
    // What is refused is held by the tables of faults; here only few may be, of two fields that are compared.
    if (faults.length > 0) continue;
    assert.ok(plan?.kind === 'event', query);
    const matches = compileCondition(plan.condition);
    const observed = compileCondition(plan.condition, () => undefined);
    counts.run++;
    for (let number = 0; number < EVENTS; number++) {
      const event = randomEvent(below);
      const expected = meetsReference(body.condition, TYPES, event);
      const shown = `${query}\n${JSON.stringify(event)}`;
      assert.equal(matches(event), expected, shown);
      assert.equal(observed(event), expected, `observed: ${shown}`);
      if (expected) counts.met++;
    }
  }
  assert.ok(counts.run > CONDITIONS * 0.9, `${String(counts.run)} conditions were run`);
  assert.ok(counts.met > counts.run * EVENTS * 0.2, `${String(counts.met)} verdicts were true`);
});
