import { isSpace, skipSpace, valueEnd } from '../json-spans.ts';
import type { EventsRead } from './events-read.ts';
import { CHUNK, type Work } from '../steps.ts';
import { readLine, readValue } from './read-value.ts';
import { isOpening, refuse, type Reading, type Step } from './reading.ts';
import { skipOn } from './skip-broken.ts';
import { TextWindow } from './window.ts';

/** UTF-16 units of one value: a line, a printed event, the response of a search. A string of the engine holds four times as many. */
export const LONGEST_VALUE = 128 * 1024 * 1024;

/** Text between two stops: a few milliseconds. */
const STOP_LENGTH = 256 * 1024;

/**
 * Reads events out of a text that comes in pieces, which may end anywhere, and keeps no more of it than the value that is not
 * whole yet. What it finds does not depend on where the pieces end. Time grows with the text's length, whatever stands in it.
 */
export class EventReader {
  readonly #reading: Reading;

  /** @param file what the events are told to be of */
  constructor(file: string, longest = LONGEST_VALUE) {
    this.#reading = {
      file,
      longest,
      window: new TextWindow(),
      events: [],
      unread: [],
      notes: [],
      patches: [],
      list: undefined,
      skipping: undefined,
      at: 0,
      consumed: 0,
      resumed: -1,
      tried: 0,
      inLines: false,
      vain: 0,
      lostTo: -1,
    };
  }

  /** 1-based line up to which all was read. */
  get line(): number {
    const { window, at } = this.#reading;
    return window.placeOf(at).line;
  }

  /** UTF-16 units of the text that are kept. */
  get kept(): number {
    const { window, at } = this.#reading;
    return window.length - window.base - at;
  }

  /** The next piece. @param patches offsets in it of the U+FFFD that stand for bytes that are not UTF-8 */
  push(text: string, patches: readonly number[] = []): void {
    const { window } = this.#reading;
    for (const patch of patches) this.#reading.patches.push(window.length + patch);
    window.push(text);
  }

  /** No more pieces come. */
  end(): void {
    this.#reading.window.end();
  }

  /** Reads what came, but for what is not whole yet, with stops. */
  *read(): Work<void> {
    const reading = this.#reading;
    const { window } = reading;
    while (window.grow(reading.at, Math.max(1, window.text.length - reading.at))) {
      reading.at = 0;
      yield* this.#readWindow();
    }
    if (window.isWhole && reading.list !== undefined) this.#endList(reading.list);
  }

  *#readWindow(): Work<void> {
    const reading = this.#reading;
    const { window } = reading;
    let handled = 0;
    let stopAt = STOP_LENGTH;
    for (let next = step(reading); next !== undefined; next = step(reading)) {
      reading.at = next;
      reading.consumed = window.base + next;
      if (++handled % CHUNK !== 0 && next < stopAt) continue;
      stopAt = next + STOP_LENGTH;
      yield;
    }
  }

  #endList(line: number): void {
    const { window, lostTo } = this.#reading;
    this.#reading.list = undefined;
    if (lostTo === window.base + window.text.length) return;
    refuse(this.#reading, line, 'The list that starts here is not closed: its `]` is missing.');
  }

  /** What was found since the last time. */
  take(): EventsRead {
    const { events, unread, notes } = this.#reading;
    this.#reading.events = [];
    this.#reading.unread = [];
    this.#reading.notes = [];
    return { events, unread, notes };
  }
}

function step(reading: Reading): Step {
  const { window, list, skipping } = reading;
  if (skipping !== undefined) return skipOn(reading, skipping);
  const { text } = window;
  const at = (reading.at = window.skipSpace(reading.at));
  if (at >= text.length) return undefined;
  const character = text[at];
  if (character === ',') return at + 1;
  if (character === ']' && list !== undefined) {
    reading.list = undefined;
    return at + 1;
  }
  if (character !== '[' || list !== undefined) return readValue(reading, at);
  const opens = opensList(reading, at);
  if (opens === undefined) return undefined;
  if (!opens) return readLine(reading, at);
  reading.list = window.placeOf(at).line;
  return at + 1;
}

/**
 * Whether a `[` starts a list of events: its elements are read one by one, so that it may be of any size. One that is cut off on
 * its line is a broken line, and one of numbers is a value like others. `undefined` when that shows only with more text.
 */
function opensList({ window, inLines, longest }: Reading, at: number): boolean | undefined {
  const { text } = window;
  const first = skipSpace(text, at + 1);
  if (first >= text.length) return window.isWhole || text.length - at > longest ? true : undefined;
  if (text[first] === ']' || (isOpening(text[first]) && !inLines)) return true;
  const end = window.lineEnd(at);
  if (end === undefined) return text.length - at > longest ? true : undefined;
  let last = end - 1;
  while (isSpace(text.charCodeAt(last))) last--;
  if (first >= end || ',[{'.includes(text[last] ?? '')) return true;
  const line = text.slice(at + 1, end);
  const holdsNone = !line.includes('{') && !line.includes('[');
  return !holdsNone && (!inLines || valueEnd(text, at, end).closed);
}
