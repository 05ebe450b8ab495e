/** Running EQL in tests: queries, mappings and events in, matches and faults out. */
import assert from 'node:assert/strict';
import type { ResolveFault } from '../../server/src/core/condition/condition.ts';
import { firstOf, indexMapping } from '../../server/src/core/condition/index-mapping.ts';
import type { Mapping } from '../../server/src/core/condition/mapping.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { compileCondition } from '../../server/src/core/matcher/compile.ts';
import type { JsonObject, SampleEvent } from '../../server/src/core/matcher/event.ts';
import { eventsMapping } from '../../server/src/core/matcher/events-mapping.ts';
import { planEql, type Plan } from '../../server/src/core/matcher/plan.ts';
import type { Environment } from '../../server/src/core/matcher/planning.ts';
import { runPlan, type RunOptions } from '../../server/src/core/matcher/run.ts';

/** Fields with their types, or with their whole entry of an index mapping. */
export type Properties = Readonly<Record<string, string | object>>;

export function mappingOf(properties: Properties): Mapping {
  const entries = Object.entries(properties).map(([name, type]) => [
    name,
    typeof type === 'string' ? { type } : type,
  ]);
  return indexMapping({ properties: Object.fromEntries(entries) as object });
}

export type Settings = Partial<Omit<Environment, 'mapping'>>;

/** What the planner says to a query that reads without errors. */
export function planned(query: string, mapping: Mapping, settings: Settings = {}) {
  const { value, errors } = parseEql(query);
  assert.deepEqual(errors, [], query);
  return planEql(value, query, {
    mapping,
    categoryField: 'event.category',
    timestampField: '@timestamp',
    ...settings,
  });
}

/** The plan of a query that must be without faults. */
export function planOf(query: string, mapping: Mapping, settings: Settings = {}): Plan {
  const { plan, faults } = planned(query, mapping, settings);
  assert.deepEqual(faults, [], query);
  assert.ok(plan !== undefined, query);
  return plan;
}

export function faultsOf(query: string, mapping: Mapping, settings: Settings = {}): readonly ResolveFault[] {
  return planned(query, mapping, settings).faults;
}

/** Whether one event meets a condition. The verdict must be the same while an observer listens. */
export function meets(
  condition: string,
  mapping: Mapping,
  source: JsonObject,
  settings: Settings = {},
): boolean {
  const query = `any where ${condition}`;
  const plan = planOf(query, mapping, settings);
  assert.ok(plan.kind === 'event');
  const verdict = compileCondition(plan.condition)(source);
  const observed = compileCondition(plan.condition, () => undefined)(source);
  assert.equal(observed, verdict, `observed: ${query}`);
  return verdict;
}

/** Events from their documents; lines count from 1. */
export function eventsOf(sources: readonly JsonObject[]): readonly SampleEvent[] {
  return sources.map((source, index) => ({ source, file: 'events.ndjson', line: index + 1 }));
}

export interface Results {
  /** Lines of the events; 0 for a missing event. */
  readonly lines: readonly (readonly number[])[];
  readonly keys: readonly (readonly (string | number | boolean | null)[])[];
}

/** Runs a query over events; fields that the mapping lacks are typed by the events. */
export function results(
  query: string,
  mapping: Mapping,
  events: readonly SampleEvent[],
  options: RunOptions = {},
  settings: Settings = {},
): Results {
  const plan = planOf(query, firstOf([mapping, eventsMapping(events)]), settings);
  const result = runPlan(plan, events, options);
  if (result.kind === 'events')
    return { lines: result.events.map(({ line }) => [line]), keys: result.events.map(() => []) };
  return {
    lines: result.sequences.map((sequence) => sequence.events.map((event) => event?.line ?? 0)),
    keys: result.sequences.map(({ keys }) => keys),
  };
}
