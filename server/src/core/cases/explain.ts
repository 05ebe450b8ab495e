import type { Condition } from '../condition/condition.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import { compileCondition, type Observation } from '../matcher/compile.ts';
import { firstFailure, nearness, type Decision } from '../matcher/deciding.ts';
import type { JsonValue, SampleEvent } from '../matcher/event.ts';
import type { Span } from '../text/span.ts';
import type { DecidingCondition, QueryPlace } from './report.ts';
import { enumerate } from './words.ts';

/** Where a stretch of the query stands in the rule file, and its text. */
export type Places = (querySpan: Span) => QueryPlace;

/** Why an event does not meet a condition. */
export interface Explanation {
  readonly condition: DecidingCondition;
  /** A sentence: "The event does not meet this condition." */
  readonly reason: string;
  /** How much of the whole holds, from 0 to 1. */
  readonly nearness: number;
}

/** `undefined` for an event that meets it. */
export type Explain = (event: SampleEvent) => Explanation | undefined;

/** Says of events what keeps them from meeting a condition: the first part that failed. */
export function explainer(condition: Condition, places: Places): Explain {
  const observe = observer(condition);
  const written = negationsInOne(condition);
  return (event) => {
    const observed = observe(event);
    if (observed === undefined || observed.matched) return undefined;
    const { failed, seen } = observed;
    const decision = firstFailure(failed, seen);
    return {
      condition: { ...places(decision.condition.span), value: valueIn(decision.condition, seen) },
      reason: reasonOf(decision, written),
      nearness: nearness(condition, seen),
    };
  };
}

/** The nearest of several conditions that an event could meet; `undefined` when it meets one. */
export function nearestExplainer(conditions: readonly Condition[], places: Places): Explain {
  const explainers = [...new Set(conditions)].map((condition) => explainer(condition, places));
  return (event) => {
    let best: Explanation | undefined;
    for (const explain of explainers) {
      const explanation = explain(event);
      if (explanation === undefined) return undefined;
      if (best === undefined || explanation.nearness > best.nearness) best = explanation;
    }
    return best;
  };
}

/** Why an event raises an alert: the last condition that is no exclusion, or the exclusion that came nearest to sparing it. */
export function matchExplainer(
  condition: Condition,
  places: Places,
): (event: SampleEvent) => Explanation | undefined {
  const observe = observer(condition);
  const written = negationsInOne(condition);
  return (event) => {
    const observed = observe(event);
    if (observed?.matched !== true) return undefined;
    const { seen } = observed;
    const exclusions = conjunctsOf(condition).filter(
      (conjunct) => conjunct.kind === 'not' && !written.has(conjunct.operand),
    );
    const nearest = nearestExclusion(exclusions, seen);
    if (nearest !== undefined) {
      const { condition: place } = firstFailure(nearest, seen);
      const reason =
        'The event meets every condition, and the exclusion that comes nearest to sparing it fails here.';
      return { condition: { ...places(place.span), value: valueIn(place, seen) }, reason, nearness: 1 };
    }
    const last = lastMet(
      conjunctsOf(condition).findLast((each) => !exclusions.includes(each)) ?? condition,
      seen,
    );
    const reason =
      exclusions.length === 0
        ? 'The event meets every condition. Shown is the last one.'
        : 'The event meets every condition, and no exclusion spares it. Shown is the last that is no exclusion.';
    const value = seen.get(last.id)?.decisive ?? valueIn(last, seen);
    return { condition: { ...places(last.span), value }, reason, nearness: 1 };
  };
}

function conjunctsOf(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.operands : [condition];
}

interface Observed {
  readonly matched: boolean;
  /** The part to look into for what failed. */
  readonly failed: Condition;
  readonly seen: ReadonlyMap<number, Observation>;
}

/**
 * With all parts observed a computation may fail that the search itself never comes to: then each part of the conjunction is
 * looked at alone, and what can't be computed is passed over.
 */
function observer(condition: Condition): (event: SampleEvent) => Observed | undefined {
  const seen = new Map<number, Observation>();
  const compile = (part: Condition) =>
    compileCondition(part, (node, observation) => seen.set(node.id, observation));
  const whole = compile(condition);
  const parts =
    condition.kind === 'and' ? condition.operands.map((part) => ({ part, holds: compile(part) })) : [];
  return (event) => {
    seen.clear();
    try {
      return { matched: whole(event.source), failed: condition, seen };
    } catch (error) {
      if (!(error instanceof EqlEvaluationError)) throw error;
    }
    const failed = parts.find(({ holds }) => failsSafely(holds, event))?.part;
    return failed && { matched: false, failed, seen };
  };
}

