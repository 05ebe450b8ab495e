import type { Unsupported } from '../../../core/cases/report.ts';
import type { NearMiss } from '../../../core/trace/nearest-misses.ts';
import type { QueryTrace, Trace } from '../../../core/trace/trace.ts';
import type { Span } from '../../../core/text/span.ts';
import { printable } from '../../printable.ts';
import { count } from '../count.ts';
import { excerpt } from '../excerpt.ts';
import { conditionLine, conditionLines, cut, type PrettyOptions } from './condition-lines.ts';
import { queryText, spanInRule, type ExplainedRule, type Report } from './report.ts';
import { ruleName } from './rule-name.ts';
import { eventInSequence, sequenceLines } from './sequence-lines.ts';

/** For people: the query with a sign and the event's value for each condition, or the events that came near. */
export function prettyExplanation(report: ExplainedRule, options: PrettyOptions): string {
  const { style } = options;
  const head = `${style.bold(printable(ruleName(report)))}  ${style.dim(printable(report.path))}`;
  return `${[head, ...bodyOf(report, options)].join('\n')}\n`;
}

function bodyOf(report: ExplainedRule, options: PrettyOptions): readonly string[] {
  const { explained } = report;
  switch (explained.kind) {
    case 'refused':
      return explained.unsupported.flatMap((one) => refusalLines(one, report, options));
    case 'failed':
      return [`  ${options.style.red('not run:')} ${printable(explained.message)}`];
    case 'explained': {
      const known: Report = { ...report, explained };
      return explained.traces.length > 0
        ? tracesLines(explained.traces, known, options)
        : overviewLines(known, options);
    }
  }
}

function refusalLines(
  { message, span }: Unsupported,
  report: ExplainedRule,
  options: PrettyOptions,
): readonly string[] {
  return [`  ${options.style.red('not run:')} ${printable(message)}`, ...placeLines(span, report, options)];
}

/** A place in the rule file as a link, and where it stands. */
function placeLines(span: Span, report: ExplainedRule, options: PrettyOptions): readonly string[] {
  const { style, columns } = options;
  const { line, character } = report.lines.positionAt(span.start);
  const link = `${report.path}:${String(line + 1)}:${String(character + 1)}`;
  return [
    `    ${style.bold(printable(link))}`,
    excerpt(report, span, { indent: '    ', columns, style, paint: style.red }),
  ];
}

/** Of a file whose events all stand on one line; `--format json` has all of them. */
const MOST_EVENTS = 10;

function tracesLines(traces: readonly Trace[], report: Report, options: PrettyOptions): readonly string[] {
  const hidden = traces.length - MOST_EVENTS;
  return [
    ...traces.slice(0, MOST_EVENTS).flatMap((trace) => eventLines(trace, report, options)),
    ...(hidden > 0 ? ['', `… and ${count(hidden, 'more event')} on this line; --format json has all`] : []),
  ];
}

/** One event: its verdict, and each event query of the rule with what the event made of it. */
function eventLines(trace: Trace, report: Report, options: PrettyOptions): readonly string[] {
  const { style } = options;
  const place = style.bold(printable(`${report.eventsPath}:${String(trace.event.line)}`));
  return [
    `${place}: ${verdictOf(trace, report, options)}`,
    ...trace.queries.flatMap((query) => ['', ...queryLines(query, report, options)]),
    ...failureLines(trace, report, options),
    ...(report.explained.sequence === undefined
      ? []
      : ['', ...eventInSequence(report.explained.sequence, trace.event)]),
  ];
}

function verdictOf(
  { event, matched }: Trace,
  { explained: { result } }: Report,
  { style }: PrettyOptions,
): string {
  if (result.kind === 'events') {
    if (result.events.includes(event)) return style.green('alert');
    return matched ? style.red('no alert, for a pipe of the query leaves it out') : style.red('no alert');
  }
  return result.sequences.some(({ events }) => events.includes(event))
    ? style.green('part of an alert')
    : style.red('part of no alert');
}

