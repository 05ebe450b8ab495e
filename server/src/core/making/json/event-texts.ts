import { eventsOf } from '../../matcher/event-forms.ts';
import { isObject, type JsonObject, type JsonValue } from '../../matcher/event.ts';
import { jsonFault } from '../../matcher/json-fault.ts';
import { memberStart, skipSpace, valueEnd } from '../../matcher/json-spans.ts';
import type { Span } from '../../text/span.ts';

/** An event in a text of JSON, and where its document stands. */
export interface EventText {
  readonly source: JsonObject;
  /** Of the document: behind `_source` in a hit. UTF-16 offsets. */
  readonly span: Span;
  /** Of the value that holds it: the hit, or the document itself. */
  readonly outer: Span;
}

export interface EventTexts {
  readonly events: readonly EventText[];
  /** Values that are no events. */
  readonly faults: readonly { readonly offset: number; readonly message: string }[];
}

/**
 * The events in a text: one or many values, lists of them, hits, the response of a search. Stops at the first value that is
 * no JSON, which is the last fault: of a text that somebody picked out, all of it is meant.
 */
export function eventTexts(text: string): EventTexts {
  const events: EventText[] = [];
  const faults: { offset: number; message: string }[] = [];
  for (let at = skipSeparators(text, 0); at < text.length; at = skipSeparators(text, at)) {
    const { end, closed } = valueEnd(text, at);
    const value = closed ? parsed(text.slice(at, end)) : undefined;
    if (value === undefined) {
      const fault = jsonFault(closed ? text.slice(at, end) : text.slice(at));
      const message = `This is no JSON: ${fault?.message ?? 'nothing like it may stand here'}.`;
      return { events, faults: [...faults, { offset: at + (fault?.offset ?? 0), message }] };
    }
    for (const found of valuesIn(value, text, at)) {
      if ('message' in found) faults.push(found);
      else events.push(found);
    }
    at = end;
  }
  return { events, faults };
}

/** The same as found `by` units further on. */
export function shifted({ events, faults }: EventTexts, by: number): EventTexts {
  const moved = ({ start, end }: Span): Span => ({ start: start + by, end: end + by });
  return {
    events: events.map(({ source, span, outer }) => ({ source, span: moved(span), outer: moved(outer) })),
    faults: faults.map(({ offset, message }) => ({ offset: offset + by, message })),
  };
}

/** Commas between values are forgiven: somebody picked a few items of a list. */
function skipSeparators(text: string, from: number): number {
  let at = skipSpace(text, from);
  while (text[at] === ',') at = skipSpace(text, at + 1);
  return at;
}

function parsed(json: string): JsonValue | undefined {
  try {
    return JSON.parse(json) as JsonValue;
  } catch {
    // `jsonFault` says where it is broken.
    return undefined;
  }
}

type Found = EventText | { readonly offset: number; readonly message: string };

function valuesIn(value: JsonValue, text: string, start: number): readonly Found[] {
  if (Array.isArray(value)) {
    const starts = itemStarts(text, start);
    return (value as readonly JsonValue[]).flatMap((item, index) =>
      valueAsEvents(item, text, starts[index] ?? start),
    );
  }
  return valueAsEvents(value, text, start);
}

function itemStarts(text: string, open: number): readonly number[] {
  const starts: number[] = [];
  for (let at = skipSeparators(text, open + 1); at < text.length && text[at] !== ']';) {
    starts.push(at);
    at = skipSeparators(text, valueEnd(text, at).end);
  }
  return starts;
}

function valueAsEvents(value: JsonValue, text: string, start: number): readonly Found[] {
  if (!isObject(value)) return [{ offset: start, message: 'An event is a JSON object, and this is none.' }];
  return eventsOf(value, text, start).map((found): Found => {
    if (found.source === undefined) return { offset: found.start, message: found.problem };
    const { source, start: outer, member } = found;
    const inner = member === undefined ? outer : (memberStart(text, outer, member) ?? outer);
    return { source, span: spanAt(text, inner), outer: spanAt(text, outer) };
  });
}

function spanAt(text: string, start: number): Span {
  return { start, end: valueEnd(text, start).end };
}
