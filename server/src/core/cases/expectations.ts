import { parseFieldDate } from '../condition/date-formats.ts';
import { isObject, type JsonValue } from '../matcher/event.ts';
import { jsonFault } from '../matcher/json-fault.ts';
import { members, skipSpace, type Member } from '../matcher/json-spans.ts';
import type { KeyValues } from '../matcher/join-key.ts';
import { decodeText } from '../text/decode.ts';
import { LineIndex } from '../text/line-index.ts';
import { nearest } from '../text/nearest.ts';

/** Lines of one alert: that of its (first) event, or those of all its events, `null` for a missing one. */
export type AlertLines = number | readonly (number | null)[];

/** What `expect.json` says of one case, beyond its name. Lines are 1-based lines of `expect.json`. */
export interface ExactExpectation {
  readonly alerts?: Stated<number>;
  /** One list for each alert, in any order. */
  readonly joinKeys?: Stated<readonly KeyValues[]>;
  /** One item for each alert, in any order. */
  readonly lines?: Stated<readonly AlertLines[]>;
  /** Instead of `event.category` or the rule's `event_category_override`. */
  readonly eventCategoryField?: Stated<string>;
  /** The time of the search, in nanoseconds since 1970: for dates such as `now-1d` in the query. */
  readonly now?: Stated<bigint>;
}

/** A value and where it stands. */
export interface Stated<T> {
  readonly value: T;
  readonly line: number;
}

export interface ExpectationFault {
  readonly line: number;
  readonly reason: string;
}

export interface Expectations {
  /** By file name. */
  readonly byFile: ReadonlyMap<string, ExactExpectation>;
  readonly faults: readonly ExpectationFault[];
}

/**
 * Reads an `expect.json`: `{"match-two-hosts.ndjson": {"alerts": 2, "join_keys": [["h1"], ["h2"]], "lines": [1, 4],
 * "event_category_field": "event.kind", "now": "2026-03-01T00:00:00Z"}}`. Whatever is wrong is told at its line.
 * @param fileNames the cases that there are
 */
export function readExpectations(bytes: Uint8Array, fileNames: readonly string[]): Expectations {
  const { value: text, errors } = decodeText(bytes);
  const lines = new LineIndex(text);
  const reading: Reading = { text, fileNames, faults: [], lineOf: (at) => lines.positionAt(at).line + 1 };
  const byFile = new Map<string, ExactExpectation>();
  const broken = errors.map(({ message, span }) => ({ offset: span.start, message }))[0] ?? syntaxFault(text);
  if (broken !== undefined) {
    reading.faults.push({ line: reading.lineOf(broken.offset), reason: broken.message });
    return { byFile, faults: reading.faults };
  }
  const seen = new Set<string>();
  for (const member of objectMembers(reading, skipSpace(text, 0), 'The file')) {
    const { key } = member;
    const exact = readEntry(reading, member);
    if (seen.has(key)) tell(reading, member.keySpan.start, `\`${key}\` stands twice.`);
    seen.add(key);
    if (fileNames.includes(key)) byFile.set(key, exact);
    else tell(reading, member.keySpan.start, noSuchCase(key, fileNames));
  }
  return { byFile, faults: reading.faults };
}

interface Reading {
  readonly text: string;
  readonly fileNames: readonly string[];
  readonly faults: ExpectationFault[];
  readonly lineOf: (offset: number) => number;
}

function tell({ faults, lineOf }: Reading, offset: number, reason: string): void {
  faults.push({ line: lineOf(offset), reason });
}

function syntaxFault(text: string): { readonly offset: number; readonly message: string } | undefined {
  const fault = jsonFault(text);
  return fault && { offset: fault.offset, message: `This is no JSON: ${fault.message}.` };
}

function noSuchCase(key: string, fileNames: readonly string[]): string {
  const meant = nearest(key, fileNames) ?? fileNames.find((name) => name.startsWith(`${key}.`));
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  return `No case of this folder is the file \`${key}\`.${hint}`;
}

