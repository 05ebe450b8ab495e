import type { Condition } from '../condition/condition.ts';
import { compileCondition, type Observation } from '../matcher/compile.ts';
import type { Observations } from '../matcher/deciding.ts';
import type { JsonObject } from '../matcher/event.ts';

/**
 * Compiles a condition so that each call runs it over one event and gives what the engine's observer heard. A condition
 * that could not be computed, while the verdict stood without it, is not among them. Throws as the predicate does.
 */
export function compileRecorder(condition: Condition): (source: JsonObject) => Observations {
  let seen = new Map<number, Observation>();
  const matches = compileCondition(condition, ({ id }, observation) => seen.set(id, observation));
  return (source) => {
    seen = new Map();
    matches(source);
    return seen;
  };
}

export function holds({ id }: Condition, seen: Observations): boolean {
  return seen.get(id)?.matched === true;
}
