import type { KeyTrace, QueryTrace } from '../../core/trace/trace.ts';
import type { ConditionTrace } from '../../core/trace/condition-trace.ts';
import type { ExplainedCondition, ExplainedKey, ExplainedQuery } from '../../protocol/index.ts';
import { shownValue, shownValues, type Places } from './places.ts';

/** What one event made of one event query, with its conditions as a list. */
export function toExplainedQuery(query: QueryTrace, places: Places): ExplainedQuery {
  const { role, number, span, matched, nearness, keys, condition, failure } = query;
  const listed = listOf(condition);
  const indices = new Map(listed.map(({ trace }, index) => [trace, index]));
  const blamed = failure && indices.get(failure.condition);
  return {
    role,
    ...(number !== undefined && { number }),
    range: places.rangeOf(span),
    matched,
    nearness,
    keys: keys.map((key) => toKey(key, places)),
    conditions: listed.map(({ trace, parent }) => toCondition(trace, parent && indices.get(parent), places)),
    ...(failure !== undefined &&
      blamed !== undefined && { failure: { condition: blamed, excluded: failure.excluded } }),
  };
}

interface Listed {
  readonly trace: ConditionTrace;
  readonly parent: ConditionTrace | undefined;
}

/** Parents first. */
function listOf(root: ConditionTrace): readonly Listed[] {
  const listed: Listed[] = [];
  const waiting: Listed[] = [{ trace: root, parent: undefined }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    listed.push(next);
    const parent = next.trace;
    waiting.push(...parent.children.toReversed().map((trace) => ({ trace, parent })));
  }
  return listed;
}

function toKey({ span, values, missing }: KeyTrace, places: Places): ExplainedKey {
  return { ...places.placeOf(span), values: shownValues(values), missing };
}

function toCondition(trace: ConditionTrace, parent: number | undefined, places: Places): ExplainedCondition {
  const { kind, span, state, decisive, fields, met, literals, copied } = trace;
  return {
    kind,
    ...places.placeOf(span),
    ...(parent !== undefined && { parent }),
    state,
    decisive,
    fields: fields.map(({ name, values }) => ({ name, values: shownValues(values) })),
    ...(met !== undefined && { met: shownValue(met) }),
    literals: literals.map((literal) => ({ ...places.placeOf(literal.span), met: literal.met })),
    copied,
  };
}
