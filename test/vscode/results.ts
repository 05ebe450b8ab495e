/** What the suite in the extension host leaves for the program that started VS Code. */

/** Environment variable with the path of the results file. */
export const RESULTS_VARIABLE = 'RULEWRIGHT_TEST_RESULTS';

/** Environment variable with a part of the titles of the tests to run; for work on a test, since all others are left out. */
export const GREP_VARIABLE = 'RULEWRIGHT_TEST_GREP';

/** Environment variable that is set where the workspace is not trusted: its suite runs alone. */
export const UNTRUSTED_VARIABLE = 'RULEWRIGHT_TEST_UNTRUSTED';

export interface SuiteResults {
  readonly vscode: string;
  readonly node: string;
  readonly passed: number;
  readonly failed: number;
  /** What was measured, line by line, for people. */
  readonly measures: readonly string[];
  readonly tests: readonly { readonly title: string; readonly error?: string }[];
}
