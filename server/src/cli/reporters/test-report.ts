import type { RuleReport } from '../../core/cases/report.ts';
import type { Source } from './excerpt.ts';

/** A rule, its text, and how its cases went. Locations in `report` are absolute; `path` is as shown. */
export interface TestedRule extends Source {
  readonly path: string;
  readonly report: RuleReport;
}

export interface TestSummary {
  readonly rules: number;
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly rulesWithoutCases: number;
}

/** Gives the text to print after each rule, and after the last one. */
export interface TestReporter {
  rule(rule: TestedRule): string;
  end(summary: TestSummary): string;
}
