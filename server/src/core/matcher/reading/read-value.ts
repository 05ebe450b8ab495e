import { textOf } from '../../text/span.ts';
import type { JsonValue } from '../event.ts';
import { scanJson } from '../json-fault.ts';
import { isSpace, valueEnd } from '../json-spans.ts';
import { isOpening, refuse, type Reading, type Step } from './reading.ts';
import { refuseBroken, skipBroken } from './skip-broken.ts';
import { take } from './take.ts';

/** Reads the value at `start`, or tells what is wrong with it. */
export function readValue(reading: Reading, start: number): Step {
  const { window, list } = reading;
  const { text, base } = window;
  if (list === undefined && base + start >= reading.tried) {
    // One event a line is the rule, and needs no search for its end.
    const end = window.lineEnd(start);
    if (end === undefined) return isTooLong(reading, start) ? tooLong(reading, start) : undefined;
    reading.tried = base + end;
    const value = mayBeWhole(text, start, end) ? parse(text.slice(start, end)) : undefined;
    if (value !== undefined) {
      reading.inLines = true;
      take(reading, value, { start, end });
      return end;
    }
  }
  const isTried = list !== undefined || isOpening(text[start]);
  const isSpare = hasSpare(reading, start);
  return isTried && isSpare ? readWithin(reading, start) : skipBroken(reading, start, isSpare);
}

/** The rest of a line that is known to be no more than one value. */
export function readLine(reading: Reading, start: number): Step {
  const { window } = reading;
  const end = window.lineEnd(start);
  if (end === undefined) return undefined;
  const value = parse(window.text.slice(start, end));
  if (value === undefined) refuseBroken(reading, start, end);
  else take(reading, value, { start, end });
  return end;
}

/** A value whose end must be looked for. */
function readWithin(reading: Reading, start: number): Step {
  const { text, isWhole } = reading.window;
  // Brackets alone are found fast; once there was something broken, the first fault of a value must end the search.
  if (!reading.inLines && reading.vain === 0) {
    const { end, closed } = valueEnd(text, start);
    const value = closed && (end < text.length || isWhole) ? parse(text.slice(start, end)) : undefined;
    if (value !== undefined) {
      take(reading, value, { start, end });
      return end;
    }
  }
  const scan = scanJson(text, start, isWhole);
  if (scan.kind === 'cut') return isTooLong(reading, start) ? tooLong(reading, start) : undefined;
  if (scan.kind === 'value') {
    const span = { start, end: scan.end };
    const value = parse(textOf(text, span));
    if (value !== undefined) {
      take(reading, value, span);
      return scan.end;
    }
  }
  const next = skipBroken(reading, start, true);
  if (next !== undefined) reading.vain += (scan.kind === 'fault' ? scan.offset : scan.end) - start + 1;
  return next;
}

/** How often the text may be searched in vain for the end of broken values, before lines alone count. */
const SPARE = 8;
const FIRST_SPARE = 8 * 1024 * 1024;

function hasSpare({ window, vain }: Reading, start: number): boolean {
  return vain < FIRST_SPARE + SPARE * (window.base + start);
}

function isTooLong({ window, longest }: Reading, start: number): boolean {
  return window.text.length - start > longest;
}

function tooLong(reading: Reading, start: number): number {
  const { window, longest, list } = reading;
  const { line } = window.placeOf(start);
  const most = `${longest.toLocaleString('en')} characters`;
  refuse(
    reading,
    line,
    `This is longer than ${most}, the most that is read of one event. One event a line has no such end.`,
  );
  reading.skipping = list === undefined ? { to: 'line-end' } : { to: 'start', deepest: Infinity };
  return window.text.length;
}

/** A cheap look: what starts with a brace must end with one. */
function mayBeWhole(text: string, start: number, end: number): boolean {
  let last = end - 1;
  while (last > start && isSpace(text.charCodeAt(last))) last--;
  return text[start] !== '{' || text[last] === '}';
}

function parse(json: string): JsonValue | undefined {
  try {
    return JSON.parse(json) as JsonValue;
  } catch {
    // Whoever asked says what is wrong with it, in the same words on every host.
    return undefined;
  }
}
