import type { TestController, TestItem, TestRun } from 'vscode';

/** One rule's part in a test run. */
export interface RuleRun {
  readonly controller: TestController;
  readonly run: TestRun;
  readonly rule: TestItem;
}
