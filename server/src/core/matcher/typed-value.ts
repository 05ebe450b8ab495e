import { parseFieldDate } from '../condition/date-formats.ts';
import type { Instants } from '../condition/dates.ts';
import type { FieldType, MappedField } from '../condition/mapping.ts';
import { booleanLiteral, numericLiteral } from '../condition/operands.ts';
import type { EqlValue } from '../eql/value.ts';
import { parseIp, type IpAddress } from '../text/ip.ts';
import type { JsonValue } from './event.ts';

// Each reader gives what a value becomes when it is indexed as its type; `undefined`: it can't be, and counts as missing.

export function textValue(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Whole numbers; fractions are cut off, as the mapping's `coerce` does. */
export function wholeValue(value: JsonValue): number | bigint | undefined {
  if (typeof value === 'number') return Math.trunc(value);
  const read = typeof value === 'string' ? numericLiteral(value) : undefined;
  if (typeof read === 'bigint')
    return read >= BigInt(Number.MIN_SAFE_INTEGER) && read <= BigInt(Number.MAX_SAFE_INTEGER)
      ? Number(read)
      : read;
  return read === undefined ? undefined : Math.trunc(read);
}

export function doubleValue(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  const read = typeof value === 'string' ? numericLiteral(value) : undefined;
  return read === undefined ? undefined : Number(read);
}

export function booleanValue(value: JsonValue): boolean | undefined {
  return typeof value === 'boolean' || typeof value === 'string' ? booleanLiteral(value) : undefined;
}

export function ipValue(value: JsonValue): IpAddress | undefined {
  return typeof value === 'string' ? parseIp(value) : undefined;
}

/** A `date` keeps milliseconds, a `date_nanos` all of it. */
export function dateValue(field: MappedField): (value: JsonValue) => Instants | undefined {
  const millisecond = 1_000_000n;
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const read = parseFieldDate(value, field.format);
    if (read === undefined) return undefined;
    const first = field.type === 'date' ? floorTo(read.first, millisecond) : read.first;
    return { first, last: first };
  };
}

function floorTo(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return value - (rest < 0n ? rest + step : rest);
}

const SCRIPT_VALUES: Readonly<Record<FieldType, (value: JsonValue) => EqlValue>> = {
  keyword: (value) => textValue(value) ?? null,
  text: (value) => textValue(value) ?? null,
  flattened: (value) => textValue(value) ?? null,
  version: (value) => textValue(value) ?? null,
  date: (value) => textValue(value) ?? null,
  date_nanos: (value) => textValue(value) ?? null,
  ip: (value) => (ipValue(value) === undefined ? null : (textValue(value) ?? null)),
  long: wholeScriptValue,
  unsigned_long: wholeScriptValue,
  double: (value) => doubleValue(value) ?? null,
  boolean: (value) => booleanValue(value) ?? null,
  unsupported: () => null,
};

/** A field's value inside a script: whole numbers as `bigint`; IP addresses, dates and versions as their text. */
export function scriptValue(type: FieldType, value: JsonValue): EqlValue {
  return SCRIPT_VALUES[type](value);
}

function wholeScriptValue(value: JsonValue): EqlValue {
  const whole = wholeValue(value);
  return whole === undefined || (typeof whole === 'number' && !Number.isFinite(whole)) ? null : BigInt(whole);
}
