import { skipSpace } from '../../matcher/json-spans.ts';
import type { Span } from '../../text/span.ts';

/** A string in a text of JSON that is a value, not a key. */
export interface JsonString {
  /** Of its field: dotted, in lower case, without `_source.` or `fields.` of a hit. */
  readonly field: string;
  readonly value: string;
  /** Of what stands between its quotes. UTF-16 offsets. */
  readonly span: Span;
}

/** Deeper keys are not part of a field's name; no event that is read has them (`event-forms.ts`). */
const DEEPEST = 64;

interface Level {
  readonly isObject: boolean;
  readonly field: string;
  /** The next string is a key. */
  atKey: boolean;
  key: string;
}

/** The strings of the JSON value that `span` covers, in the order of the text. Linear, never recursive. */
export function jsonStrings(text: string, span: Span): readonly JsonString[] {
  const found: JsonString[] = [];
  const levels: Level[] = [];
  for (let at = skipSpace(text, span.start); at < span.end; at++) {
    const level = levels.at(-1);
    const character = text[at];
    if (character === '{' || character === '[') {
      const isObject = character === '{';
      levels.push({ isObject, field: fieldIn(level, levels.length), atKey: isObject, key: '' });
    } else if (character === '}' || character === ']') levels.pop();
    else if (character === ',' && level !== undefined) level.atKey = level.isObject;
    else if (character === '"') {
      const end = closingQuote(text, at);
      const inner = { start: at + 1, end };
      if (level?.atKey === true) {
        level.key = decoded(text, inner).toLowerCase();
        level.atKey = false;
      } else found.push({ field: fieldIn(level, levels.length), value: decoded(text, inner), span: inner });
      at = end;
    }
  }
  return found;
}

function fieldIn(level: Level | undefined, depth: number): string {
  if (level === undefined) return '';
  const { field, key, isObject } = level;
  if (!isObject || depth > DEEPEST) return field;
  if (field === '') return key === '_source' || key === 'fields' ? '' : key;
  return `${field}.${key}`;
}

function closingQuote(text: string, open: number): number {
  let at = open + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function decoded(text: string, { start, end }: Span): string {
  const raw = text.slice(start, end);
  return raw.includes('\\') ? String(JSON.parse(`"${raw}"`)) : raw;
}

/** Where each UTF-16 unit of a string's value is written, and at the end where it stops: offsets in the text. */
export function writtenAt(text: string, { value, span }: JsonString): (index: number) => number {
  const { start, end } = span;
  if (end - start === value.length) return (index) => start + index;
  const offsets: number[] = [];
  for (let at = start; at < end; at += text[at] !== '\\' ? 1 : text[at + 1] === 'u' ? 6 : 2) offsets.push(at);
  offsets.push(end);
  return (index) => offsets[index] ?? end;
}
