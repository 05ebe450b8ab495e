import { TestMessage, Uri, type TestItem } from 'vscode';
import type { TestedCase, TestRuleResult } from '../../../server/src/protocol/index.ts';
import { eventStates, type EventState } from '../testing/event-items.ts';
import { askedItems, type RuleRun } from '../testing/rule-run.ts';
import { caseMessages, unsupportedMessages } from './messages.ts';
import { caseLines, noCasesLines, ruleLines, summaryLines } from './report-lines.ts';
import { plural } from './text.ts';

/**
 * Puts a report into the test run: a state and messages for each case that was asked for, and its text into the run's output.
 * @param items of the report's cases, in their order
 */
export function showReport(
  target: RuleRun,
  result: TestRuleResult,
  items: readonly TestItem[],
  milliseconds: number,
): void {
  const { rule } = target;
  rule.description = result.name;
  print(target, ruleLines(result), rule);
  for (const { tested, item } of failedLast(result, items)) {
    item.description = `${plural(tested.alerts, 'alert')} in ${plural(tested.events, 'event')}`;
    if (target.cases?.has(item.id) !== false) showCase(target, tested, item);
  }
  if (result.unsupported.length > 0) showUnsupported(target, result);
  else if (target.cases === undefined) {
    print(target, closingLines(result, milliseconds), rule);
    // Otherwise its cases say how it went.
    if (result.cases.length === 0) target.run.skipped(rule);
  }
}

/** The output is read from its end: failures come last. */
function failedLast(
  { cases }: TestRuleResult,
  items: readonly TestItem[],
): readonly { readonly tested: TestedCase; readonly item: TestItem }[] {
  const shown = items.flatMap((item, index) => {
    const tested = cases[index];
    return tested === undefined ? [] : [{ tested, item }];
  });
  return shown.sort((left, right) => Number(right.tested.passed) - Number(left.tested.passed));
}

function showCase(target: RuleRun, tested: TestedCase, item: TestItem): void {
  target.run.started(item);
  print(target, caseLines(tested), item);
  const events = eventStates(item, tested);
  if (tested.passed) target.run.passed(item, tested.milliseconds);
  else target.run.failed(item, messagesBeside(events, target.rule, tested), tested.milliseconds);
  for (const each of events) showEvent(target, tested, each);
}

/** What fails at an event that is shown is told there, and once: VS Code shows the messages of all items, each at its place. */
function messagesBeside(
  events: readonly EventState[],
  rule: TestItem,
  tested: TestedCase,
): readonly TestMessage[] {
  const told = new Set(events.map(({ failure }) => failure));
  return caseMessages(rule, { ...tested, failures: tested.failures.filter((failure) => !told.has(failure)) });
}

function showEvent({ run, rule }: RuleRun, tested: TestedCase, { item, state, failure }: EventState): void {
  if (state !== 'failed') run[state](item);
  else if (failure === undefined) run.failed(item, new TestMessage('An alert that must not be.'));
  else run.failed(item, [...caseMessages(rule, { ...tested, failures: [failure] })]);
}

function showUnsupported(target: RuleRun, { unsupported }: TestRuleResult): void {
  for (const item of askedItems(target))
    target.run.errored(item, unsupportedMessages(target.rule, unsupported));
}

function closingLines(result: TestRuleResult, milliseconds: number): readonly string[] {
  return result.cases.length === 0
    ? noCasesLines(result.searched.map((folder) => Uri.parse(folder).path))
    : summaryLines(result, milliseconds);
}

/** The output is shown in a terminal, which wants CRLF. */
function print({ run }: RuleRun, lines: readonly string[], item: TestItem): void {
  for (const line of lines) run.appendOutput(`${line}\r\n`, undefined, item);
}
