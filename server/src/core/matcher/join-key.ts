import { compatible, groupInWords, groupOf, scalarTypeOf } from '../condition/scalar-types.ts';
import { isDate, type MappedField } from '../condition/mapping.ts';
import { resolveScalar } from '../condition/resolve-scalar.ts';
import type { Expression, JoinKeys } from '../eql/ast.ts';
import { textOf } from '../text/span.ts';
import { compareText } from '../condition/compare-values.ts';
import type { JsonObject, JsonValue } from './event.ts';
import { compileRead } from './read-field.ts';
import { dateValue, scriptValue } from './typed-value.ts';
import type { Planning } from './plan.ts';

/** One join key of one term. `field` is `undefined` for an unmapped `?field`, which is always null. */
export interface PlannedKey {
  readonly field: MappedField | undefined;
  /** `?field`: an event without a value has the key null; otherwise it can't take part. */
  readonly optional: boolean;
  readonly expression: Expression;
}

/** The fields of `by`, the global ones first. */
export function planKeys(
  lists: readonly (JoinKeys | undefined)[],
  planning: Planning,
): readonly PlannedKey[] {
  return lists
    .flatMap((list) => list?.keys ?? [])
    .map((expression) => {
      const scalar = resolveScalar(expression, planning);
      const optional = expression.kind === 'field' && expression.optional;
      return { field: scalar.kind === 'field' ? scalar.field : undefined, optional, expression };
    });
}

/** Keys at the same place must be of one type; each is compared with the first term's. */
export function checkKeyTypes(terms: readonly (readonly PlannedKey[])[], planning: Planning): void {
  const [first = [], ...others] = terms;
  for (const keys of others) {
    keys.forEach((key, index) => {
      const expected = first[index]?.field;
      if (expected === undefined || key.field === undefined) return;
      const [type, wanted] = [scalarTypeOf(key.field.type), scalarTypeOf(expected.type)];
      if (compatible(type, wanted)) return;
      planning.faults.push({
        type: 'verification',
        message: `The join key \`${textOf(planning.text, key.expression.span)}\` is ${groupInWords(groupOf(type))} (\`${key.field.esType}\`), but \`${expected.name}\` in the first event query is ${groupInWords(groupOf(wanted))} (\`${expected.esType}\`): they can't be equal.`,
        span: key.expression.span,
      });
    });
  }
}

/** The values of one combination of join keys; `null` for a missing optional one. */
export type KeyValues = readonly (string | number | boolean | null)[];

export interface EventKey {
  /** Equal for equal keys. */
  readonly id: string;
  readonly values: KeyValues;
}

/** The keys under which an event takes part: several for array values, none when a mandatory key is missing. */
export type ReadKeys = (source: JsonObject) => readonly EventKey[];

const NO_KEYS: readonly EventKey[] = [{ id: '', values: [] }];
/** More combinations of array keys than this are cut off: no real event has them. */
const MAX_COMBINATIONS = 1000;

export function compileKeys(keys: readonly PlannedKey[]): ReadKeys {
  if (keys.length === 0) return () => NO_KEYS;
  const reads = keys.map(({ field, optional }) => compileKey(field, optional));
  return (source) => {
    let combinations: KeyValues[] = [[]];
    for (const read of reads) {
      const values = read(source);
      combinations = combinations.flatMap((combination) => values.map((value) => [...combination, value]));
      if (combinations.length > MAX_COMBINATIONS) combinations.length = MAX_COMBINATIONS;
    }
    return combinations.map((values) => ({ id: JSON.stringify(values), values }));
  };
}

type KeyValue = KeyValues[number];

function compileKey(
  field: MappedField | undefined,
  optional: boolean,
): (source: JsonObject) => readonly KeyValue[] {
  const absent: readonly KeyValue[] = optional ? [null] : [];
  if (field === undefined) return () => absent;
  const read = compileRead(field);
  return (source) => {
    const raw = read(source);
    const [only] = raw;
    if (only !== undefined && raw.length === 1) {
      const value = keyValue(field, only);
      return value === null ? absent : [value];
    }
    const values = new Set(raw.map((value) => keyValue(field, value)).filter((value) => value !== null));
    return values.size === 0 ? absent : [...values];
  };
}

function keyValue(field: MappedField, value: JsonValue): KeyValue {
  if (isDate(field.type)) return dateKey(dateValue(field)(value)?.first);
  const typed = scriptValue(field.type, value);
  return typeof typed === 'bigint'
    ? Number.isSafeInteger(Number(typed))
      ? Number(typed)
      : typed.toString()
    : typed;
}

/** Milliseconds, so that formats do not matter; nanoseconds as text where they count. */
function dateKey(nanoseconds: bigint | undefined): KeyValue {
  if (nanoseconds === undefined) return null;
  return nanoseconds % 1_000_000n === 0n ? Number(nanoseconds / 1_000_000n) : String(nanoseconds);
}

/** Elasticsearch's order of keys (SequenceKey): element by element, strings by UTF-16 unit, false before true. */
export function compareKeys(a: KeyValues, b: KeyValues, nullFirst: boolean): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareKeyValues(a[at] ?? null, b[at] ?? null, nullFirst);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareKeyValues(a: KeyValue, b: KeyValue, nullFirst: boolean): number {
  if (a === b) return 0;
  if (a === null || b === null) return (a === null) === nullFirst ? -1 : 1;
  if (typeof a === 'string' && typeof b === 'string') return nullFirst ? compareText(a, b) : a < b ? -1 : 1;
  return Number(a) - Number(b);
}
