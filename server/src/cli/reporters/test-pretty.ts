import type {
  CaseFailure,
  CaseNote,
  CaseReport,
  Expectation,
  JsonValue,
  QueryPlace,
  RuleReport,
} from '../../core/cases/report.ts';
import { displayPath } from '../paths.ts';
import { printable } from '../printable.ts';
import { count } from './count.ts';
import { excerpt } from './excerpt.ts';
import type { Style } from './style.ts';
import { coverageLines } from './test-coverage.ts';
import type { TestedRule, TestReporter } from './test-report.ts';
import { summaryText } from './test-summary.ts';

export interface PrettyOptions {
  readonly style: Style;
  readonly columns: number;
  readonly cwd: string;
  /** Print what the cases exercise. */
  readonly coverage?: boolean;
}

/** What is shown of an event's value: more would hide the rest. */
const LONGEST_VALUE = 200;

/** What is shown of a case's failures, which are often all of one kind. The JSON has them all. */
const MOST_FAILURES = 20;

/** For people: a tick or a cross for each case, and for each failure the event, the condition and the event's value. */
export function prettyTestReporter(options: PrettyOptions): TestReporter {
  return {
    rule: (tested) => {
      const { cases } = tested.report;
      const isSilent = cases.length === 0 && tested.shortfalls.length === 0 && options.coverage !== true;
      return isSilent ? '' : ruleBlock(tested, options);
    },
    end: (summary) => `${summaryText(summary, options.style)}\n`,
  };
}

function ruleBlock(tested: TestedRule, options: PrettyOptions): string {
  const { style } = options;
  const { name, cases, unsupported } = tested.report;
  const width = Math.max(0, ...cases.map((one) => one.name.length));
  // Why the rule was not run is told once, not for each case.
  const told = unsupported.length > 0;
  return [
    `${style.bold(printable(name))}  ${style.dim(printable(tested.path))}`,
    ...unsupported.flatMap(({ message, ...place }) => [
      `  ${style.red('not run:')} ${printable(message)}`,
      ...placeLines(place, '    ', tested, options),
    ]),
    ...cases.flatMap((one) => caseLines(told ? { ...one, failures: [] } : one, width, tested, options)),
    ...(options.coverage === true ? coverageLines(tested, style) : []),
    ...tested.shortfalls.map((text) => shortfallLine(text, style)),
    '\n',
  ].join('\n');
}

function shortfallLine(text: string, style: Style): string {
  return `  ${style.red('✗')} ${printable(text)}`;
}

function caseLines(one: CaseReport, width: number, tested: TestedRule, options: PrettyOptions): string[] {
  const { style } = options;
  const mark = one.passed ? style.green('✓') : style.red('✗');
  const unread = one.unreadTotal === 0 ? '' : `, ${count(one.unreadTotal, 'place')} not read`;
  const events = `${count(one.events, 'event')}, ${count(one.alerts, 'alert')}${unread}`;
  const hidden = one.failures.length - MOST_FAILURES;
  const demand = demandOf(one.expect, tested.report.alertsOf);
  const expected = one.passed || demand === undefined ? '' : style.red(`  expected: ${demand}`);
  return [
    `  ${mark} ${printable(one.name.padEnd(width))}  ${style.dim(events)}${expected}`,
    ...one.failures.slice(0, MOST_FAILURES).flatMap((failure) => failureLines(failure, tested, options)),
    ...(hidden > 0 ? [`      … and ${count(hidden, 'more failure')}`] : []),
    ...(one.notes ?? []).map((note) => noteLine(one, note, options)),
  ];
}

/** What the file's name asks for; a sequence is one alert of several events. */
function demandOf(expect: Expectation, alertsOf: RuleReport['alertsOf']): string | undefined {
  switch (expect) {
    case 'match':
      return alertsOf === 'sequences' ? 'at least one alert' : 'an alert for every event';
    case 'match-any':
      return 'at least one alert';
    case 'no-match':
      return 'no alert';
    case 'any':
      return undefined;
  }
}

function noteLine({ file }: CaseReport, { line, message }: CaseNote, { style, cwd }: PrettyOptions): string {
  return `      ${style.dim(printable(`${displayPath(file, cwd)}:${String(line)}: note: ${message}`))}`;
}

function failureLines(failure: CaseFailure, tested: TestedRule, options: PrettyOptions): string[] {
  const { style, cwd } = options;
  const { condition, value } = failure;
  const event = `${displayPath(failure.file, cwd)}:${String(failure.line)}`;
  return [
    `      ${style.bold(printable(event))}: ${printable(failure.reason)}`,
    ...(condition === undefined ? [] : placeLines(condition, '        ', tested, options)),
    ...(value === undefined ? [] : [`        ${style.dim('the event has')} ${printable(valueText(value))}`]),
  ];
}

/** A place in the query as a link, its text on one line, and where it stands. */
function placeLines(place: QueryPlace, indent: string, tested: TestedRule, options: PrettyOptions): string[] {
  const { style, columns } = options;
  const { line, character } = tested.lines.positionAt(place.span.start);
  const link = `${tested.path}:${String(line + 1)}:${String(character + 1)}`;
  return [
    `${indent}${style.bold(printable(link))}: ${printable(oneLine(place.text))}`,
    excerpt(tested, place.span, { indent, columns, style, paint: style.red }),
  ];
}

function valueText(value: JsonValue): string {
  return shorten(JSON.stringify(value));
}

/** A condition may go over several lines of the query. */
function oneLine(text: string): string {
  return shorten(text.replace(/\s+/g, ' '));
}

function shorten(text: string): string {
  return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}
