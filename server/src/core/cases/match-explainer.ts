import type { Condition } from '../condition/condition.ts';
import type { Observation } from '../matcher/compile.ts';
import { firstFailure, nearness } from '../matcher/deciding.ts';
import type { SampleEvent } from '../matcher/event.ts';
import type { Explanation, Places } from './explain.ts';
import { negationsInOne, observer } from './observe.ts';
import { valueIn } from './value-in.ts';

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
