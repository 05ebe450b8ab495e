import {
  Location,
  MarkdownString,
  Position,
  Range,
  TestMessage,
  TestMessageStackFrame,
  Uri,
  type TestItem,
} from 'vscode';
import type { ProtocolRange, TestedCase, TestRuleResult } from '../../../server/src/protocol/index.ts';
import { toRange } from './ranges.ts';
import { brief, codeSpan, valueLines } from './text.ts';

/** Longest piece of a query or a value in a message, which wraps. */
const LONGEST = 400;

type Failure = TestedCase['failures'][number];

/** One message for each failure: at the condition that decided, else at the rule's header; the event is in its stack trace. */
export function caseMessages(rule: TestItem, tested: TestedCase): readonly TestMessage[] {
  return tested.failures.map((failure) => {
    const message = new TestMessage(failureText(tested, failure));
    message.location = placeIn(rule, failure.condition?.range);
    if (isOfEvent(tested, failure)) message.contextValue = `${OF_EVENT}${String(failure.line)}`;
    message.stackTrace = [eventFrame(tested, failure.line), ...conditionFrame(rule, failure)];
    return message;
  });
}

/** Before the line of the event that a message is about. The manifest's menus look for it. */
const OF_EVENT = 'rulewright.event#L';

function isOfEvent({ tested }: TestedCase, { line, condition }: Failure): boolean {
  return condition !== undefined || tested.some((event) => event.line === line);
}

/** 1-based line of the event that a message is about; `undefined` for one about something else. */
export function eventLineOf({ contextValue = '' }: TestMessage): number | undefined {
  return contextValue.startsWith(OF_EVENT) ? Number(contextValue.slice(OF_EVENT.length)) : undefined;
}

export function unsupportedMessages(
  rule: TestItem,
  unsupported: TestRuleResult['unsupported'],
): readonly TestMessage[] {
  return unsupported.map(({ range, message: text }) => {
    const message = new TestMessage(text);
    message.location = placeIn(rule, range);
    return message;
  });
}

/** Markdown, since plain text is cut at the width of the panel instead of wrapped. */
function failureText(tested: TestedCase, { line, reason, condition, value }: Failure): MarkdownString {
  const text = new MarkdownString().appendText(reason);
  if (condition !== undefined) {
    text.appendMarkdown(`\n\n${codeSpan(brief(condition.text, LONGEST))}`);
    for (const found of value === undefined ? [] : valueLines(value, LONGEST)) {
      text.appendMarkdown('\n\n').appendText(found);
    }
  }
  return text.appendMarkdown('\n\n').appendText(`Event: ${fileName(tested.uri)}:${String(line)}`);
}

function eventFrame({ name, uri }: TestedCase, line: number): TestMessageStackFrame {
  return new TestMessageStackFrame(
    `event of ${name}`,
    Uri.parse(uri),
    new Position(Math.max(0, line - 1), 0),
  );
}

function conditionFrame(rule: TestItem, { condition }: Failure): readonly TestMessageStackFrame[] {
  if (condition === undefined) return [];
  return [new TestMessageStackFrame(brief(condition.text, 60), rule.uri, toRange(condition.range).start)];
}

function placeIn(rule: TestItem, range: ProtocolRange | undefined): Location {
  const fallback = rule.range ?? new Range(0, 0, 0, 0);
  return new Location(rule.uri ?? Uri.parse(rule.id), range === undefined ? fallback : toRange(range));
}

function fileName(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
