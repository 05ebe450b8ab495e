import type { Explained, Explanation, ExplainStream } from '../../core/explain/explain-rule.ts';
import { alertingEvents, inSteps } from '../../core/index.ts';
import type { SampleEvent } from '../../core/matcher/event.ts';
import type { Pacing } from '../../core/cases/pacing.ts';
import type { RuleDocument } from '../../core/rule/rule-document.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import type { NearMiss } from '../../core/trace/nearest-misses.ts';
import type {
  EventPlace,
  ExplainedEvent,
  ExplainResult,
  RankedEvent,
  RankedEvents,
} from '../../protocol/index.ts';
import { placesIn, shownValue, type Places } from './places.ts';
import { toExplainedQuery } from './query-trace.ts';
import { MOST_EVENTS, type Stream, type Streams } from './read-streams.ts';
import { toTimeline } from './timeline.ts';

export interface Explaining {
  readonly rule: RuleDocument;
  readonly explain: ExplainStream;
  readonly pacing: Pacing;
}

type Stopped = Extract<ExplainResult, { readonly kind: 'refused' | 'failed' }>;

/** One event of the stream, condition by condition. */
export async function explainEvent(
  wanted: EventPlace,
  stream: Stream,
  { isCut, unread }: Streams,
  explaining: Explaining,
): Promise<ExplainedEvent | Stopped> {
  const { events, uri, settings } = stream;
  const places = placesIn(explaining.rule, events);
  const onLine = events.filter(({ line }) => line === wanted.line);
  const chosen = onLine[wanted.nth] ?? onLine[0];
  const [broken] = unread.filter(({ line }) => line === wanted.line || events.length === 0);
  if (chosen === undefined) {
    const why = broken === undefined ? '' : ` ${broken.reason}`;
    const cut = isCut ? ` Only the first ${MOST_EVENTS.toLocaleString('en')} events are looked at.` : '';
    return { kind: 'failed', message: `No event starts on line ${String(wanted.line)}.${why}${cut}` };
  }
  const explained = await inSteps(
    explaining.explain(events, { chosen: [chosen], settings }),
    explaining.pacing,
  );
  if (explained.kind !== 'explained') return stopped(explained, explaining.rule);
  const position = events.indexOf(chosen);
  const [trace] = explained.traces;
  const sequence = toTimeline(explained, uri, places);
  const place = places.placeOfEvent(chosen);
  const step = sequence?.events.findIndex((event) => isSame(event.place, place)) ?? -1;
  return {
    kind: 'event',
    place,
    position: position + 1,
    count: events.length,
    ...neighbour('previous', events[position - 1], places),
    ...neighbour('next', events[position + 1], places),
    alert: alertingEvents(explained.result).has(chosen),
    matched: trace?.matched === true,
    queries: trace?.queries.map((query) => toExplainedQuery(query, places)) ?? [],
    ...(sequence && { sequence }),
    ...(step >= 0 && { step }),
  };
}

function isSame(a: EventPlace, b: EventPlace): boolean {
  return a.line === b.line && a.nth === b.nth;
}

function neighbour(
  name: 'previous' | 'next',
  event: SampleEvent | undefined,
  places: Places,
): { readonly previous?: EventPlace; readonly next?: EventPlace } {
  return event === undefined ? {} : { [name]: places.placeOfEvent(event) };
}

/** So many in a list to choose from, of each kind. */
const MOST_RANKED = 200;

/** All events of the streams, each run by itself: alerts, then those that came near. */
export async function rankEvents(
  { asked, unread, isCut }: Streams,
  explaining: Explaining,
  withTimeline: boolean,
): Promise<RankedEvents | Stopped> {
  const alerts: RankedEvent[] = [];
  const misses: RankedEvent[] = [];
  let timeline: ReturnType<typeof toTimeline>;
  for (const { uri, events, settings } of asked) {
    const explained = await inSteps(
      explaining.explain(events, { misses: MOST_RANKED, missesThatMatch: true, settings }),
      explaining.pacing,
    );
    if (explained.kind !== 'explained') return stopped(explained, explaining.rule);
    const places = placesIn(explaining.rule, events);
    const alerting = alertingEvents(explained.result);
    for (const event of alerting) {
      if (alerts.length === MOST_RANKED) break;
      alerts.push({ place: places.placeOfEvent(event), alert: true, nearness: 1 });
    }
    misses.push(...explained.nearest.map((miss) => toMiss(miss, places)));
    if (withTimeline) timeline = toTimeline(explained, uri, places);
  }
  misses.sort((a, b) => b.nearness - a.nearness);
  return {
    kind: 'ranked',
    events: [...alerts, ...misses.slice(0, MOST_RANKED)],
    looked: asked.reduce((sum, { events }) => sum + events.length, 0),
    unread: unread.slice(0, MOST_RANKED),
    isCut,
    ...(timeline && { sequence: timeline }),
  };
}

function toMiss({ trace, query }: NearMiss, places: Places): RankedEvent {
  const { failure, number, nearness } = query;
  const values = failure?.condition.fields.flatMap((field) => field.values) ?? [];
  return {
    place: places.placeOfEvent(trace.event),
    alert: false,
    nearness,
    ...(number !== undefined && { term: number }),
    ...(failure !== undefined && {
      failed: {
        ...places.placeOf(failure.condition.span),
        excluded: failure.excluded,
        ...(values.length > 0 && { value: shownValue(values.length === 1 ? (values[0] ?? null) : values) }),
      },
    }),
  };
}

function stopped(explained: Exclude<Explained, Explanation>, rule: RuleDocument): Stopped {
  if (explained.kind === 'failed') return explained;
  const lines = new LineIndex(rule.text);
  return {
    kind: 'refused',
    unsupported: explained.unsupported.map(({ message, span, text }) => ({
      message,
      range: lines.rangeOf(span),
      text,
    })),
  };
}
