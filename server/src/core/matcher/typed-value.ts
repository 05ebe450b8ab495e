import { parseFieldDate } from '../condition/date-formats.ts';
import { floorTo, MILLISECOND } from '../condition/dates.ts';
import type { MappedField } from '../condition/mapping.ts';
import { booleanLiteral, numericLiteral } from '../condition/operands.ts';
import type { EqlValue } from '../eql/value.ts';
import { parseIp, type IpAddress } from '../text/ip.ts';
import type { JsonValue } from './event.ts';
import { textOfIp, textOfMoment } from './script-text.ts';
import { storedNumber } from './stored-number.ts';

// Each reader gives what a value becomes when it is indexed as its type; `undefined`: it can't be, and counts as missing.

export function textValue(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Whole numbers; fractions are cut off, as the mapping's `coerce` does. */
export function wholeValue(value: JsonValue): number | bigint | undefined {
  if (typeof value === 'number') return Math.trunc(value);
  const read = typeof value === 'string' ? numericLiteral(value) : undefined;
  if (typeof read === 'bigint') return Number.isSafeInteger(Number(read)) ? Number(read) : read;
  return read === undefined ? undefined : Math.trunc(read);
}

export function doubleValue(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  const read = typeof value === 'string' ? numericLiteral(value) : undefined;
  return read === undefined ? undefined : Number(read);
}

/** A number as precise as the field's type stores it. */
export function storedDouble(field: MappedField): (value: JsonValue) => number | undefined {
  const store = storedNumber(field);
  return (value) => {
    const number = doubleValue(value);
    return number === undefined ? undefined : store(number);
  };
}

export function booleanValue(value: JsonValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  // An event's empty text is false, though a query's is refused.
  return typeof value === 'string' ? (value === '' ? false : booleanLiteral(value)) : undefined;
}

export function ipValue(value: JsonValue): IpAddress | undefined {
  return typeof value === 'string' ? parseIp(value) : undefined;
}

/** Nanoseconds since 1970: a `date` keeps milliseconds, a `date_nanos` all of it. */
export function dateValue(field: MappedField): (value: JsonValue) => bigint | undefined {
  const isNanos = field.type === 'date_nanos';
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const first = parseFieldDate(value, field.format)?.first;
    return first === undefined || isNanos ? first : floorTo(first, MILLISECOND);
  };
}

/** Reads a field's values as a script sees them: whole numbers as `bigint`, IP addresses and dates as their text. */
export function scriptValue(field: MappedField): (value: JsonValue) => EqlValue {
  switch (field.type) {
    case 'keyword':
    case 'text':
    case 'flattened':
    case 'version':
      return (value) => textValue(value) ?? null;
    case 'ip':
      return (value) => {
        const address = ipValue(value);
        return address === undefined ? null : textOfIp(address);
      };
    case 'date':
    case 'date_nanos': {
      const read = dateValue(field);
      return (value) => {
        const moment = read(value);
        return moment === undefined ? null : textOfMoment(moment);
      };
    }
    case 'long':
    case 'unsigned_long':
      return wholeScriptValue;
    case 'double': {
      const read = storedDouble(field);
      return (value) => read(value) ?? null;
    }
    case 'boolean':
      return (value) => booleanValue(value) ?? null;
    case 'unsupported':
      return () => null;
  }
}

function wholeScriptValue(value: JsonValue): EqlValue {
  const whole = wholeValue(value);
  return whole === undefined || (typeof whole === 'number' && !Number.isFinite(whole)) ? null : BigInt(whole);
}
