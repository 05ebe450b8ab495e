import type { CaseFailure, CaseReport, Expectation, JsonValue } from '../../core/cases/report.ts';
import { displayPath } from '../paths.ts';
import { printable } from '../printable.ts';
import { count } from './count.ts';
import { excerpt } from './excerpt.ts';
import type { Style } from './style.ts';
import type { TestedRule, TestReporter, TestSummary } from './test-report.ts';

export interface PrettyOptions {
  readonly style: Style;
  readonly columns: number;
  readonly cwd: string;
}

/** What is shown of an event's value: more would hide the rest. */
const LONGEST_VALUE = 200;

/** For people: a tick or a cross for each case, and for each failure the event, the condition and the event's value. */
export function prettyTestReporter(options: PrettyOptions): TestReporter {
  return {
    rule: (tested) => (tested.report.cases.length === 0 ? '' : ruleBlock(tested, options)),
    end: (summary) => `${summaryLine(summary, options.style)}\n`,
  };
}

function ruleBlock(tested: TestedRule, options: PrettyOptions): string {
  const { style } = options;
  const { name, cases } = tested.report;
  const width = Math.max(...cases.map((one) => one.name.length));
  return [
    `${style.bold(printable(name))}  ${style.dim(printable(tested.path))}`,
    ...cases.flatMap((one) => caseLines(one, width, tested, options)),
    '\n',
  ].join('\n');
}

function caseLines(one: CaseReport, width: number, tested: TestedRule, options: PrettyOptions): string[] {
  const { style } = options;
  const mark = one.passed ? style.green('✓') : style.red('✗');
  const events = `${count(one.events, 'event')}, ${count(one.alerts, 'alert')}`;
  const expected = one.passed ? '' : style.red(`  expected: ${DEMANDS[one.expect]}`);
  const file = displayPath(one.file, options.cwd);
  return [
    `  ${mark} ${printable(one.name.padEnd(width))}  ${style.dim(events)}${expected}`,
    ...one.unread.map(
      ({ line, reason }) => `      ${style.yellow(`${file}:${String(line)}:`)} ${printable(reason)}`,
    ),
    ...one.failures.flatMap((failure) => failureLines(failure, tested, options)),
  ];
}

const DEMANDS: Readonly<Record<Expectation, string>> = {
  match: 'an alert for every event',
  'match-any': 'at least one alert',
  'no-match': 'no alert',
  any: 'nothing',
};

function failureLines(failure: CaseFailure, tested: TestedRule, options: PrettyOptions): string[] {
  const { style, columns, cwd } = options;
  const { condition, value } = failure;
  const event = `${displayPath(failure.file, cwd)}:${String(failure.line)}`;
  const head = `      ${style.bold(printable(event))}: ${printable(failure.reason)}`;
  if (condition === undefined) return [head];
  const { line, character } = tested.lines.positionAt(condition.span.start);
  const place = `${tested.path}:${String(line + 1)}:${String(character + 1)}`;
  return [
    head,
    `        ${style.bold(printable(place))}: ${printable(oneLine(condition.text))}`,
    excerpt(tested, condition.span, { indent: '        ', columns, style, paint: style.red }),
    `        ${style.dim('the event')} ${printable(valueText(value))}`,
  ];
}

function valueText(value: JsonValue | undefined): string {
  return value === undefined ? 'has no value there' : `has ${shorten(JSON.stringify(value))} there`;
}

/** A condition may go over several lines of the query. */
function oneLine(text: string): string {
  return shorten(text.replace(/\s+/g, ' '));
}

function shorten(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}

function summaryLine(summary: TestSummary, style: Style): string {
  const { rules, cases, passed, failed, rulesWithoutCases } = summary;
  const verdict =
    failed > 0
      ? `${style.green(`${String(passed)} passed`)}, ${style.red(`${String(failed)} failed`)}`
      : style.green(`${String(passed)} passed`);
  const without =
    rulesWithoutCases > 0 ? style.dim(` (${count(rulesWithoutCases, 'rule')} without cases)`) : '';
  return `${count(rules, 'rule')}, ${count(cases, 'case')}: ${verdict}${without}`;
}
