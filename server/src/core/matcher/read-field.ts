import { lowerCased } from '../condition/lower-case.ts';
import type { MappedField } from '../condition/mapping.ts';
import { isObject, type JsonObject, type JsonValue } from './event.ts';

/** The values of a field in a document, as they stand there or as the index has them; empty when it lacks the field. */
export type ReadField = (source: JsonObject) => readonly JsonValue[];

/** Gives the access to a field; asked again for the same field it gives the same, which remembers its last document. */
export type ReadFields = (field: MappedField) => ReadField;

/** Conditions name the same few fields over and over: those that share one `ReadFields` look each up once a document. */
export function sharedReads(): ReadFields {
  const known = new Map<string, { readonly field: MappedField; readonly read: ReadField }>();
  return (field) => {
    const shared = known.get(field.name);
    if (shared !== undefined && sameReading(shared.field, field)) return shared.read;
    const read = remembering(compileRead(field));
    known.set(field.name, { field, read });
    return read;
  };
}

function sameReading(a: MappedField, b: MappedField): boolean {
  return (
    a === b ||
    (a.path === b.path &&
      a.nullValue === b.nullValue &&
      a.constantValue === b.constantValue &&
      a.ignoreAbove === b.ignoreAbove &&
      a.lowerCase === b.lowerCase)
  );
}

function remembering(read: ReadField): ReadField {
  let lastSource: JsonObject | undefined;
  let lastValues: readonly JsonValue[] = [];
  return (source) => {
    if (source !== lastSource) {
      lastValues = read(source);
      lastSource = source;
    }
    return lastValues;
  };
}

/** Deeper arrays and objects are not looked into: no real event has them, and a hostile one must not exhaust the stack. */
const MAX_DEPTH = 64;

/**
 * Compiles the access to a field. A document may write `a.b.c` nested, dotted or in any mixture; as in an index the values of
 * all spellings are united, arrays (also of objects) are flattened, and `null` and `[]` are no value.
 */
export function compileRead(field: MappedField): ReadField {
  const parts = field.path.split('.');
  const keys = parts.map((_part, from) =>
    parts.slice(from).map((_end, count) => parts.slice(from, from + count + 1).join('.')),
  );
  const { nullValue, constantValue, ignoreAbove, lowerCase } = field;
  return (source) => {
    const found: JsonValue[] = [];
    collect(source, 0, keys, nullValue, found, 0);
    if (constantValue !== undefined && found.length === 0) return [constantValue];
    const indexed =
      ignoreAbove === undefined
        ? found
        : found.filter((value) => typeof value !== 'string' || value.length <= ignoreAbove);
    if (lowerCase === undefined) return indexed;
    return indexed.map((value) => (typeof value === 'string' ? lowerCased(value) : value));
  };
}

/** `keys[i][n]` is the dotted name of the parts `i` to `i + n`. */
function collect(
  value: JsonValue,
  at: number,
  keys: readonly (readonly string[])[],
  nullValue: JsonValue | undefined,
  found: JsonValue[],
  depth: number,
): void {
  if (depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) collect(item, at, keys, nullValue, found, depth + 1);
    return;
  }
  const candidates = keys[at];
  if (candidates === undefined) {
    if (value === null) {
      if (nullValue !== undefined) found.push(nullValue);
    } else if (!isObject(value)) found.push(value);
    return;
  }
  if (!isObject(value)) return;
  for (const [count, key] of candidates.entries()) {
    const child = ownProperty(value, key);
    if (child !== undefined) collect(child, at + count + 1, keys, nullValue, found, depth + 1);
  }
}

function ownProperty(value: JsonObject, key: string): JsonValue | undefined {
  const child = value[key];
  return child !== undefined && Object.hasOwn(value, key) ? child : undefined;
}
