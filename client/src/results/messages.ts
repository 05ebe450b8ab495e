import { Location, Position, Range, TestMessage, TestMessageStackFrame, Uri, type TestItem } from 'vscode';
import type { ProtocolRange, TestedCase, TestRuleResult } from '../../../server/src/protocol.ts';
import { brief } from './text.ts';

type Failure = TestedCase['failures'][number];

/** One message for each failure: at the condition that decided, else at the rule's header; the event is in its stack trace. */
export function caseMessages(rule: TestItem, tested: TestedCase): readonly TestMessage[] {
  return tested.failures.map((failure) => {
    const message = new TestMessage(failureText(tested, failure));
    message.location = placeIn(rule, failure.condition?.range);
    message.stackTrace = [eventFrame(tested, failure.line), ...conditionFrame(rule, failure)];
    return message;
  });
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

function failureText(tested: TestedCase, { line, reason, condition, value }: Failure): string {
  const place = `${fileName(tested.uri)}:${String(line)}`;
  if (condition === undefined) return `${place}: ${reason}`;
  const found = value === undefined ? 'the event lacks the field' : `the event has ${brief(value)}`;
  return `${place}: ${reason}\nFirst condition that failed: ${brief(condition.text)}\n${found}`;
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
  return [new TestMessageStackFrame(brief(condition.text, 60), rule.uri, rangeOf(condition.range).start)];
}

function placeIn(rule: TestItem, range: ProtocolRange | undefined): Location {
  const fallback = rule.range ?? new Range(0, 0, 0, 0);
  return new Location(rule.uri ?? Uri.parse(rule.id), range === undefined ? fallback : rangeOf(range));
}

function rangeOf({ start, end }: ProtocolRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}

function fileName(uri: string): string {
  const { path } = Uri.parse(uri);
  return path.slice(path.lastIndexOf('/') + 1);
}
