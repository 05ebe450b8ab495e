import type { Condition } from '../condition/condition.ts';
import { compileCondition, type Observation } from '../matcher/compile.ts';
import { firstFailure, nearness, type Decision } from '../matcher/deciding.ts';
import type { JsonValue, SampleEvent } from '../matcher/event.ts';
import type { Plan } from '../matcher/plan.ts';
import type { EventsRead } from '../matcher/read-events.ts';
import { runPlan } from '../matcher/run.ts';
import type { MatchedSequence } from '../matcher/sequence.ts';
import type { Span } from '../text/span.ts';
import type { FoundCase } from './find-cases.ts';
import type { CaseFailure, CaseReport, DecidingCondition, EventVerdict, QueryPlace } from './report.ts';

/** Where a stretch of the query stands in the rule file, and its text. */
export type Places = (querySpan: Span) => QueryPlace;

type Judgement = Pick<CaseReport, 'passed' | 'alerts' | 'failures' | 'verdicts'>;

/** Runs a plan over a case's events and holds the alerts against what the case's name says. */
export function judge(one: FoundCase, read: EventsRead, plan: Plan, places: Places): Judgement {
  const result = runPlan(plan, read.events);
  const alerting =
    result.kind === 'events'
      ? new Set(result.events)
      : new Set(result.sequences.flatMap(({ events }) => events.filter((event) => event !== undefined)));
  const explain = explainer(plan, places);
  const verdicts = read.events.map((event): EventVerdict => {
    if (alerting.has(event)) return { line: event.line, alert: true };
    const failed = explain(event)?.condition;
    return { line: event.line, alert: false, ...(failed === undefined ? {} : { failed }) };
  });
  const alerts = result.kind === 'events' ? result.events.length : result.sequences.length;
  const failures = [
    ...unreadFailures(one, read),
    ...(result.kind === 'events'
      ? eventFailures(one, read, alerting, plan, explain, places)
      : sequenceFailures(one, read, result.sequences, plan, explain, places)),
  ];
  return { passed: failures.length === 0, alerts, failures, verdicts };
}

/** A case whose events can't all be read does not show what it says. */
function unreadFailures({ file, expect }: FoundCase, { events, unread }: EventsRead): readonly CaseFailure[] {
  if (expect === 'any') return [];
  const failures = unread.map(({ line, reason }): CaseFailure => ({
    file,
    line,
    reason: `Not read: ${reason}`,
  }));
  if (events.length > 0 || failures.length > 0) return failures;
  return [{ file, line: 1, reason: 'The file holds no event, so it shows nothing.' }];
}

interface Explanation {
  readonly condition: DecidingCondition;
  readonly reason: string;
}

type Explain = (event: SampleEvent) => Explanation | undefined;

/** Says why an event is no alert: the first condition that failed; for a sequence of the term that it came nearest. */
function explainer(plan: Plan, places: Places): Explain {
  const conditions = plan.kind === 'event' ? [plan.condition] : plan.terms.map(({ condition }) => condition);
  const seen = new Map<number, Observation>();
  const compiled = [...new Set(conditions)].map((condition) => ({
    condition,
    observe: compileCondition(condition, (node, observation) => seen.set(node.id, observation)),
  }));
  return (event) => {
    seen.clear();
    const tried = compiled.map(({ condition, observe }) => ({ condition, matched: observe(event.source) }));
    if (tried.length === 0 || tried.some(({ matched }) => matched)) return undefined;
    const [first, ...others] = tried.map(({ condition }) => condition);
    if (first === undefined) return undefined;
    const nearest = others.reduce(
      (best, other) => (nearness(other, seen) > nearness(best, seen) ? other : best),
      first,
    );
    return explanationOf(firstFailure(nearest, seen), places);
  };
}

function explanationOf(decision: Decision, places: Places): Explanation {
  const { condition, observation } = decision;
  return {
    condition: { ...places(condition.span), value: valueOf(observation) },
    reason: reasonOf(decision),
  };
}

function reasonOf({ observation, excluded }: Decision): string {
  if (excluded) return 'No alert: the event meets a condition that must not hold.';
  return observation?.values.length === 0
    ? 'No alert: the event has no value for this condition.'
    : 'No alert: the event does not meet this condition.';
}

/** What the event has in the field: one value as it is, several as a list, `undefined` for none. */
function valueOf(observation: Observation | undefined): JsonValue | undefined {
  if (observation === undefined) return undefined;
  const { values } = observation;
  return values.length > 1 ? values : values[0];
}

