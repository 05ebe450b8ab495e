import type { JsonValue, SampleEvent } from '../../core/matcher/event.ts';
import type { RuleDocument } from '../../core/rule/rule-document.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import type { Span } from '../../core/text/span.ts';
import type { EventPlace, PlaceInRule, ProtocolRange, ShownValues } from '../../protocol/index.ts';

/** Turns what the core says of a query and of events into places of documents. */
export interface Places {
  /** Of a span of the query. */
  rangeOf(span: Span): ProtocolRange;
  /** Of a span of the query; the text on one line, cut where it is long. */
  placeOf(span: Span): PlaceInRule;
  placeOfEvent(event: SampleEvent): EventPlace;
}

/** Longest text of a condition or a literal: a list may have thousands of literals, and they have places of their own. */
const LONGEST_TEXT = 300;

/** @param events of one file, in its order */
export function placesIn(rule: RuleDocument, events: readonly SampleEvent[]): Places {
  const lines = new LineIndex(rule.text);
  const { query } = rule;
  const rangeOf = (span: Span): ProtocolRange =>
    lines.rangeOf(query?.source.spanToSource(span) ?? { start: 0, end: 0 });
  const nths = nthOnLine(events);
  return {
    rangeOf,
    placeOf: (span) => ({
      range: rangeOf(span),
      text: cut(oneLine(query?.text.slice(span.start, span.end) ?? ''), LONGEST_TEXT),
    }),
    placeOfEvent: (event) => ({ uri: event.file, line: event.line, nth: nths.get(event) ?? 0 }),
  };
}

function nthOnLine(events: readonly SampleEvent[]): ReadonlyMap<SampleEvent, number> {
  const counts = new Map<number, number>();
  return new Map(
    events.map((event) => {
      const nth = counts.get(event.line) ?? 0;
      counts.set(event.line, nth + 1);
      return [event, nth];
    }),
  );
}

/** No literal goes over several lines, so none is changed. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

const MOST_VALUES = 20;
const LONGEST_VALUE = 400;

export function shownValues(values: readonly JsonValue[]): ShownValues {
  return { shown: values.slice(0, MOST_VALUES).map(shownValue), total: values.length };
}

export function shownValue(value: JsonValue): string {
  return cut(JSON.stringify(value), LONGEST_VALUE);
}

function cut(text: string, longest: number): string {
  // Not between the two halves of a character beyond the first plane.
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
