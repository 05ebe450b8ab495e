import type { KeyTrace, QueryTrace, Trace } from '../../../core/trace/trace.ts';
import type { ConditionTrace } from '../../../core/trace/condition-trace.ts';
import type { Span } from '../../../core/text/span.ts';
import { ruleName } from './rule-name.ts';
import { sequenceToJson } from './sequence-json.ts';
import { queryText, spanInRule, type ExplainedRule, type Report } from './report.ts';

/**
 * One document: `{version: 1, rule, events, alerts, traces, nearest, sequence}`. A `line` is the 1-based line of the event
 * file on which an event starts; ranges are LSP's, in the rule file: 0-based lines and UTF-16 characters.
 */
export function jsonExplanation(report: ExplainedRule): string {
  const head = {
    version: 1,
    rule: { path: report.path, name: ruleName(report) },
    events: { path: report.eventsPath, count: report.events.length },
  };
  return `${JSON.stringify({ ...head, ...bodyOf(report) }, undefined, 2)}\n`;
}

function bodyOf(report: ExplainedRule) {
  const { explained, lines } = report;
  switch (explained.kind) {
    case 'refused':
      return {
        unsupported: explained.unsupported.map(({ message, span, text }) => ({
          message,
          range: lines.rangeOf(span),
          text,
        })),
      };
    case 'failed':
      return { failed: explained.message };
    case 'explained': {
      const known: Report = { ...report, explained };
      const { traces, nearest, sequence } = explained;
      return {
        alerts: alertsOf(known),
        traces: traces.map((trace) => traceToJson(trace, known)),
        nearest: nearest.map(({ trace, query }) => ({
          ...traceToJson(trace, known),
          nearness: query.nearness,
          query: trace.queries.indexOf(query),
        })),
        ...(sequence && { sequence: sequenceToJson(sequence, known) }),
      };
    }
  }
}

function alertsOf({ explained: { result } }: Report) {
  if (result.kind === 'events') return result.events.map(({ line }) => ({ lines: [line] }));
  return result.sequences.map(({ keys, events }) => ({
    keys,
    // A missing event has no line.
    lines: events.map((event) => event?.line ?? null),
  }));
}

function traceToJson({ event, matched, queries }: Trace, report: Report) {
  return { line: event.line, matched, queries: queries.map((query) => queryToJson(query, report)) };
}

function queryToJson(query: QueryTrace, report: Report) {
  const { role, number, matched, nearness, keys, condition, failure } = query;
  return {
    role,
    ...(number !== undefined && { number }),
    ...placeToJson(query.span, report),
    matched,
    nearness,
    keys: keys.map((key) => keyToJson(key, report)),
    ...(failure && { failure: { id: failure.condition.id, excluded: failure.excluded } }),
    condition: conditionToJson(condition, report),
  };
}

function keyToJson({ span, values, missing }: KeyTrace, report: Report) {
  return { ...placeToJson(span, report), values, missing };
}

function conditionToJson(trace: ConditionTrace, report: Report): unknown {
  const { id, kind, span, state, decisive, fields, met, literals, copied, children } = trace;
  return {
    id,
    kind,
    ...placeToJson(span, report),
    state,
    decisive,
    ...(fields.length > 0 && { fields }),
    ...(met !== undefined && { met }),
    ...(literals.length > 0 && {
      literals: literals.map((literal) => ({ ...placeToJson(literal.span, report), met: literal.met })),
    }),
    ...(copied && { copied }),
    ...(children.length > 0 && { children: children.map((child) => conditionToJson(child, report)) }),
  };
}

function placeToJson(span: Span, report: Report) {
  return { range: report.lines.rangeOf(spanInRule(report, span)), text: queryText(report, span) };
}