function eventFailures(
  one: FoundCase,
  { events }: EventsRead,
  alerting: ReadonlySet<SampleEvent>,
  plan: Plan,
  explain: Explain,
  places: Places,
): readonly CaseFailure[] {
  const { file, expect } = one;
  switch (expect) {
    case 'any':
      return [];
    case 'no-match':
      return events
        .filter((event) => alerting.has(event))
        .map(({ line }) => unwanted(file, line, plan, places));
    case 'match':
      return events.filter((event) => !alerting.has(event)).map((event) => absent(file, event, explain));
    case 'match-any':
      return alerting.size > 0 ? [] : events.map((event) => absent(file, event, explain));
  }
}

function absent(file: string, event: SampleEvent, explain: Explain): CaseFailure {
  const explanation = explain(event);
  if (explanation === undefined)
    return { file, line: event.line, reason: 'No alert: a pipe of the query cut this event off.' };
  const { condition, reason } = explanation;
  const { span, text, value } = condition;
  return {
    file,
    line: event.line,
    reason,
    condition: { span, text },
    ...(value === undefined ? {} : { value }),
  };
}

function unwanted(file: string, line: number, plan: Plan, places: Places): CaseFailure {
  const last = plan.kind === 'event' ? lastConjunct(plan.condition) : undefined;
  return {
    file,
    line,
    reason: 'An alert that must not be: the event meets all conditions, this one last.',
    ...(last === undefined ? {} : { condition: places(last.span) }),
  };
}

function lastConjunct(condition: Condition): Condition {
  const last = condition.kind === 'and' ? condition.operands.at(-1) : undefined;
  return last ?? condition;
}

function sequenceFailures(
  { file, expect }: FoundCase,
  { events }: EventsRead,
  sequences: readonly MatchedSequence[],
  plan: Plan,
  explain: Explain,
  places: Places,
): readonly CaseFailure[] {
  if (expect === 'any' || plan.kind === 'event') return [];
  if (expect === 'no-match') {
    return sequences.map(({ events: parts }) => {
      const lines = parts.flatMap((event) => event?.line ?? []);
      const reason = `An alert that must not be, made of the events in lines ${lines.join(', ')}.`;
      return { file, line: lines.at(-1) ?? 1, reason };
    });
  }
  return sequences.length > 0 ? [] : [noSequence(file, events, plan, explain, places)];
}

/** Which term no event meets, or that the events do not belong together. */
function noSequence(
  file: string,
  events: readonly SampleEvent[],
  plan: Exclude<Plan, { kind: 'event' }>,
  explain: Explain,
  places: Places,
): CaseFailure {
  for (const [index, { condition, term }] of plan.terms.entries()) {
    if (term.missing) continue;
    const matches = compileCondition(condition);
    if (events.some((event) => matches(event.source))) continue;
    const number = `Event query ${index + 1} of the ${plan.kind}`;
    const nearest =
      nearestEvent(condition, events, places) ??
      events.map((event) => ({ event, explanation: explain(event) }))[0];
    const explanation = nearest?.explanation;
    if (nearest === undefined || explanation === undefined) {
      return {
        file,
        line: 1,
        reason: `No alert: ${number} is met by no event.`,
        condition: places(term.span),
      };
    }
    const { span, text, value } = explanation.condition;
    const reason = `No alert: ${number} is met by no event; this one comes nearest.`;
    return {
      file,
      line: nearest.event.line,
      reason,
      condition: { span, text },
      ...(value === undefined ? {} : { value }),
    };
  }
  const [first] = plan.terms;
  const limits = plan.kind === 'sequence' ? ', in this order, within `maxspan` and before `until`' : '';
  return {
    file,
    line: events[0]?.line ?? 1,
    reason: `No alert: each event query is met by some event, but not by events with the same join keys${limits}.`,
    ...(first === undefined ? {} : { condition: places(first.term.span) }),
  };
}

function nearestEvent(condition: Condition, events: readonly SampleEvent[], places: Places) {
  const seen = new Map<number, Observation>();
  const observe = compileCondition(condition, (node, observation) => seen.set(node.id, observation));
  let best: { readonly event: SampleEvent; readonly explanation: Explanation } | undefined;
  let bestNearness = -1;
  for (const event of events) {
    seen.clear();
    observe(event.source);
    const near = nearness(condition, seen);
    if (near <= bestNearness) continue;
    bestNearness = near;
    best = { event, explanation: explanationOf(firstFailure(condition, seen), places) };
  }
  return best;
}
