/** Random queries: coverage against what a trace says when conditions are turned over by hand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCoverage } from '../../server/src/core/trace/coverage/coverage.ts';
import { traceEvent } from '../../server/src/core/trace/trace.ts';
import type { ConditionTrace } from '../../server/src/core/trace/condition-trace.ts';
import { planOf, random, randomEventQuery, randomEvents } from './random-eql.ts';

/** The verdict of a tree in which some nodes are false, whatever they were. */
function verdict(trace: ConditionTrace, off: ReadonlySet<ConditionTrace>): boolean {
  if (off.has(trace)) return false;
  switch (trace.kind) {
    case 'and':
      return trace.children.every((child) => verdict(child, off));
    case 'or':
      return trace.children.some((child) => verdict(child, off));
    case 'not':
      return !trace.children.some((child) => verdict(child, off));
    case 'exists':
    case 'test':
    case 'script':
    case 'constant':
      return trace.state === 'true';
  }
}

interface Place {
  readonly node: ConditionTrace;
  /** From the root down to the parent. */
  readonly path: readonly ConditionTrace[];
}

function placesIn(node: ConditionTrace, path: readonly ConditionTrace[] = []): readonly Place[] {
  return [{ node, path }, ...node.children.flatMap((child) => placesIn(child, [...path, node]))];
}

/**
 * What holds is covered when the verdict changes without it. Operands of an `or` that hold beside it or its parents would
 * keep the verdict: those go with it.
 */
function covers(root: ConditionTrace, { node, path }: Place): boolean {
  const line = [...path, node];
  const off = new Set([node]);
  path.forEach((parent, depth) => {
    const onPath = line[depth + 1];
    if (parent.kind !== 'or' || onPath === undefined || onPath.state !== 'true') return;
    for (const other of parent.children) if (other !== onPath) off.add(other);
  });
  return verdict(root, off) !== verdict(root, new Set());
}

test('what covers a literal, a branch or a condition', () => {
  const seen = { covered: 0, held: 0, excluded: 0 };
  for (let seed = 1; seed <= 200; seed++) {
    const r = random(seed);
    const query = randomEventQuery(r);
    const plan = planOf(query);
    for (const event of randomEvents(r, 8)) {
      const coverage = createCoverage(plan);
      coverage.add(event);
      const root = traceEvent(plan, event).queries[0]?.condition;
      assert.ok(root !== undefined);
      const places = placesIn(root);
      for (const item of coverage.report().items) {
        // `x == null` is a `not` and what is below it in one place: the item is the outer one.
        const place = places.find(({ node }) => isAt(node, item));
        assert.ok(place !== undefined, query);
        const holds =
          item.kind === 'literal'
            ? place.node.literals.some(({ span, met }) => met && span.start === item.span.start)
            : place.node.state === 'true';
        const what = `seed ${String(seed)}: ${item.kind} at ${String(item.span.start)} of ${query}`;
        assert.equal(item.held, holds ? 1 : 0, what);
        assert.equal(item.hits, holds && covers(root, place) ? 1 : 0, what);
        if (item.hits > 0) seen[item.excludes ? 'excluded' : 'covered']++;
        else if (holds) seen.held++;
      }
    }
  }
  assert.ok(seen.covered > 1000 && seen.held > 1000 && seen.excluded > 300, JSON.stringify(seen));
});

function isAt(
  node: ConditionTrace,
  item: {
    readonly kind: string;
    readonly group: number;
    readonly span: { readonly start: number; readonly end: number };
  },
): boolean {
  if (item.kind !== 'branch') return node.id === item.group;
  return node.span.start === item.span.start && node.span.end === item.span.end;
}
