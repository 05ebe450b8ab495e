import type { QueryItem } from './items.ts';
import { step } from './position-steps.ts';
import type { QueryPosition } from './query-position.ts';
import { newState } from './position-state.ts';

/** Reads the items before a place from left to right and tells what may come there. Never fails: nonsense is `nothing`. */
export function positionAfter(items: readonly QueryItem[]): QueryPosition {
  const state = newState();
  for (const [index, item] of items.entries()) step(state, item, items[index + 1]);
  return {
    expected: state.expected,
    body: state.body,
    isAfterTerm: state.rest !== 'head',
    category: state.category,
    operand: state.operand,
    operator: state.operator,
    listed: state.frames.at(-1)?.kind === 'list' ? state.listed : [],
    calls: state.frames.flatMap((frame) =>
      frame.kind === 'call' ? [{ name: frame.name, argument: frame.argument }] : [],
    ),
  };
}
