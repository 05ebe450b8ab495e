import { isObject, type JsonValue } from './event.ts';

/** A key that stands twice in one object, and where the second one starts. */
export interface RepeatedKey {
  readonly key: string;
  readonly offset: number;
}

/** Keys as written; the texts between them are passed over whole. */
const STRINGS = /"(?:[^"\\]|\\.)*"(\s*:)?/g;

/** The first key that stands twice in an object of a JSON text. @param value what the text was read as */
export function repeatedKey(json: string, value: JsonValue): RepeatedKey | undefined {
  // Counting is cheap, and nearly every text has as many keys as its value.
  let written = 0;
  for (const [, colon] of json.matchAll(STRINGS)) if (colon !== undefined) written++;
  return written === keyCount(value) ? undefined : findRepeated(json);
}

function keyCount(root: JsonValue): number {
  let count = 0;
  const open: JsonValue[] = [root];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const children: readonly JsonValue[] = isObject(value)
      ? Object.values(value)
      : (value as readonly JsonValue[]);
    if (isObject(value)) count += children.length;
    for (const child of children) open.push(child);
  }
  return count;
}

const TOKENS = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;

function findRepeated(json: string): RepeatedKey | undefined {
  const open: Set<string>[] = [];
  for (const { 0: token, 1: colon, index } of json.matchAll(TOKENS)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const key = token.slice(1, token.lastIndexOf('"'));
      const keys = open.at(-1);
      if (keys?.has(key) === true) return { key, offset: index };
      keys?.add(key);
    }
  }
  return undefined;
}
