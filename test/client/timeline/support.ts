/** Timelines of queries over events, as the language server sends them. */
import assert from 'node:assert/strict';
import type { SampleEvent } from '../../../server/src/core/matcher/event.ts';
import { readRule } from '../../../server/src/core/rule/read-rule.ts';
import { traceSequence } from '../../../server/src/core/trace/trace-sequence.ts';
import type { SequenceTrace } from '../../../server/src/core/trace/sequence-trace.ts';
import type { ExplainedSequence } from '../../../server/src/protocol/index.ts';
import { placesIn } from '../../../server/src/lsp/explain/places.ts';
import { toTimeline } from '../../../server/src/lsp/explain/timeline.ts';
import { planOf } from '../../trace/random-eql.ts';

export interface Both {
  readonly trace: SequenceTrace;
  readonly timeline: ExplainedSequence;
}

export function bothOf(query: string, events: readonly SampleEvent[]): Both {
  const plan = planOf(query);
  assert.ok(plan.kind === 'sequence');
  const trace = traceSequence(plan, events);
  const rule = readRule(`[metadata]\n[rule]\ntype = "eql"\nlanguage = "eql"\nquery = '''\n${query}\n'''\n`);
  const explanation = {
    kind: 'explained',
    plan,
    sequence: trace,
    traces: [],
    nearest: [],
    result: { kind: 'sequences', sequences: [] },
  } as const;
  const timeline = toTimeline(explanation, 'file:///events.ndjson', placesIn(rule, events));
  assert.ok(timeline !== undefined);
  return { trace, timeline };
}

export function timelineOf(query: string, events: readonly SampleEvent[]): ExplainedSequence {
  return bothOf(query, events).timeline;
}
