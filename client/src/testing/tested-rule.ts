import type { Uri } from 'vscode';
import type { TestRuleResult } from '../../../server/src/protocol/index.ts';

/** What listeners of `RuleTests.onDidTestRule` get. */
export interface TestedRule {
  readonly result: TestRuleResult;
  /** The event files that somebody chose; `undefined` when the rule ran over its cases. */
  readonly files: readonly Uri[] | undefined;
}
