import { parseFieldDate } from '../condition/date-formats.ts';
import { floorTo, MILLISECOND } from '../condition/dates.ts';
import type { MappedField } from '../condition/mapping.ts';
import { booleanLiteral, numericLiteral } from '../condition/operands.ts';
import type { EqlValue } from '../eql/value.ts';
import { parseIp, type IpAddress } from '../text/ip.ts';
import type { JsonValue } from './event.ts';
import { textOfIp, textOfMoment } from './script-text.ts';
import { storedNumber } from './stored-number.ts';
import { withinBounds, type Whole } from './whole-bounds.ts';

// Each reader gives what a value becomes when it is indexed as its type; `undefined`: it can't be, and counts as missing.

export function textValue(value: JsonValue): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** Whole numbers that the field's type holds; fractions are cut off, as the mapping's `coerce` does. */
export function wholeValue(field: MappedField): (value: JsonValue) => Whole | undefined {
  const within = withinBounds(field);
  return (value) => {
    const read = numberOf(value);
    const held = read === undefined ? undefined : within(read);
    return typeof held === 'number' ? Math.trunc(held) : held;
  };
}

function numberOf(value: JsonValue): Whole | undefined {
  if (typeof value === 'number') return value;
  const read = typeof value === 'string' ? numericLiteral(value) : undefined;
  return typeof read === 'bigint' && Number.isSafeInteger(Number(read)) ? Number(read) : read;
}

function doubleValue(value: JsonValue): number | undefined {
  if (typeof value === 'number') return value;
  const read = typeof value === 'string' ? numericLiteral(value) : undefined;
  return read === undefined ? undefined : Number(read);
}

/** A number as precise as the field's type stores it; one that is too large for it is none. */
export function storedDouble(field: MappedField): (value: JsonValue) => number | undefined {
  const store = storedNumber(field);
  return (value) => {
    const number = doubleValue(value);
    const stored = number === undefined ? Number.NaN : store(number);
    return Number.isFinite(stored) ? stored : undefined;
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

/** What an index has of a value, nothing of one that its field's type can't hold; `undefined` for types that take any. */
export function indexedValue(field: MappedField): ((value: JsonValue) => unknown) | undefined {
  switch (field.type) {
    case 'long':
    case 'unsigned_long':
      return wholeValue(field);
    case 'double':
      return storedDouble(field);
    case 'boolean':
      return booleanValue;
    case 'ip':
      return ipValue;
    case 'date':
    case 'date_nanos':
      return dateValue(field);
    case 'keyword':
    case 'text':
    case 'flattened':
    case 'version':
    case 'unsupported':
      return undefined;
  }
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
    case 'unsigned_long': {
      const read = wholeValue(field);
      return (value) => {
        const whole = read(value);
        return whole === undefined ? null : BigInt(whole);
      };
    }
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
