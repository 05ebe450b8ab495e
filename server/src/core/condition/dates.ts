/** A stretch of time that a date text means: `2024-05-01` is the whole day. Nanoseconds since 1970, both ends inclusive. */
export interface Instants {
  readonly first: bigint;
  readonly last: bigint;
}

const MILLISECOND = 1_000_000n;
const ISO =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:T(\d{1,2})(?::(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?)?)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;

/**
 * Reads a date as an index without further formats does: ISO 8601 with as many parts as there are, or milliseconds since
 * 1970 (Elasticsearch's `strict_date_optional_time||epoch_millis`). `undefined` for anything else.
 */
export function parseDate(value: string | number | bigint): Instants | undefined {
  if (typeof value === 'bigint') return atMillisecond(value);
  if (typeof value === 'number') return Number.isFinite(value) ? fromMilliseconds(value) : undefined;
  const parts = ISO.exec(value);
  if (parts !== null) return isoDate(parts);
  return /^-?\d{1,19}$/.test(value) ? atMillisecond(BigInt(value)) : undefined;
}

function fromMilliseconds(milliseconds: number): Instants {
  const whole = Math.floor(milliseconds);
  if (whole === milliseconds) return atMillisecond(BigInt(whole));
  const first = BigInt(whole) * MILLISECOND + BigInt(Math.round((milliseconds - whole) * 1e6));
  return { first, last: first };
}

function atMillisecond(milliseconds: bigint): Instants {
  const first = milliseconds * MILLISECOND;
  return { first, last: first + MILLISECOND - 1n };
}

function isoDate([, year, month, day, hour, minute, second, fraction, zone]: RegExpExecArray):
  Instants | undefined {
  const written = [month, day, hour, minute, second].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (!inRange(Number(year), written)) return undefined;
  const [m = 1, d = 1, h = 0, min = 0, s = 0] = written;
  const offset = zoneMinutes(zone);
  const nanos = BigInt((fraction ?? '').padEnd(9, '0'));
  const start = utc(Number(year), m, d, h, min - offset, s);
  const first = BigInt(start) * MILLISECOND + (fraction === undefined ? 0n : nanos);
  if (fraction !== undefined) {
    const step = 10n ** BigInt(9 - fraction.length);
    return { first, last: first + step - 1n };
  }
  const end = endOf(Number(year), written, offset);
  return { first, last: BigInt(end) * MILLISECOND - 1n };
}

function inRange(year: number, [month, day, hour, minute, second]: readonly (number | undefined)[]): boolean {
  const within = (value: number | undefined, least: number, most: number): boolean =>
    value === undefined || (value >= least && value <= most);
  const days = new Date(utc(year, (month ?? 1) + 1, 0, 0, 0, 0)).getUTCDate();
  return (
    within(month, 1, 12) &&
    within(day, 1, days) &&
    within(hour, 0, 23) &&
    within(minute, 0, 59) &&
    within(second, 0, 59)
  );
}

/** Milliseconds of a moment in UTC; parts may overflow into the next. Years below 100 are meant as they are. */
function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, 0);
  return date.getTime();
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
  if (zone === undefined || zone === 'Z') return 0;
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -total : total;
}