/** The members of the object at `start`, keys resolved; nothing, and a fault, when it is none. */
function objectMembers(reading: Reading, start: number, what: string): readonly Member[] {
  if (reading.text[start] !== '{') {
    tell(reading, start, `${what} must be an object: \`{…}\`.`);
    return [];
  }
  return members(reading.text, start).map((member) => ({
    ...member,
    key: String(JSON.parse(`"${member.key}"`)),
  }));
}

type Draft = { -readonly [Key in keyof ExactExpectation]: ExactExpectation[Key] };

function readEntry(reading: Reading, { key: file, value: { start } }: Member): ExactExpectation {
  const draft: Draft = {};
  for (const { key, keySpan, value } of objectMembers(reading, start, `What is expected of \`${file}\``)) {
    const line = reading.lineOf(keySpan.start);
    const set = SETTERS.get(key);
    const problem =
      set === undefined
        ? unknownKey(key)
        : set(draft, JSON.parse(reading.text.slice(value.start, value.end)) as JsonValue, line);
    if (problem !== undefined) tell(reading, set === undefined ? keySpan.start : value.start, problem);
  }
  return draft;
}

function unknownKey(key: string): string {
  const meant = nearest(key, SETTERS.keys());
  const hint =
    meant === undefined
      ? `The keys are ${[...SETTERS.keys()].map((name) => `\`${name}\``).join(', ')}.`
      : `Did you mean \`${meant}\`?`;
  return `There is no key \`${key}\` here. ${hint}`;
}

/** Takes the value of a key into the draft, or says what it must be. */
type Setter = (draft: Draft, value: JsonValue, line: number) => string | undefined;

const SETTERS: ReadonlyMap<string, Setter> = new Map<string, Setter>([
  [
    'alerts',
    (draft, value, line) => {
      if (!isCount(value)) return '`alerts` must be a whole number: how many alerts the case raises.';
      draft.alerts = { value, line };
      return undefined;
    },
  ],
  [
    'join_keys',
    (draft, value, line) => {
      if (!isListOf(value, isKeyValues))
        return '`join_keys` must be a list with one list of values for each alert: `[["host-1"], ["host-2"]]`.';
      draft.joinKeys = { value, line };
      return undefined;
    },
  ],
  [
    'lines',
    (draft, value, line) => {
      if (!isListOf(value, isAlertLines))
        return '`lines` must be a list with one line for each alert, that of its first event, or the lines of all its events: `[1, 4]`, `[[1, 2], [4, 6]]`.';
      draft.lines = { value, line };
      return undefined;
    },
  ],
  [
    'event_category_field',
    (draft, value, line) => {
      if (typeof value !== 'string' || value === '')
        return '`event_category_field` must be the name of a field.';
      draft.eventCategoryField = { value, line };
      return undefined;
    },
  ],
  [
    'now',
    (draft, value, line) => {
      const moment = typeof value === 'string' ? parseFieldDate(value, undefined)?.first : undefined;
      if (moment === undefined) return '`now` must be a date and time: "2026-03-01T00:00:00Z".';
      draft.now = { value: moment, line };
      return undefined;
    },
  ],
]);

function isCount(value: JsonValue): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isLine(value: JsonValue): value is number {
  return isCount(value) && value > 0;
}

function isListOf<T extends JsonValue>(
  value: JsonValue,
  isItem: (item: JsonValue) => item is T,
): value is readonly T[] {
  return Array.isArray(value) && (value as readonly JsonValue[]).every(isItem);
}

function isKeyValues(value: JsonValue): value is KeyValues {
  return (
    Array.isArray(value) &&
    (value as readonly JsonValue[]).every((item) => !isObject(item) && !Array.isArray(item))
  );
}

function isAlertLines(value: JsonValue): value is AlertLines {
  return (
    isLine(value) ||
    (Array.isArray(value) && (value as readonly JsonValue[]).every((item) => item === null || isLine(item)))
  );
}
