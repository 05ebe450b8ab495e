import { compileCondition, type Predicate } from './compile.ts';
import { compileKeys, type EventKey, type ReadKeys } from './join-key.ts';
import type { OrderedEvent } from './ordinal.ts';
import type { PlannedTerm } from './plan-sequence.ts';
import { sharedReads, type ReadFields } from './read-field.ts';

/** The join keys under which an event meets a term; `undefined` when it does not meet its condition. */
export interface TermCheck {
  readonly keysOf: ReadKeys;
  readonly met: (event: OrderedEvent) => readonly EventKey[] | undefined;
}

/** Makes the checks of a sequence's terms: one for each term, however often it must happen, and one answer for each event. */
export function termChecks(): (planned: PlannedTerm) => TermCheck {
  const reads = sharedReads();
  const checks = new Map<PlannedTerm, TermCheck>();
  return (planned) => {
    let check = checks.get(planned);
    if (check === undefined) {
      check = makeCheck(planned, reads);
      checks.set(planned, check);
    }
    return check;
  };
}

function makeCheck({ condition, keys }: PlannedTerm, reads: ReadFields): TermCheck {
  const matches: Predicate = compileCondition(condition, undefined, reads);
  const keysOf = compileKeys(keys, reads);
  let last: OrderedEvent | undefined;
  let answer: readonly EventKey[] | undefined;
  return {
    keysOf,
    met(event) {
      if (event === last) return answer;
      last = event;
      answer = undefined;
      const { source } = event.event;
      answer = matches(source) ? keysOf(source) : undefined;
      return answer;
    },
  };
}
