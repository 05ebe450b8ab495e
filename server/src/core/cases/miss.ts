import { compileCondition } from '../matcher/compile.ts';
import type { JsonValue, SampleEvent } from '../matcher/event.ts';
import { compileKeys, keyName } from '../matcher/join-key.ts';
import type { PlannedTerm } from '../matcher/plan-sequence.ts';
import { CHUNK, filterInChunks, type Work } from '../matcher/steps.ts';
import type { Span } from '../text/span.ts';
import { explainer, type Explanation, type Places } from './explain.ts';
import type { DecidingCondition } from './report.ts';
import { capitalised, enumerate, eventsInLines } from './words.ts';

/** Why a file raises no alert of a sequence or sample, told by the nearest event. */
export interface Miss {
  readonly line: number;
  /** Sentences. */
  readonly reason: string;
  /** The place in the query that decided. */
  readonly span?: Span;
  readonly value?: JsonValue | undefined;
  /** Instead of `span`: the condition of an event query that failed. */
  readonly condition?: DecidingCondition;
}

export function placeOfMiss(
  { condition, span, value }: Pick<Miss, 'condition' | 'span' | 'value'>,
  places: Places,
): Pick<Explanation, 'condition'> | undefined {
  if (condition !== undefined) return { condition };
  return span && { condition: { ...places(span), value } };
}

/** The event queries of a plan by number, as people count them: one with runs is one. */
export function termNumber(terms: readonly PlannedTerm[], wanted: PlannedTerm): number {
  return [...new Set(terms)].indexOf(wanted) + 1;
}

/** Events that could take part as a term, and why there is none. */
export type Candidates =
  | { readonly events: readonly SampleEvent[]; readonly miss?: undefined }
  | { readonly events?: undefined; readonly miss: Miss };

/**
 * The events that meet a term, that pass `isPlaced` (they have a time) and have its join keys; the nearest one when there
 * is none.
 */
export function* candidatesOf(
  term: PlannedTerm,
  name: string,
  events: readonly SampleEvent[],
  places: Places,
  placed?: { readonly test: (event: SampleEvent) => boolean; readonly field: string },
): Work<Candidates> {
  const matches = compileCondition(term.condition);
  const met = yield* filterInChunks(events, ({ source }) => matches(source));
  if (met.length === 0) return { miss: yield* nobody(term, name, events, places) };
  const timed = placed === undefined ? met : met.filter(placed.test);
  const [untimed] = met;
  if (timed.length === 0 && untimed !== undefined && placed !== undefined) {
    const reason = `${metBy(name, met)} no time in \`${placed.field}\`: no sequence can have ${met.length === 1 ? 'it' : 'them'}.`;
    return { miss: { line: untimed.line, reason, span: term.term.span } };
  }
  const keysOf = compileKeys(term.keys);
  const keyed = timed.filter(({ source }) => keysOf(source).length > 0);
  return keyed.length > 0 ? { events: keyed } : { miss: keyless(term, name, timed) };
}

function* nobody(
  term: PlannedTerm,
  name: string,
  events: readonly SampleEvent[],
  places: Places,
): Work<Miss> {
  const none = `${capitalised(name)} is met by no event.`;
  return (
    (yield* nearestMiss(term, none, events, places)) ?? {
      line: events[0]?.line ?? 1,
      reason: none,
      span: term.term.span,
    }
  );
}

/** What the event lacks that comes nearest to meeting a term, told behind a sentence. */
export function* nearestMiss(
  { condition }: PlannedTerm,
  sentence: string,
  events: readonly SampleEvent[],
  places: Places,
): Work<Miss | undefined> {
  const explain = explainer(condition, places);
  let best: { readonly event: SampleEvent; readonly explanation: Explanation } | undefined;
  for (const [index, event] of events.entries()) {
    if (index % CHUNK === CHUNK - 1) yield;
    const explanation = explain(event);
    if (explanation === undefined || explanation.nearness <= (best?.explanation.nearness ?? -1)) continue;
    best = { event, explanation };
  }
  if (best === undefined) return undefined;
  const { event, explanation } = best;
  const why = explanation.reason.replace(/^The event /, 'it ');
  return {
    line: event.line,
    reason: `${sentence} Nearest comes the event in line ${String(event.line)}: ${why}`,
    condition: explanation.condition,
  };
}

/** Events meet the term, but all lack a join key. */
function keyless({ keys, term }: PlannedTerm, name: string, events: readonly SampleEvent[]): Miss {
  const [event] = events;
  const lacking =
    event === undefined ? [] : keys.filter((key) => compileKeys([key])(event.source).length === 0);
  const names = lacking.map((key) => `\`${keyName(key)}\``);
  const what = names.length === 0 ? 'join key' : `value of ${enumerate(names)}`;
  const reason = `${metBy(name, events)} no ${what}: ${events.length === 1 ? 'it' : 'they'} can't be joined with others.`;
  return { line: event?.line ?? 1, reason, span: lacking[0]?.expression.span ?? term.span };
}

/** "Event query 2 is met by the event in line 3, which has" */
function metBy(name: string, events: readonly SampleEvent[]): string {
  const lines = events.map(({ line }) => line);
  return `${capitalised(name)} is met by ${eventsInLines(lines)}, which ${lines.length === 1 ? 'has' : 'have'}`;
}
