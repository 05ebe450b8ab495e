import { isDate, type MappedField } from '../condition/mapping.ts';
import { EqlEvaluationError } from '../eql/value.ts';
import type { Expression } from '../eql/ast.ts';
import type { JsonObject, JsonValue } from './event.ts';
import { sharedReads, type ReadFields } from './read-field.ts';
import { dateValue, scriptValue } from './typed-value.ts';

/** One join key of one term. `field` is `undefined` for an unmapped `?field`, which is always null. */
export interface PlannedKey {
  readonly field: MappedField | undefined;
  /** An event without a value has the key null; otherwise it can't take part. */
  readonly optional: boolean;
  readonly expression: Expression;
}

/** The values of one combination of join keys; `null` for a missing optional one. Dates are milliseconds. */
export type KeyValues = readonly (string | number | boolean | null)[];

/** The field of a key as it is joined by. */
export function keyName({ field, expression }: PlannedKey): string {
  return field?.name ?? (expression.kind === 'field' ? expression.name : 'the key');
}

export interface EventKey {
  /** Equal for equal keys. */
  readonly id: string;
  readonly values: KeyValues;
}

/**
 * The keys under which an event takes part: several for array values, none when a mandatory key is missing. Throws
 * `EqlEvaluationError` for an event with more of them than can be followed.
 */
export type ReadKeys = (source: JsonObject) => readonly EventKey[];

const NO_KEY: readonly EventKey[] = [];
const THE_ONE: readonly EventKey[] = [{ id: '', values: [] }];
/** More combinations of array keys than this are refused: no real event has them. */
const MAX_COMBINATIONS = 10_000;

export function compileKeys(keys: readonly PlannedKey[], reads: ReadFields = sharedReads()): ReadKeys {
  if (keys.length === 0) return () => THE_ONE;
  const readers = keys.map((key) => compileKey(key, reads));
  return (source) => {
    const values: (readonly KeyValue[])[] = [];
    let combinations = 1;
    for (const read of readers) {
      const found = read(source);
      combinations *= found.length;
      values.push(found);
    }
    if (combinations === 0) return NO_KEY;
    if (combinations === 1) return [eventKey(values.map(([only]) => only ?? null))];
    if (combinations > MAX_COMBINATIONS) {
      throw new EqlEvaluationError(
        `The join keys have ${combinations} combinations of values in one event; at most ${MAX_COMBINATIONS} are followed.`,
      );
    }
    return product(values).map(eventKey);
  };
}

function product(values: readonly (readonly KeyValue[])[]): readonly KeyValues[] {
  return values.reduce<readonly KeyValues[]>(
    (combinations, list) =>
      combinations.flatMap((combination) => list.map((value) => [...combination, value])),
    [[]],
  );
}

/** Texts are told from other values by their quotes, and end where their quotes do. */
function eventKey(values: KeyValues): EventKey {
  return { id: JSON.stringify(values), values };
}

/** The key of an id, which is its values as JSON. */
export function keyOfId(id: string): EventKey {
  return id === '' ? { id, values: [] } : { id, values: JSON.parse(id) as KeyValues };
}

type KeyValue = KeyValues[number];

function compileKey(
  { field, optional }: PlannedKey,
  reads: ReadFields,
): (source: JsonObject) => readonly KeyValue[] {
  const absent: readonly KeyValue[] = optional ? [null] : [];
  if (field === undefined) return () => absent;
  const read = reads(field);
  const convert = keyValue(field);
  return (source) => {
    const raw = read(source);
    const [only] = raw;
    if (only !== undefined && raw.length === 1) {
      const value = convert(only);
      return value === null ? absent : [value];
    }
    const values = new Set(raw.map(convert).filter((value) => value !== null));
    return values.size === 0 ? absent : [...values];
  };
}

function keyValue(field: MappedField): (value: JsonValue) => KeyValue {
  if (isDate(field.type)) {
    const read = dateValue(field);
    return (value) => dateKey(read(value));
  }
  const convert = scriptValue(field);
  return (value) => {
    const typed = convert(value);
    if (typeof typed !== 'bigint') return typed;
    return Number.isSafeInteger(Number(typed)) ? Number(typed) : typed.toString();
  };
}

/** Milliseconds, so that formats do not matter; nanoseconds as text where they count. */
function dateKey(nanoseconds: bigint | undefined): KeyValue {
  if (nanoseconds === undefined) return null;
  return nanoseconds % 1_000_000n === 0n ? Number(nanoseconds / 1_000_000n) : String(nanoseconds);
}
