import { LineIndex } from '../text/line-index.ts';
import { textOf, type Span } from '../text/span.ts';
import { isObject, type JsonObject, type JsonValue, type SampleEvent } from './event.ts';
import { arrayElements, memberStart, skipSpace, valueEnd } from './json-spans.ts';

/** A stretch of an event file that is no event. */
export interface UnreadLine {
  /** 1-based line on which it starts. */
  readonly line: number;
  readonly reason: string;
}

export interface EventsRead {
  readonly events: readonly SampleEvent[];
  readonly unread: readonly UnreadLine[];
}

/**
 * Reads the events of a file: one JSON object a line, one or several objects over many lines, an array, `{"_source": …}` hits
 * (or hits with `fields`), the response of a search. What can't be read is named with its line, and the rest goes on.
 */
export function readEvents(text: string, file: string): EventsRead {
  const reading: Reading = { text, file, lines: new LineIndex(text), events: [], unread: [] };
  const start = skipSpace(text, 0);
  if (start < text.length) {
    if (text[start] === '[' && !isOneLine(reading, start)) readArray(reading, start);
    else if (isPretty(reading, start)) readValues(reading, start);
    else readLines(reading);
  }
  return { events: reading.events, unread: reading.unread };
}

interface Reading {
  readonly text: string;
  readonly file: string;
  readonly lines: LineIndex;
  readonly events: SampleEvent[];
  readonly unread: UnreadLine[];
}

/** True when the value at `start` ends on its line and more lines follow: then each line is a value of its own. */
function isOneLine({ text }: Reading, start: number): boolean {
  const lineEnd = lineEndAt(text, start);
  const end = valueEnd(text.slice(start, lineEnd), 0);
  return (
    end !== undefined && skipSpace(text, lineEnd) < text.length && text[skipSpace(text, lineEnd)] === '['
  );
}

/** True when the first line is no whole value, but a whole value starts there. */
function isPretty({ text }: Reading, start: number): boolean {
  const lineEnd = lineEndAt(text, start);
  if (valueEnd(text.slice(start, lineEnd), 0) !== undefined) return false;
  const end = valueEnd(text, start);
  return end !== undefined && parse(text.slice(start, end)).value !== undefined;
}

function lineEndAt(text: string, start: number): number {
  const found = text.indexOf('\n', start);
  return found < 0 ? text.length : found;
}

function readLines(reading: Reading): void {
  const { text } = reading;
  for (let start = 0; start < text.length;) {
    const end = lineEndAt(text, start);
    const from = skipSpace(text, start);
    if (from < end) readSpan(reading, { start: from, end });
    start = end + 1;
  }
}

function readValues(reading: Reading, from: number): void {
  const { text } = reading;
  for (let start = from; start < text.length;) {
    const end = valueEnd(text, start) ?? text.length;
    readSpan(reading, { start, end });
    start = skipSpace(text, end);
    if (text[start] === ',') start = skipSpace(text, start + 1);
  }
}

function readArray(reading: Reading, open: number): void {
  const { elements, closed } = arrayElements(reading.text, open);
  for (const element of elements) readSpan(reading, element);
  if (!closed)
    reading.unread.push({
      line: lineOf(reading, open),
      reason: 'The array that starts here is not closed: its `]` is missing.',
    });
}

function lineOf({ lines }: Reading, offset: number): number {
  return lines.positionAt(offset).line + 1;
}

function readSpan(reading: Reading, span: Span): void {
  const { value, problem } = parse(textOf(reading.text, span));
  if (problem !== undefined) {
    reading.unread.push({ line: lineOf(reading, span.start), reason: problem });
  } else if (isObject(value)) {
    readObject(reading, value, span);
  } else if (Array.isArray(value)) {
    readArray(reading, span.start);
  } else {
    reading.unread.push({
      line: lineOf(reading, span.start),
      reason: `An event is a JSON object, but this is ${kindOf(value)}.`,
    });
  }
}

function kindOf(value: JsonValue | undefined): string {
  return value === null ? '`null`' : `a ${typeof value}`;
}

function parse(json: string): { readonly value?: JsonValue; readonly problem?: string } {
  try {
    return { value: JSON.parse(json) as JsonValue };
  } catch (error) {
    return {
      problem: `This is no JSON: ${error instanceof Error ? explain(error.message, json) : String(error)}`,
    };
  }
}

/** The engine's message without the text that it quotes, which may be megabytes. */
function explain(message: string, json: string): string {
  if (valueEnd(json, 0) === undefined) return 'a bracket or a quote is not closed.';
  const short = message.split('\n')[0] ?? message;
  return `${short.length > 120 ? `${short.slice(0, 120)}…` : short}.`;
}

/** An event, a hit that holds one, or a response that holds many. */
function readObject(reading: Reading, value: JsonObject, span: Span): void {
  const { hits } = value;
  if (isObject(hits)) {
    const lists = ['hits', 'events', 'sequences'].filter((key) => Array.isArray(hits[key]));
    if (lists.length > 0) {
      for (const key of lists) readMember(reading, span.start, ['hits', key]);
      return;
    }
  }
  if (Array.isArray(value['events']) && 'join_keys' in value) {
    readMember(reading, span.start, ['events']);
    return;
  }
  reading.events.push({ source: documentOf(value), file: reading.file, line: lineOf(reading, span.start) });
}

function readMember(reading: Reading, open: number, path: readonly string[]): void {
  let start: number | undefined = open;
  for (const key of path) start = start === undefined ? undefined : memberStart(reading.text, start, key);
  if (start !== undefined) readArray(reading, start);
}

function documentOf(hit: JsonObject): JsonObject {
  const { _source: source, fields } = hit;
  if (isObject(source)) return source;
  // Kibana's Discover copies hits with `fields` only: dotted names, every value in an array.
  return isObject(fields) && ('_id' in hit || '_index' in hit) ? fields : hit;
}
