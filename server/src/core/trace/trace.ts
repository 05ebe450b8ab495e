import type { Condition } from '../condition/condition.ts';
import type { MappedField } from '../condition/mapping.ts';
import { firstFailure, nearness, type Observations } from '../matcher/deciding.ts';
import type { JsonObject, JsonValue, SampleEvent } from '../matcher/event.ts';
import { compileKeys, type PlannedKey } from '../matcher/join-key.ts';
import type { Plan } from '../matcher/plan.ts';
import { compileRead } from '../matcher/read-field.ts';
import type { Span } from '../text/span.ts';
import { compileBuild } from './build-condition.ts';
import { childrenOf } from './children.ts';
import type { ConditionTrace } from './condition-trace.ts';
import { weigh } from './decisive.ts';
import { queriesOf, type PlannedQuery, type QueryRole } from './queries.ts';
import { compileRecorder } from './record.ts';

/** Why one event met a query, or why not. All spans are offsets of the query's text. */
export interface Trace {
  readonly event: SampleEvent;
  /** The event meets the query; for a sequence or a sample: one of its terms that events must meet, with its join keys. */
  readonly matched: boolean;
  /** One for an event query; for a sequence or a sample one for each term, in the order of the text, `until` last. */
  readonly queries: readonly QueryTrace[];
}

export interface QueryTrace {
  readonly role: QueryRole;
  /** 1-based place among the terms; `undefined` for an event query and for `until`. */
  readonly number: number | undefined;
  /** Of the event query. */
  readonly span: Span;
  /** The event meets the conditions and has the join keys. */
  readonly matched: boolean;
  /** How much of the conditions it meets, from 0 to 1. */
  readonly nearness: number;
  readonly keys: readonly KeyTrace[];
  readonly condition: ConditionTrace;
  /** The first condition to blame where the conditions are not met. */
  readonly failure: Failure | undefined;
}

export interface Failure {
  readonly condition: ConditionTrace;
  /** True when it holds, and must not. */
  readonly excluded: boolean;
}

export interface KeyTrace {
  readonly span: Span;
  readonly values: readonly JsonValue[];
  /** The event has no value, and the key must have one. */
  readonly missing: boolean;
}

export type Tracer = (event: SampleEvent) => Trace;

/** Traces one event. Throws `EqlEvaluationError` where Elasticsearch fails the search. */
export function traceEvent(plan: Plan, event: SampleEvent): Trace {
  return compileTracer(plan)(event);
}

/** The same for many events. */
export function compileTracer(plan: Plan): Tracer {
  const tracers = queriesOf(plan).map(compileQuery);
  return (event) => {
    const queries = tracers.map((trace) => trace(event.source));
    const matched = queries.some(({ role, matched }) => matched && (role === 'event' || role === 'term'));
    return { event, matched, queries };
  };
}

function compileQuery(query: PlannedQuery): (source: JsonObject) => QueryTrace {
  const { role, number, span, condition } = query;
  const record = compileRecorder(condition);
  const build = compileBuild(condition, query);
  const keysOf = compileKeyTraces(query.keys);
  const parents = parentsIn(condition);
  return (source) => {
    const seen = record(source);
    const traces = new Map<number, ConditionTrace>();
    const root = build({ source, seen, weights: weigh(condition, seen), traces });
    const met = root.state === 'true';
    const keys = keysOf(source);
    const keyed = keys.every(({ missing }) => !missing);
    return {
      role,
      number,
      span,
      matched: met && keyed,
      nearness: met ? 1 : nearness(condition, seen),
      keys,
      condition: root,
      failure: met ? undefined : failureOf(condition, seen, parents, traces, root),
    };
  };
}

function failureOf(
  condition: Condition,
  seen: Observations,
  parents: ReadonlyMap<Condition, Condition>,
  traces: ReadonlyMap<number, ConditionTrace>,
  root: ConditionTrace,
): Failure {
  let { condition: blamed, excluded } = firstFailure(condition, seen);
  // `!=`, `not in` and `== null` are negations that nobody wrote: the condition is all of it.
  for (let parent = parents.get(blamed); isSamePlace(parent, blamed); parent = parents.get(blamed)) {
    blamed = parent;
    excluded = !excluded;
  }
  return { condition: traces.get(blamed.id) ?? root, excluded };
}

function isSamePlace(parent: Condition | undefined, { span }: Condition): parent is Condition {
  return parent?.kind === 'not' && parent.span.start === span.start && parent.span.end === span.end;
}

function parentsIn(
  root: Condition,
  parents = new Map<Condition, Condition>(),
): ReadonlyMap<Condition, Condition> {
  for (const child of childrenOf(root)) {
    parents.set(child, root);
    parentsIn(child, parents);
  }
  return parents;
}

function compileKeyTraces(keys: readonly PlannedKey[]): (source: JsonObject) => readonly KeyTrace[] {
  // A value that is there may be none of the field's type: only the engine can tell what is a key.
  const reads = keys.map((key) => ({
    span: key.expression.span,
    read: compileOptionalRead(key.field),
    keysOf: compileKeys([key]),
  }));
  return (source) =>
    reads.map(({ span, read, keysOf }) => ({
      span,
      values: read(source),
      missing: keysOf(source).length === 0,
    }));
}

function compileOptionalRead(field: MappedField | undefined): (source: JsonObject) => readonly JsonValue[] {
  return field === undefined ? () => [] : compileRead(field);
}
