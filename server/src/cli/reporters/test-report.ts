import type { RuleReport } from '../../core/cases/report.ts';
import type { SourceMap } from '../../core/text/source-map.ts';
import type { Source } from './excerpt.ts';

/** A rule, its text, and how its cases went. Locations in `report` are absolute; `path` is as shown. */
export interface TestedRule extends Source {
  readonly path: string;
  readonly report: RuleReport;
  /** The text of its query and where that stands in the file. */
  readonly query?: { readonly text: string; readonly source: SourceMap };
  /** What is asked of rules and this one does not have; sentences. */
  readonly shortfalls: readonly string[];
  /** How long its cases took, by the clock on the wall. */
  readonly milliseconds: number;
}

export interface TestSummary {
  readonly rules: number;
  readonly cases: number;
  readonly passed: number;
  readonly failed: number;
  readonly rulesWithoutCases: number;
  /** Rules that lack something that is asked of all; counted where something is. */
  readonly rulesThatFallShort?: number;
}

/** Gives the text to print after each rule, and after the last one. */
export interface TestReporter {
  rule(rule: TestedRule): string;
  /** A file that could not be tested; what is printed for people goes elsewhere. @param path as shown */
  untested?(path: string, message: string): void;
  end(summary: TestSummary): string;
}