function failsSafely(holds: (source: SampleEvent['source']) => boolean, event: SampleEvent): boolean {
  try {
    return !holds(event.source);
  } catch (error) {
    if (!(error instanceof EqlEvaluationError)) throw error;
    return false;
  }
}

/**
 * What the event has where a condition looks: one value as it is, several as a list, `undefined` for none. Of a condition on
 * several fields an object with their values, `null` for none.
 */
function valueIn(condition: Condition, seen: ReadonlyMap<number, Observation>): JsonValue | undefined {
  if (condition.kind === 'script') return oneOrAll(seen.get(condition.id)?.values ?? []);
  const fields = new Map<string, JsonValue | undefined>();
  collectValues(condition, seen, fields);
  const [first] = fields.values();
  if (fields.size < 2) return first;
  return Object.fromEntries([...fields].map(([name, value]) => [name, value ?? null]));
}

function collectValues(
  condition: Condition,
  seen: ReadonlyMap<number, Observation>,
  fields: Map<string, JsonValue | undefined>,
): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const operand of condition.operands) collectValues(operand, seen, fields);
      return;
    case 'not':
      collectValues(condition.operand, seen, fields);
      return;
    case 'test':
    case 'exists':
      fields.set(condition.field.name, oneOrAll(seen.get(condition.id)?.values ?? []));
      return;
    case 'script':
    case 'constant':
      return;
  }
}

function oneOrAll(values: readonly JsonValue[]): JsonValue | undefined {
  return values.length > 1 ? values : values[0];
}

function reasonOf({ condition, observation, excluded }: Decision, written: ReadonlySet<Condition>): string {
  if (condition.kind === 'constant')
    return 'The query can match no event: a condition is false whatever an event holds, such as one of an optional field that no event has.';
  if (excluded && !written.has(condition))
    return 'The event meets this condition, which the query excludes with `not`.';
  if (condition.kind === 'or') return 'The event meets none of these alternatives.';
  const lacking = observation?.values.length === 0 ? fieldNames(condition) : [];
  return lacking.length === 0
    ? 'The event does not meet this condition.'
    : `The event has no value of ${enumerate(lacking)}, so it does not meet this condition.`;
}

function fieldNames(condition: Condition): readonly string[] {
  const fields =
    condition.kind === 'test' || condition.kind === 'exists'
      ? [condition.field]
      : condition.kind === 'script'
        ? condition.fields
        : [];
  return fields.map(({ name }) => `\`${name}\``);
}

/** What is negated by its own operator, as in `!=` and `== null`: nobody wrote a `not` there. */
function negationsInOne(condition: Condition, found = new Set<Condition>()): ReadonlySet<Condition> {
  if (condition.kind === 'and' || condition.kind === 'or') {
    for (const operand of condition.operands) negationsInOne(operand, found);
  } else if (condition.kind === 'not') {
    const { operand, span } = condition;
    if (operand.span.start === span.start && operand.span.end === span.end) found.add(operand);
    negationsInOne(operand, found);
  }
  return found;
}

/** What stands under the exclusion that holds most, if something of one holds. */
function nearestExclusion(
  exclusions: readonly Condition[],
  seen: ReadonlyMap<number, Observation>,
): Condition | undefined {
  let best: Condition | undefined;
  let most = 0;
  for (const exclusion of exclusions) {
    if (exclusion.kind !== 'not') continue;
    const near = nearness(exclusion.operand, seen);
    if (near <= most) continue;
    most = near;
    best = exclusion.operand;
  }
  return best;
}

function lastMet(condition: Condition, seen: ReadonlyMap<number, Observation>): Condition {
  switch (condition.kind) {
    case 'and':
      return condition.operands.length === 0
        ? condition
        : lastMet(condition.operands.at(-1) ?? condition, seen);
    case 'or': {
      const held = condition.operands.find((operand) => seen.get(operand.id)?.matched === true);
      return held === undefined ? condition : lastMet(held, seen);
    }
    case 'not':
    case 'test':
    case 'exists':
    case 'script':
    case 'constant':
      return condition;
  }
}