function queryLines(query: QueryTrace, report: Report, options: PrettyOptions): readonly string[] {
  return [...termHead(query, report, options), ...conditionLines(query, report, options)];
}

/** For a term: its place, whether the event meets it, and the event's join keys. */
function termHead(query: QueryTrace, report: Report, { style }: PrettyOptions): readonly string[] {
  if (query.role === 'event') return [];
  const met = query.matched ? style.green('met') : style.red('not met');
  const keys = query.keys.map(({ span, values, missing }) => {
    const name = style.dim(`${printable(queryText(report, span))}:`);
    const list = printable(cut(values.map((value) => JSON.stringify(value)).join(', '), LONGEST_KEY));
    if (values.length > 0) return `${name} ${list}${missing ? style.red(', which is none of its type') : ''}`;
    return `${name} ${missing ? style.red('no value, and a join key must have one') : style.yellow('no value')}`;
  });
  const list = keys.length === 0 ? '' : `; by ${keys.join(', ')}`;
  return [`  ${style.bold(titleOf(query))}: ${met}${list}`];
}

/** Of an event's value for a join key. */
const LONGEST_KEY = 40;

function titleOf({ role, number }: Pick<QueryTrace, 'role' | 'number'>): string {
  if (role === 'until') return 'until';
  return role === 'missing' ? `term ${String(number)}, a missing event` : `term ${String(number)}`;
}

/** Where in the rule file the condition to blame stands; terms of a sequence are many, and each says it in its place. */
function failureLines({ queries }: Trace, report: Report, options: PrettyOptions): readonly string[] {
  const [query] = queries;
  if (query?.role !== 'event' || query.failure === undefined) return [];
  return ['', ...blameLines(query, report, options)];
}

function blameLines({ failure }: QueryTrace, report: Report, options: PrettyOptions): readonly string[] {
  if (failure === undefined) return [];
  const { condition, excluded } = failure;
  const text = excluded ? 'The event meets what the query excludes:' : 'The first condition that fails:';
  return [`  ${text}`, ...placeLines(spanInRule(report, condition.span), report, options)];
}

/** All events: how many alerts there are, and which events came near. */
function overviewLines(report: Report, options: PrettyOptions): readonly string[] {
  const { events, explained, eventsPath } = report;
  const { result, nearest, sequence } = explained;
  const alerts = result.kind === 'events' ? result.events.length : result.sequences.length;
  const { style } = options;
  return [
    `${style.bold(printable(eventsPath))}: ${count(events.length, 'event')}, ${count(alerts, 'alert')}`,
    ...(sequence === undefined ? [] : ['', ...sequenceLines(sequence, options)]),
    '',
    ...missesLines(nearest, report, options),
  ];
}

function missesLines(
  nearest: readonly NearMiss[],
  report: Report,
  options: PrettyOptions,
): readonly string[] {
  const whole = report.explained.result.kind === 'events' ? 'the query' : 'a term';
  const [first] = nearest;
  if (first === undefined)
    return [report.events.length === 0 ? 'There is no event.' : `Every event meets ${whole}.`];
  const place = `${report.eventsPath}:${String(first.trace.event.line)}`;
  return [
    `Events that come nearest to meeting ${whole}, the nearest first:`,
    ...nearest.flatMap((miss) => missLines(miss, report, options)),
    '',
    `All conditions of one of them: rulewright explain ${printable(report.path)} --events ${printable(place)}`,
  ];
}

function missLines({ trace, query }: NearMiss, report: Report, options: PrettyOptions): readonly string[] {
  const { style } = options;
  const place = style.bold(`line ${String(trace.event.line)}`);
  const { failure } = query;
  if (failure === undefined) return [`  ${place}: meets ${titleOf(query)}, but lacks a join key`];
  const near = `${String(Math.floor(query.nearness * 100))} %`;
  const term = query.role === 'event' ? '' : ` of ${titleOf(query)}`;
  const fate = style.red(failure.excluded ? 'it is excluded by' : 'this fails first');
  return [
    `  ${place}: meets ${near}${term}, ${fate}`,
    `    ${conditionLine(failure.condition, report, options)}`,
  ];
}
