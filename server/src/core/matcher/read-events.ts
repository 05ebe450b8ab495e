import { LineIndex } from '../text/line-index.ts';
import { textOf, type Span } from '../text/span.ts';
import { eventsOf } from './event-forms.ts';
import { isObject, type JsonValue, type SampleEvent } from './event.ts';
import { jsonFault } from './json-fault.ts';
import { isSpace, lineEndAt, skipSpace, valueEnd } from './json-spans.ts';
import { repeatedKey } from './repeated-key.ts';
import { CHUNK, runToEnd, type Work } from './steps.ts';

/** A stretch of an event file that is no event. */
export interface UnreadLine {
  /** 1-based line on which it starts. */
  readonly line: number;
  readonly reason: string;
}

/** Something to tell of an event that was read. */
export interface EventNote {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface EventsRead {
  readonly events: readonly SampleEvent[];
  readonly unread: readonly UnreadLine[];
  /** What Elasticsearch would take otherwise, of events that were read. */
  readonly notes: readonly EventNote[];
}

/**
 * Reads the events of a file: one JSON object a line, objects over many lines, arrays, `{"_source": …}` hits (or hits with
 * `fields`), the response of a search, in any mixture. What can't be read is named with its line, and the rest goes on.
 * Time grows with the text's length, whatever stands in it.
 */
export function readEvents(text: string, file: string): EventsRead {
  return runToEnd(readingEvents(text, file));
}

/** The same, with stops. */
export function* readingEvents(text: string, file: string): Work<EventsRead> {
  const lines = new LineIndex(text);
  const spare = SPARE * text.length;
  const reading: Reading = {
    text,
    file,
    lines,
    events: [],
    unread: [],
    notes: [],
    spare,
    tried: 0,
    inLines: false,
    lost: false,
  };
  let list: number | undefined;
  let handled = 0;
  let stopAt = CHUNK_LENGTH;
  for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) {
    const character = text[at];
    if (character === ',') at++;
    else if (character === '[' && list === undefined) list = at++;
    else if (character === ']' && list !== undefined) {
      list = undefined;
      at++;
    } else {
      at = readOne(reading, at, list !== undefined);
      if (++handled % CHUNK !== 0 && at < stopAt) continue;
      stopAt = at + CHUNK_LENGTH;
      yield;
    }
  }
  if (list !== undefined && !reading.lost)
    refuse(reading, list, 'The list that starts here is not closed: its `]` is missing.');
  return reading;
}

/** Text between two stops: a few milliseconds. */
const CHUNK_LENGTH = 256 * 1024;

/** How often the text may be searched in vain for the end of broken values, before lines alone count. */
const SPARE = 8;

interface Reading {
  readonly text: string;
  readonly file: string;
  readonly lines: LineIndex;
  readonly events: SampleEvent[];
  readonly unread: UnreadLine[];
  readonly notes: EventNote[];
  /** What is left of the characters that may be searched in vain. */
  spare: number;
  /** End of the last line that was tried as a whole. */
  tried: number;
  /** True when some line was a whole value: then one that is broken is cut off at its end. */
  inLines: boolean;
  /** True when something broken reaches to the end of the text, so that what ends there was told. */
  lost: boolean;
}

/** Reads the value at `start`, and gives the offset behind it. */
function readOne(reading: Reading, start: number, inList: boolean): number {
  const { text } = reading;
  if (!inList && start >= reading.tried) {
    // One event a line is the rule, and needs no search for its end.
    const end = lineEndAt(text, start);
    reading.tried = end;
    const value = mayBeWhole(text, start, end) ? parse(text.slice(start, end)) : undefined;
    if (value !== undefined) {
      reading.inLines = true;
      take(reading, value, { start, end });
      return end;
    }
  }
  const found = (inList || isOpening(text[start])) && reading.spare > 0 ? valueEnd(text, start) : undefined;
  if (found?.closed === true) {
    const span = { start, end: found.end };
    const value = parse(textOf(text, span));
    if (value !== undefined) {
      take(reading, value, span);
      return found.end;
    }
  }
  if (found !== undefined) reading.spare -= found.end - start;
  return skipBroken(reading, start, found?.closed === true ? found.end : undefined, inList);
}

