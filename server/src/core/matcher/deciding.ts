import type { Condition } from '../condition/condition.ts';
import type { Observation } from './compile.ts';

/** Observations of one event, by condition id. */
export type Observations = ReadonlyMap<number, Observation>;

/** The condition that kept an event from matching, and how: it failed, or it held under a `not`. */
export interface Decision {
  readonly condition: Condition;
  readonly observation: Observation | undefined;
  /** True when the condition holds and is excluded: the event matches `x` of `not x`. */
  readonly excluded: boolean;
}

/**
 * The first condition to blame for a failed verdict. In a conjunction the first operand that failed; of the branches of a
 * disjunction the one that came nearest, if any came near at all; under a `not` what held and must not.
 */
export function firstFailure(condition: Condition, seen: Observations): Decision {
  return blame(condition, seen, true);
}

function blame(condition: Condition, seen: Observations, wanted: boolean): Decision {
  const operands = condition.kind === 'and' || condition.kind === 'or' ? condition.operands : [];
  const responsible = operands.filter((operand) => held(operand, seen) !== wanted);
  const [first] = responsible;
  if (condition.kind === 'not') return blame(condition.operand, seen, !wanted);
  if (first === undefined) return { condition, observation: seen.get(condition.id), excluded: !wanted };
  // All operands are to blame together: for `or` that must hold, and for `and` that must not.
  const together = (condition.kind === 'or') === wanted;
  if (!together) return blame(first, seen, wanted);
  const nearest = responsible.reduce(
    (best, operand) => (nearness(operand, seen) > nearness(best, seen) ? operand : best),
    first,
  );
  const near = nearness(nearest, seen);
  if (wanted && near === 0)
    return { condition, observation: wholeObservation(condition, seen), excluded: false };
  return wanted ? blame(nearest, seen, wanted) : { condition, observation: undefined, excluded: true };
}

function held(condition: Condition, seen: Observations): boolean {
  return seen.get(condition.id)?.matched ?? false;
}

/** How much of a condition holds, from 0 to 1. */
export function nearness(condition: Condition, seen: Observations): number {
  switch (condition.kind) {
    case 'and':
      return average(condition.operands.map((operand) => nearness(operand, seen)));
    case 'or':
      return Math.max(...condition.operands.map((operand) => nearness(operand, seen)));
    case 'not':
    case 'test':
    case 'exists':
    case 'script':
    case 'constant':
      return held(condition, seen) ? 1 : 0;
  }
}

function average(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** For a disjunction of tests of one and the same field: what the event has there. */
function wholeObservation(condition: Condition, seen: Observations): Observation | undefined {
  const leaves = condition.kind === 'or' ? condition.operands : [condition];
  const names = new Set(leaves.map((leaf) => (leaf.kind === 'test' ? leaf.field.name : '')));
  const [first] = leaves;
  return names.size === 1 && first !== undefined ? seen.get(first.id) : undefined;
}
