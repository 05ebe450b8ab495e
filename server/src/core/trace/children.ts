import type { Condition } from '../condition/condition.ts';

const NONE: readonly Condition[] = [];

/** The conditions directly below one. */
export function childrenOf(condition: Condition): readonly Condition[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.operands;
    case 'not':
      return [condition.operand];
    case 'exists':
    case 'test':
    case 'script':
    case 'constant':
      return NONE;
  }
}
