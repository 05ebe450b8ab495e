import type { CancellationToken, TestController, TestItem, TestRun } from 'vscode';
import type { RuleCoverage } from '../../../server/src/protocol/index.ts';

/** One rule's part in a test run. */
export interface RuleRun {
  readonly controller: TestController;
  readonly run: TestRun;
  readonly rule: TestItem;
  /** Ids of the cases that the run may tell of; without it, of the rule and all of its cases. */
  readonly cases?: ReadonlySet<string>;
  /** Cancels this part, as the run's own token does. */
  readonly token?: CancellationToken;
  /** Takes what the cases exercise of the query; without it, that is not counted. */
  readonly onCoverage?: (coverage: RuleCoverage) => void;
}

/**
 * The items that run: cases, and the rule itself only while none of its is known. VS Code counts each item that has a state of its
 * own, and makes that of the rule from those of its cases.
 */
export function runningItems(target: RuleRun): readonly TestItem[] {
  const { rule, cases } = target;
  return cases === undefined && rule.children.size > 0
    ? [...rule.children].map(([, item]) => item)
    : askedItems(target);
}

/** The items that somebody asked to run: the rule, or some of its cases. */
export function askedItems({ rule, cases }: RuleRun): readonly TestItem[] {
  return cases === undefined ? [rule] : [...cases].flatMap((id) => rule.children.get(id) ?? []);
}
