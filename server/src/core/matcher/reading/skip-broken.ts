import { jsonFault, LONGEST_EXCERPT, type JsonFault } from '../json-fault.ts';
import { valueEnd } from '../json-spans.ts';
import { isOpening, refuse, type Reading, type Skipping, type Step } from './reading.ts';
import type { TextWindow } from './window.ts';

/**
 * Names what is broken at `start`, and gives the place where the next value may start.
 * @param hasSpare true while brackets may be looked for: the time for broken texts is limited
 */
export function skipBroken(reading: Reading, start: number, hasSpare: boolean): Step {
  const { window } = reading;
  const { text } = window;
  const { lineStart } = window.placeOf(start);
  const isWords = reading.list !== undefined && !isOpening(text[start]);
  const end = isWords
    ? wordsEnd(text, start, window.isWhole)
    : brokenEnd(reading, start, start - lineStart, hasSpare);
  if (end === undefined) return undefined;
  const { offset } = faultIn(text, start, typeof end === 'number' ? end : text.length);
  // The words at the fault are told, as far as the line goes.
  if (typeof end !== 'number' && start + offset + LONGEST_EXCERPT + 1 >= text.length) return undefined;
  refuseBroken(reading, start, typeof end === 'number' ? end : text.length);
  if (typeof end === 'number') return end;
  reading.skipping = end;
  return start + 1;
}

/** Tells what is wrong with a stretch of the text that is no JSON. */
export function refuseBroken(reading: Reading, start: number, end: number): void {
  const { window } = reading;
  const { line } = window.placeOf(start);
  const { offset, message } = faultIn(window.text, start, end);
  const faulty = window.lineBehind({ at: start, line }, start + offset);
  reading.lostTo = window.base + end;
  refuse(
    reading,
    line,
    `This is no JSON: ${faulty === line ? '' : `on line ${String(faulty)}, `}${message}.`,
  );
}

function faultIn(text: string, start: number, end: number): JsonFault {
  return jsonFault(text.slice(start, end)) ?? NOTHING;
}

const NOTHING: JsonFault = { offset: 0, message: 'nothing like it may stand here' };

/**
 * Where the broken value ends, or is given up: where its brackets end, or before the next line that starts with a bracket. What
 * can go on without end is passed over.
 */
function brokenEnd(
  reading: Reading,
  start: number,
  character: number,
  hasSpare: boolean,
): number | Skipping | undefined {
  const { window, inLines, list, longest } = reading;
  const { text, isWhole } = window;
  const isValue = isOpening(text[start]);
  const isLine = list === undefined && inLines && isValue;
  const deepest = isValue ? columnOf(reading, start, character) : Infinity;
  const { start: next } = findStart(window, start, deepest);
  const closing = isValue && hasSpare ? valueEnd(text, start, next) : undefined;
  if (closing?.closed === true) return closing.end;
  if (isLine && (next !== undefined || isWhole)) return window.lineEnd(start);
  if (next !== undefined) reading.resumed = window.base + next;
  if (next !== undefined || isWhole) return next ?? text.length;
  // The brackets were found to be wrong, so that they end nowhere.
  const isOpen = closing !== undefined && closing.end >= text.length && text.length - start <= longest;
  if (isOpen) return undefined;
  return isLine ? window.lineEnd(start) : { to: 'start', deepest };
}

/** How deep the value stands that is the first thing on its line; one behind others is not indented. */
function columnOf({ consumed, resumed, window }: Reading, start: number, character: number): number {
  const isFirst = consumed - window.base <= start - character || resumed === window.base + start;
  return isFirst ? character : 0;
}

/** Something between the values of a list, as far as the next one. */
function wordsEnd(text: string, start: number, isWhole: boolean): number | Skipping {
  const at = bracketFrom(text, start + 1);
  return at < text.length || isWhole ? at : { to: 'bracket' };
}

function bracketFrom(text: string, from: number): number {
  let at = from;
  while (at < text.length && !'{[]'.includes(text[at] ?? '')) at++;
  return at;
}

interface FoundStart {
  readonly start?: number;
  /** Without a start: how far there is none. */
  readonly passed: number;
}

/**
 * The next line that starts with a bracket, no deeper than `deepest` characters: whoever forgot a bracket indented all the
 * same.
 */
function findStart(window: TextWindow, from: number, deepest: number): FoundStart {
  const { text } = window;
  let end = window.lineEnd(from);
  while (end !== undefined && end < text.length) {
    const first = window.skipSpace(end);
    if (first >= text.length) return { passed: end };
    if (isOpening(text[first]) && first - lineStartOf(text, first) <= deepest)
      return { start: first, passed: first };
    end = window.lineEnd(first);
  }
  return { passed: text.length };
}

function lineStartOf(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
}

/** Goes on passing over. */
export function skipOn(reading: Reading, skipping: Skipping): Step {
  const { window, at } = reading;
  const { text, isWhole, base } = window;
  const { end, passed } = skipEnd(window, at, skipping);
  if (end === undefined && !isWhole) {
    reading.at = passed;
    return undefined;
  }
  const stop = end ?? text.length;
  if (skipping.to === 'start') reading.resumed = base + stop;
  reading.skipping = undefined;
  reading.lostTo = base + stop;
  return stop;
}

function skipEnd(
  window: TextWindow,
  at: number,
  skipping: Skipping,
): { readonly end: number | undefined; readonly passed: number } {
  const { text } = window;
  switch (skipping.to) {
    case 'line-end':
      return { end: window.lineEnd(at), passed: text.length };
    case 'bracket': {
      const end = bracketFrom(text, at);
      return { end: end < text.length ? end : undefined, passed: text.length };
    }
    case 'start': {
      const { start, passed } = findStart(window, at, skipping.deepest);
      return { end: start, passed };
    }
  }
}
