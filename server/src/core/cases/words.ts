import type { JsonValue } from '../matcher/event.ts';

/** `1, 2 and 3`. */
export function enumerate(items: readonly (string | number)[]): string {
  const texts = items.map(String);
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
}

/** `the event in line 3`, `the events in lines 3, 4 and 7`; a long list is cut. */
export function eventsInLines(lines: readonly number[]): string {
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.length - shown.length;
  const list = more === 0 ? enumerate(shown) : `${shown.join(', ')} and ${String(more)} more`;
  return lines.length === 1 ? `the event in line ${list}` : `the events in lines ${list}`;
}

const MOST_LINES = 12;

/** A value as JSON, cut where it is long. */
export function valueInWords(value: JsonValue): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 80;

export function plural(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}

export function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** A sentence behind a colon: "No alert: the event …". */
export function behind(head: string, sentence: string): string {
  return `${head}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** `1 min 30 s`, `60 s` as `1 min`. */
export function durationInWords(milliseconds: number): string {
  let rest = milliseconds;
  const parts = UNITS.flatMap(([unit, size]) => {
    const count = unit === 'ms' ? rest : Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${String(count)} ${unit}`];
  });
  return parts.length === 0 ? '0 s' : parts.join(' ');
}
