/** A stretch of time that a date text means: `2024-05-01` is the whole day. Nanoseconds since 1970, both ends inclusive. */
export interface Instants {
  readonly first: bigint;
  readonly last: bigint;
}

export const MILLISECOND = 1_000_000n;
export const SECOND = 1_000n * MILLISECOND;

/** Zone only behind a time, as in Elasticsearch's `strict_date_optional_time`. */
const TIME_AND_ZONE = (two: string): string =>
  `(?:T(?:(${two})(?::(${two})(?::(${two})(?:[.,](\\d{1,9}))?)?)?)?(Z|[+-]\\d{2}(?::?\\d{2})?)?)?`;
const STRICT = new RegExp(`^(\\d{4})(?:-(\\d{2})(?:-(\\d{2})${TIME_AND_ZONE('\\d{2}')})?)?$`);
const LENIENT = new RegExp(`^(\\d{4})(?:-(\\d{1,2})(?:-(\\d{1,2})${TIME_AND_ZONE('\\d{1,2}')})?)?$`);

/**
 * Reads a date as an index without further formats does: ISO 8601 with as many parts as there are, or milliseconds since
 * 1970 (Elasticsearch's `strict_date_optional_time||epoch_millis`). `undefined` for anything else.
 */
export function parseDate(value: string | number | bigint): Instants | undefined {
  return (typeof value === 'string' ? parseIso(value, true) : undefined) ?? parseEpoch(value, MILLISECOND);
}

/** Reads ISO 8601; `strict`: all parts have their full number of digits. */
export function parseIso(text: string, strict: boolean): Instants | undefined {
  const parts = (strict ? STRICT : LENIENT).exec(text);
  if (parts === null) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = parts;
  return instantsOf({ year, month, day, hour, minute, second, fraction, zone });
}

/** Reads a number of `unit`s (in nanoseconds) since 1970: it means the whole unit. A fraction makes it exact. */
export function parseEpoch(value: string | number | bigint, unit: bigint): Instants | undefined {
  const text = typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(6) : String(value);
  const [, sign = '', whole = '', fraction] = /^(-?)(\d{1,19})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (whole === '') return undefined;
  const negative = sign === '-' ? -1n : 1n;
  const start = negative * BigInt(whole) * unit;
  if (fraction === undefined) return { first: start, last: start + unit - 1n };
  const exact = start + (negative * BigInt(fraction.padEnd(9, '0')) * unit) / 1_000_000_000n;
  return { first: exact, last: exact };
}

/** The parts of a date as they are written; `undefined` for what is not. */
export interface DateParts {
  readonly year: string;
  readonly month?: string | undefined;
  readonly day?: string | undefined;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly zone?: string | undefined;
}

/** The stretch that the parts mean, or `undefined` when there is no such date: a missing part means all of it. */
export function instantsOf(parts: DateParts): Instants | undefined {
  const year = Number(parts.year);
  const written = [parts.month, parts.day, parts.hour, parts.minute, parts.second].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (!inRange(year, written)) return undefined;
  const [month = 1, day = 1, hour = 0, minute = 0, second = 0] = written;
  const offset = zoneMinutes(parts.zone);
  const first = BigInt(utc(year, month, day, hour, minute - offset, second)) * MILLISECOND;
  if (parts.fraction !== undefined) {
    const exact = first + BigInt(parts.fraction.padEnd(9, '0'));
    return { first: exact, last: exact };
  }
  return { first, last: BigInt(endOf(year, written, offset)) * MILLISECOND - 1n };
}

function inRange(year: number, [month, day, hour, minute, second]: readonly (number | undefined)[]): boolean {
  const within = (value: number | undefined, least: number, most: number): boolean =>
    value === undefined || (value >= least && value <= most);
  return (
    within(month, 1, 12) &&
    within(day, 1, daysOf(year, month ?? 1)) &&
    within(hour, 0, 23) &&
    within(minute, 0, 59) &&
    within(second, 0, 59)
  );
}

/** Milliseconds of a moment in UTC; parts may overflow into the next. Years below 100 are meant as they are. */
export function utc(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  if (year >= 100) return Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, 0);
  return date.getTime();
}

/** Days of a month of the Gregorian calendar. */
export function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Where the stretch that the last written part means ends. */
function endOf(
  year: number,
  [month, day, hour, minute, second]: readonly (number | undefined)[],
  offset: number,
): number {
  if (month === undefined) return utc(year + 1, 1, 1, 0, -offset, 0);
  if (day === undefined) return utc(year, month + 1, 1, 0, -offset, 0);
  if (hour === undefined) return utc(year, month, day + 1, 0, -offset, 0);
  if (minute === undefined) return utc(year, month, day, hour + 1, -offset, 0);
  if (second === undefined) return utc(year, month, day, hour, minute + 1 - offset, 0);
  return utc(year, month, day, hour, minute - offset, second + 1);
}

function zoneMinutes(zone: string | undefined): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '') ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -total : total;
}

/** The start of the `step` that holds a moment; also before 1970. */
export function floorTo(value: bigint, step: bigint): bigint {
  const rest = value % step;
  return value - (rest < 0n ? rest + step : rest);
}
