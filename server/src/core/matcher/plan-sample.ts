import type { Sample, SequenceTerm } from '../eql/ast.ts';
import type { Condition } from '../condition/condition.ts';
import { checkKeyTypes, planKeys, type PlannedKey } from './join-key.ts';
import { eventCondition, type Planning } from './plan.ts';

export interface SamplePlan {
  readonly kind: 'sample';
  readonly terms: readonly {
    readonly condition: Condition;
    readonly keys: readonly PlannedKey[];
    readonly term: SequenceTerm;
  }[];
}

export function planSample(sample: Sample, planning: Planning): SamplePlan {
  const terms = sample.terms.map((term) => ({
    term,
    keys: planKeys([sample.by, term.by], planning),
    condition: eventCondition(term.query, planning),
  }));
  checkKeyTypes(
    terms.map(({ keys }) => keys),
    planning,
  );
  return { kind: 'sample', terms };
}
