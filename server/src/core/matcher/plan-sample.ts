import type { Sample } from '../eql/ast.ts';
import { checkKeyTypes } from './plan-keys.ts';
import type { Planning } from './planning.ts';
import { planTerms, type PlannedTerm } from './plan-sequence.ts';

export interface SamplePlan {
  readonly kind: 'sample';
  readonly terms: readonly PlannedTerm[];
}

export function planSample(sample: Sample, planning: Planning): SamplePlan {
  const terms = planTerms(sample.by, sample.terms, planning);
  checkKeyTypes(
    terms.map(({ keys }) => keys),
    planning,
  );
  return { kind: 'sample', terms };
}
