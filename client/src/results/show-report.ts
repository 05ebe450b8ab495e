import { TestMessage, Uri, type TestItem } from 'vscode';
import type { TestedCase, TestRuleResult } from '../../../server/src/protocol.ts';
import type { RuleRun } from '../testing/rule-run.ts';
import { caseMessages, unsupportedMessages } from './messages.ts';
import { caseLines, noCasesLines, ruleLines, summaryLines } from './report-lines.ts';
import { plural } from './text.ts';

/** Puts a report into the test run: a state and messages for each case, and its text into the run's output. */
export function showReport(target: RuleRun, result: TestRuleResult, milliseconds: number): void {
  const { rule } = target;
  rule.description = result.name;
  const cases = result.cases.map((tested) => ({ tested, item: caseItem(target, tested) }));
  rule.children.replace(cases.map(({ item }) => item));
  print(target, ruleLines(result), rule);
  // The output is read from its end: failures come last.
  const failedLast = [...cases].sort(
    (left, right) => Number(right.tested.passed) - Number(left.tested.passed),
  );
  for (const { tested, item } of failedLast) showCase(target, tested, item);
  print(target, closingLines(result, milliseconds), rule);
  concludeRule(target, result, milliseconds);
}

/** Made anew in every run, so that a case that is gone is gone. */
function caseItem({ controller }: RuleRun, { name, uri, alerts, events }: TestedCase): TestItem {
  const item = controller.createTestItem(uri, name, Uri.parse(uri));
  item.description = `${plural(alerts, 'alert')} in ${plural(events, 'event')}`;
  return item;
}

function showCase(target: RuleRun, tested: TestedCase, item: TestItem): void {
  target.run.started(item);
  print(target, caseLines(tested), item);
  if (tested.passed) target.run.passed(item);
  else target.run.failed(item, caseMessages(target.rule, tested));
}

function closingLines(result: TestRuleResult, milliseconds: number): readonly string[] {
  if (result.unsupported.length > 0) return [];
  return result.cases.length === 0
    ? noCasesLines(result.searched.map((folder) => Uri.parse(folder).path))
    : summaryLines(result, milliseconds);
}

function concludeRule(
  { run, rule }: RuleRun,
  { cases, unsupported }: TestRuleResult,
  milliseconds: number,
): void {
  const failed = cases.filter(({ passed }) => !passed).length;
  if (unsupported.length > 0) run.errored(rule, unsupportedMessages(rule, unsupported), milliseconds);
  else if (cases.length === 0) run.skipped(rule);
  else if (failed === 0) run.passed(rule, milliseconds);
  else
    run.failed(
      rule,
      new TestMessage(`${String(failed)} of ${plural(cases.length, 'case')} failed.`),
      milliseconds,
    );
}

/** The output is shown in a terminal, which wants CRLF. */
function print({ run }: RuleRun, lines: readonly string[], item: TestItem): void {
  for (const line of lines) run.appendOutput(`${line}\r\n`, undefined, item);
}
