import type { Condition } from '../condition/condition.ts';
import type { Observation } from '../matcher/compile.ts';
import type { Observations } from '../matcher/deciding.ts';
import type { JsonObject } from '../matcher/event.ts';
import { compileRead } from '../matcher/read-field.ts';
import { childrenOf } from './children.ts';
import type { Weight } from './decisive.ts';
import { literalsOf } from './literals.ts';
import { isCopied, type PlannedQuery } from './queries.ts';
import type { ConditionTrace, FieldValues, LiteralTrace, TraceState } from './condition-trace.ts';

/** What is known of one event when its trace is built. */
export interface Building {
  readonly source: JsonObject;
  readonly seen: Observations;
  readonly weights: ReadonlyMap<number, Weight>;
  /** Every trace that was built, by id. */
  readonly traces: Map<number, ConditionTrace>;
}

export type Build = (building: Building) => ConditionTrace;

/** Compiles what builds the trace of a condition and all below it. */
export function compileBuild(condition: Condition, query: PlannedQuery): Build {
  const { id, kind, span } = condition;
  const children = childrenOf(condition).map((child) => compileBuild(child, query));
  const fieldsOf = compileFields(condition);
  const literalTraces = compileLiteralTraces(condition);
  const copied = isCopied(condition, query);
  return (building) => {
    const observation = building.seen.get(id);
    const fields = fieldsOf(observation, building.source);
    const trace: ConditionTrace = {
      id,
      kind,
      span,
      state: stateOf(observation, fields),
      decisive: observation !== undefined && building.weights.get(id)?.decisive === true,
      fields,
      met: observation?.decisive,
      literals: literalTraces(observation, building.source),
      copied,
      children: children.map((child) => child(building)),
    };
    building.traces.set(id, trace);
    return trace;
  };
}

function stateOf(observation: Observation | undefined, fields: readonly FieldValues[]): TraceState {
  if (observation === undefined) return 'unknown';
  if (observation.matched) return 'true';
  return fields.some(({ values }) => values.length === 0) ? 'missing' : 'false';
}

function compileLiteralTraces(
  condition: Condition,
): (observation: Observation | undefined, source: JsonObject) => readonly LiteralTrace[] {
  const { spans, met } = literalsOf(condition);
  return (observation, source) => {
    const indices = new Set(met(observation, source));
    return spans.map((span, index) => ({ span, met: indices.has(index) }));
  };
}

type ReadFields = (observation: Observation | undefined, source: JsonObject) => readonly FieldValues[];

/** The observer gives the values of a test; those of a script it gives without their fields. */
function compileFields(condition: Condition): ReadFields {
  switch (condition.kind) {
    case 'test':
    case 'exists':
      return (observation) => [{ name: condition.field.name, values: observation?.values ?? [] }];
    case 'script': {
      const reads = condition.fields.map((field) => ({ name: field.name, read: compileRead(field) }));
      return (_observation, source) => reads.map(({ name, read }) => ({ name, values: read(source) }));
    }
    case 'and':
    case 'or':
    case 'not':
    case 'constant':
      return () => [];
  }
}
