import type { Condition } from '../condition/condition.ts';
import type { Observations } from '../matcher/deciding.ts';
import { childrenOf } from './children.ts';
import { holds } from './record.ts';

/** How much of a query's verdict on one event rests on one of its conditions. */
export interface Weight {
  /** The verdict would be another one if this condition's were. */
  readonly decisive: boolean;
  /**
   * The same, but operands of an `or` that hold at once share the verdict: each counts as if it stood alone there. This is
   * what covers a literal or a branch.
   */
  readonly shares: boolean;
}

/** Weighs every condition of the tree for one event; by id. */
export function weigh(root: Condition, seen: Observations): ReadonlyMap<number, Weight> {
  const weights = new Map<number, Weight>();
  const visit = (condition: Condition, weight: Weight): void => {
    weights.set(condition.id, weight);
    const below = weightsBelow(condition, weight, seen);
    for (const child of childrenOf(condition)) visit(child, below(child));
  };
  visit(root, { decisive: true, shares: true });
  return weights;
}

/** An `and` leaves its verdict to an operand when all others hold, an `or` when none of the others does. */
function weightsBelow(parent: Condition, weight: Weight, seen: Observations): (child: Condition) => Weight {
  if (!weight.shares || (parent.kind !== 'and' && parent.kind !== 'or')) return () => weight;
  const neutral = parent.kind === 'and';
  const deciding = parent.operands.filter((operand) => holds(operand, seen) !== neutral).length;
  return (child) => {
    const held = holds(child, seen);
    const alone = deciding === (held === neutral ? 0 : 1);
    return { decisive: weight.decisive && alone, shares: alone || (parent.kind === 'or' && held) };
  };
}
