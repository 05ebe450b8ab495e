/** Random queries over random events: a trace never disagrees with the engine. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runPlan } from '../../server/src/core/matcher/run.ts';
import { compileTracer } from '../../server/src/core/trace/trace.ts';
import type { ConditionTrace } from '../../server/src/core/trace/condition-trace.ts';
import { planOf, random, randomEventQuery, randomEvents, randomSequence } from './random-eql.ts';
import { allOf } from './support.ts';

/** The verdict of a tree when the node `changed` is forced to the opposite of what it was. */
function verdict(trace: ConditionTrace, changed?: ConditionTrace): boolean {
  const own = (): boolean => {
    switch (trace.kind) {
      case 'and':
        return trace.children.every((child) => verdict(child, changed));
      case 'or':
        return trace.children.some((child) => verdict(child, changed));
      case 'not':
        return !trace.children.some((child) => verdict(child, changed));
      case 'exists':
      case 'test':
      case 'script':
      case 'constant':
        return trace.state === 'true';
    }
  };
  return trace === changed ? !own() : own();
}

test('verdicts of event queries and all their parts', () => {
  const counts = { matched: 0, missed: 0, decisive: 0 };
  for (let seed = 1; seed <= 300; seed++) {
    const r = random(seed);
    const query = randomEventQuery(r);
    const plan = planOf(query);
    const events = randomEvents(r, 20);
    const result = runPlan(plan, events);
    const alerts = new Set(result.kind === 'events' ? result.events : []);
    const trace = compileTracer(plan);
    for (const event of events) {
      const { matched, queries } = trace(event);
      assert.equal(matched, alerts.has(event), `seed ${String(seed)}, line ${String(event.line)}: ${query}`);
      const root = queries[0]?.condition;
      assert.ok(root !== undefined);
      counts[matched ? 'matched' : 'missed']++;
      assert.equal(matched, queries[0]?.failure === undefined);
      for (const node of allOf(root)) {
        assert.equal(node.state === 'true', verdict(node), query);
        assert.equal(node.decisive, verdict(root, node) !== matched, query);
        if (node.decisive) counts.decisive++;
        if (node.kind === 'test' && node.literals.length > 0)
          assert.equal(
            node.literals.some(({ met }) => met),
            node.state === 'true',
            query,
          );
        if (node.kind === 'script' && node.literals.length > 0)
          assert.equal(
            node.literals.some(({ met }) => met),
            node.state === 'true',
            query,
          );
      }
    }
  }
  // The test shows nothing unless all kinds of events came.
  assert.ok(counts.matched > 1000 && counts.missed > 1000 && counts.decisive > 1000, JSON.stringify(counts));
});

test('every event of a sequence meets its term in the trace, with its join keys', () => {
  let checked = 0;
  for (let seed = 1; seed <= 150; seed++) {
    const r = random(seed);
    const query = randomSequence(r);
    const plan = planOf(query);
    assert.ok(plan.kind === 'sequence');
    const result = runPlan(plan, randomEvents(r, 40));
    assert.ok(result.kind === 'sequences');
    const trace = compileTracer(plan);
    for (const { events } of result.sequences) {
      events.forEach((event, index) => {
        if (event === undefined) return;
        const span = plan.terms[index]?.term.query.span;
        const term = trace(event).queries.find((traced) => traced.span === span);
        assert.equal(term?.matched, true, query);
        checked++;
      });
    }
  }
  assert.ok(checked > 300, String(checked));
});
