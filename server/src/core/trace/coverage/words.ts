import type { CoverageItem, CoverageState } from './report.ts';

/** What became of a place, for people. */
export const COVERAGE_STATES: Readonly<Record<CoverageState, string>> = {
  covered: 'covered',
  'never-decisive': 'true, but never decisive',
  'never-true': 'never true',
};

/** "literal", "excluded branch". */
export function kindInWords({ kind, excludes }: Pick<CoverageItem, 'kind' | 'excludes'>): string {
  return excludes ? `excluded ${kind}` : kind;
}

/** Whole per cent and one place, rounded down: 100 % is all of it. */
export function percentInWords(percent: number): string {
  return `${String(Math.floor(percent * 10) / 10)} %`;
}
