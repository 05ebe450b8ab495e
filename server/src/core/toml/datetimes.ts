/** Dates and times of TOML 1.0 (RFC 3339). */
import type { Span } from '../text/span.ts';
import type { TomlDatetime } from './ast.ts';

const DATE = '(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})';
const TIME = '(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})(?<fraction>\\.[0-9]+)?';
const OFFSET = '(?<offset>[Zz]|[+-](?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))';
const DATETIME = new RegExp(`^${DATE}(?:[Tt ]${TIME}${OFFSET}?)?$`);
const LOCAL_TIME = new RegExp(`^${TIME}$`);

type Parts = Readonly<Record<string, string | undefined>>;

/** A date or time with its separators in the right places; whether its numbers are in range, `rangeFault` tells. */
export function readDatetime(word: string, span: Span): TomlDatetime | undefined {
  const parts = match(word);
  if (parts === undefined) return undefined;
  return { kind: 'datetime', span, type: typeOf(parts), value: normalized(parts) };
}

function match(word: string): Parts | undefined {
  // Most words are no dates: their fifth character tells cheaply.
  const isCandidate = word.charAt(4) === '-' || word.charAt(2) === ':';
  return isCandidate ? (DATETIME.exec(word) ?? LOCAL_TIME.exec(word))?.groups : undefined;
}

function typeOf(parts: Parts): TomlDatetime['type'] {
  if (parts['year'] === undefined) return 'local-time';
  if (parts['hour'] === undefined) return 'local-date';
  return parts['offset'] === undefined ? 'local-datetime' : 'offset-datetime';
}

function normalized(parts: Parts): string {
  const { year, month, day, hour, minute, second, fraction = '', offset = '' } = parts;
  const date = year === undefined ? '' : `${year}-${month ?? ''}-${day ?? ''}`;
  const time =
    hour === undefined ? '' : `${hour}:${minute ?? ''}:${second ?? ''}${fraction}${offset.toUpperCase()}`;
  return date !== '' && time !== '' ? `${date}T${time}` : date + time;
}

/** Which number of a well-formed date or time is out of range, and what is allowed. */
export function rangeFault(word: string): string | undefined {
  const parts = match(word);
  if (parts === undefined) return undefined;
  const month = Number(parts['month'] ?? 1);
  if (month < 1 || month > 12) return `There is no month ${shown(parts, 'month')}: months go from 01 to 12.`;
  const days = daysIn(Number(parts['year'] ?? 2000), month);
  const day = Number(parts['day'] ?? 1);
  if (day < 1 || day > days) {
    const when = `${shown(parts, 'year')}-${shown(parts, 'month')}`;
    return `There is no day ${shown(parts, 'day')} in ${when}: it has ${String(days)} days.`;
  }
  return LIMITS.map(([part, limit]) => overLimit(parts, part, limit)).find((fault) => fault !== undefined);
}

/** RFC 3339, section 5.6: a leap second is written as 60. */
const LIMITS = [
  ['hour', 23],
  ['minute', 59],
  ['second', 60],
  ['offsetHour', 23],
  ['offsetMinute', 59],
] as const;

function overLimit(parts: Parts, part: string, limit: number): string | undefined {
  if (Number(parts[part] ?? 0) <= limit) return undefined;
  const name = part.replace('offsetH', 'offset h').replace('offsetM', 'offset m');
  return `There is no ${name} ${shown(parts, part)}: ${name}s go from 00 to ${String(limit)}.`;
}

function shown(parts: Parts, part: string): string {
  return parts[part] ?? '';
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Why a word that seems to be meant as a date or time is none. */
export function datetimeFault(word: string): string | undefined {
  if (/^[0-9]{1,4}\/[0-9]{1,2}\/[0-9]{1,4}$/.test(word) || /^[0-9]+-[0-9]/.test(word)) {
    return (
      `\`${word.slice(0, 40)}\` is no date as TOML writes it (\`2024-05-31\`, \`2024-05-31T07:32:00Z\`). ` +
      'Write it so, or put it in quotes: dates of rules are texts such as `"2024/05/31"`.'
    );
  }
  if (/^[0-9]{1,2}:[0-9]/.test(word)) {
    return (
      `\`${word.slice(0, 40)}\` is no time as TOML writes it: ` +
      'two digits each for hour, minute and second, as in `07:32:00` and `07:32:00.5`.'
    );
  }
  return undefined;
}
