/** Small helpers for tests of traces. */
import assert from 'node:assert/strict';
import type { JsonObject, SampleEvent } from '../../server/src/core/matcher/event.ts';
import type { ConditionTrace } from '../../server/src/core/trace/condition-trace.ts';
import { textOf } from '../../server/src/core/text/span.ts';

/** An event of the category `process`. */
export function event(fields: JsonObject, line = 1): SampleEvent {
  return { source: { 'event.category': 'process', ...fields }, file: 'events.ndjson', line };
}

/** An event `seconds` after the start of 2026. */
export function timed(seconds: number, fields: JsonObject, line = 1): SampleEvent {
  const time = new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString();
  return event({ '@timestamp': time, ...fields }, line);
}

/** A node and all below it, parents first. */
export function allOf(trace: ConditionTrace): readonly ConditionTrace[] {
  return [trace, ...trace.children.flatMap(allOf)];
}

/** The innermost node that stands at exactly this text. */
export function nodeAt(trace: ConditionTrace, query: string, text: string): ConditionTrace {
  const found = allOf(trace).filter(({ span }) => textOf(query, span) === text);
  const last = found.at(-1);
  assert.ok(last !== undefined, `no condition at ${text}`);
  return last;
}
