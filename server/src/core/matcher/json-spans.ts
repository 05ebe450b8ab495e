import type { Span } from '../text/span.ts';

/** JSON texts cut into values without reading them: linear, never recursive, content with broken JSON. Spans are UTF-16 offsets. */

const SPACE = /\s/;

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text[at] ?? '')) at++;
  return at;
}

/** End of the value that starts at `start`, or `undefined` when its brackets or quotes are not closed. */
export function valueEnd(text: string, start: number): number | undefined {
  const first = text[start];
  if (first === '"') return stringEnd(text, start);
  if (first !== '{' && first !== '[') return scalarEnd(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = stringEnd(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
    } else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return at + 1;
  }
  return undefined;
}

function stringEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '"') return at + 1;
  }
  return undefined;
}

function scalarEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text[at] ?? '')) at++;
  return Math.max(at, start + 1);
}

/** The elements of the array that starts at `open`; `closed` is false when the text ends inside it. */
export function arrayElements(
  text: string,
  open: number,
): { readonly elements: readonly Span[]; readonly closed: boolean } {
  const elements: Span[] = [];
  let at = skipSpace(text, open + 1);
  while (at < text.length) {
    if (text[at] === ']') return { elements, closed: true };
    if (text[at] === ',') {
      at = skipSpace(text, at + 1);
      continue;
    }
    const end = valueEnd(text, at);
    if (end === undefined) return { elements: [...elements, { start: at, end: text.length }], closed: false };
    elements.push({ start: at, end });
    at = skipSpace(text, end);
  }
  return { elements, closed: false };
}

/** Where the value of `key` of the object that starts at `open` begins; only the object's own keys count. */
export function memberStart(text: string, open: number, key: string): number | undefined {
  let at = skipSpace(text, open + 1);
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at);
    if (keyEnd === undefined) return undefined;
    const colon = skipSpace(text, keyEnd);
    if (text[colon] !== ':') return undefined;
    const start = skipSpace(text, colon + 1);
    if (text.slice(at + 1, keyEnd - 1) === key) return start;
    const end = valueEnd(text, start);
    if (end === undefined) return undefined;
    const comma = skipSpace(text, end);
    if (text[comma] !== ',') return undefined;
    at = skipSpace(text, comma + 1);
  }
  return undefined;
}