/** A cheap look: what starts with a brace must end with one. */
function mayBeWhole(text: string, start: number, end: number): boolean {
  let last = end - 1;
  while (last > start && isSpace(text.charCodeAt(last))) last--;
  return text[start] !== '{' || text[last] === '}';
}

function isOpening(character: string | undefined): boolean {
  return character === '{' || character === '[';
}

function parse(json: string): JsonValue | undefined {
  try {
    return JSON.parse(json) as JsonValue;
  } catch {
    // Whoever asked says what is wrong with it, in the same words on every host.
    return undefined;
  }
}

/** Names what is broken, and gives the place where the next value may start. */
function skipBroken(reading: Reading, start: number, closedAt: number | undefined, inList: boolean): number {
  const { text } = reading;
  const end = brokenEnd(reading, start, closedAt, inList);
  reading.lost = end === text.length;
  const broken = text.slice(start, end);
  const { offset, message } = jsonFault(broken) ?? { offset: 0, message: 'nothing like it may stand here' };
  const [line, faulty] = [lineOf(reading, start), lineOf(reading, start + offset)];
  refuse(
    reading,
    start,
    `This is no JSON: ${faulty === line ? '' : `on line ${String(faulty)}, `}${message}.`,
  );
  return end;
}

/** Where the broken value ends, or is given up. @param closedAt where its brackets end, if they do */
function brokenEnd(reading: Reading, start: number, closedAt: number | undefined, inList: boolean): number {
  const { text, inLines } = reading;
  const isValue = isOpening(text[start]);
  if (inList && !isValue) return wordsEnd(text, start);
  const isLine = !inList && inLines && isValue;
  if (isLine && closedAt === undefined) return lineEndAt(text, start);
  const limit = closedAt ?? text.length;
  const next = nextStart(reading, start, limit);
  return next !== undefined && isLine ? lineEndAt(text, start) : (next ?? limit);
}

/** Something between the values of a list, as far as the next one. */
function wordsEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && !'{[]'.includes(text[at] ?? '')) at++;
  return at;
}

/**
 * The next line that starts with a bracket, no deeper than the value at `start`: whoever forgot a bracket indented all the
 * same. `undefined` when there is none before `limit`.
 */
function nextStart({ text, lines }: Reading, start: number, limit: number): number | undefined {
  const { line, character } = lines.positionAt(start);
  const lineStart = start - character;
  const column = skipSpace(text, lineStart) < start ? 0 : character;
  const deepest = isOpening(text[start]) ? column : Infinity;
  for (let at = lines.lineStart(line + 1); at < limit; at = lines.lineStart(lines.positionAt(at).line + 1)) {
    const first = skipSpace(text, at);
    if (first >= limit) return undefined;
    const place = lines.positionAt(first);
    if (place.character <= deepest && (text[first] === '{' || text[first] === '[')) return first;
    at = first;
  }
  return undefined;
}

function lineOf({ lines }: Reading, offset: number): number {
  return lines.positionAt(offset).line + 1;
}

function refuse(reading: Reading, start: number, reason: string): void {
  reading.unread.push({ line: lineOf(reading, start), reason });
}

/** The event that a value is, or the events that it holds. */
function take(reading: Reading, value: JsonValue, span: Span): void {
  if (!isObject(value)) {
    refuse(reading, span.start, `An event is a JSON object, but this is ${kindOf(value)}.`);
    return;
  }
  const { text, file } = reading;
  for (const { source, start, problem } of eventsOf(value, text, span.start)) {
    if (source === undefined) refuse(reading, start, problem);
    else reading.events.push({ source, file, line: lineOf(reading, start) });
  }
  // Only hands write a key twice; large files are recorded.
  const repeated = text.length > LARGE ? undefined : repeatedKey(textOf(text, span), value);
  if (repeated === undefined) return;
  const message = `The key \`${repeated.key}\` stands twice in one object. Here the last one counts; Elasticsearch refuses such an event.`;
  reading.notes.push({ line: lineOf(reading, span.start + repeated.offset), message });
}

const LARGE = 1024 * 1024;

function kindOf(value: JsonValue): string {
  if (value === null) return '`null`';
  return Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a string' : `a ${typeof value}`;
}
