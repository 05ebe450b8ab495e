import type { Condition } from '../condition/condition.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import { compileCondition, type Observation } from '../matcher/compile.ts';
import type { SampleEvent } from '../matcher/event.ts';

export interface Observed {
  readonly matched: boolean;
  /** The part to look into for what failed. */
  readonly failed: Condition;
  readonly seen: ReadonlyMap<number, Observation>;
}

/**
 * With all parts observed a computation may fail that the search itself never comes to: then each part of the conjunction is
 * looked at alone, and what can't be computed is passed over.
 */
export function observer(condition: Condition): (event: SampleEvent) => Observed | undefined {
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

/** What is negated by its own operator, as in `!=` and `== null`: nobody wrote a `not` there. */
export function negationsInOne(condition: Condition, found = new Set<Condition>()): ReadonlySet<Condition> {
  if (condition.kind === 'and' || condition.kind === 'or') {
    for (const operand of condition.operands) negationsInOne(operand, found);
  } else if (condition.kind === 'not') {
    const { operand, span } = condition;
    if (operand.span.start === span.start && operand.span.end === span.end) found.add(operand);
    negationsInOne(operand, found);
  }
  return found;
}
