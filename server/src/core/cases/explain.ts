import type { Condition } from '../condition/condition.ts';
import { firstFailure, nearness, type Decision } from '../matcher/deciding.ts';
import type { SampleEvent } from '../matcher/event.ts';
import type { Span } from '../text/span.ts';
import { negationsInOne, observer } from './observe.ts';
import type { DecidingCondition, QueryPlace } from './report.ts';
import { valueIn } from './value-in.ts';
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
