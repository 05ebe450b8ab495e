import { parseDate, type Instants } from './dates.ts';

/** Letters of Java's date patterns and what they read. Others (names of months and days) are not supported. */
const FIELDS: Readonly<
  Record<string, { readonly name: string; readonly digits: (count: number) => string }>
> = {
  y: { name: 'year', digits: (count) => `\\d{${count}}` },
  u: { name: 'year', digits: (count) => `\\d{${count}}` },
  M: { name: 'month', digits: (count) => (count === 1 ? '\\d{1,2}' : `\\d{${count}}`) },
  d: { name: 'day', digits: (count) => (count === 1 ? '\\d{1,2}' : `\\d{${count}}`) },
  H: { name: 'hour', digits: (count) => (count === 1 ? '\\d{1,2}' : `\\d{${count}}`) },
  m: { name: 'minute', digits: (count) => (count === 1 ? '\\d{1,2}' : `\\d{${count}}`) },
  s: { name: 'second', digits: (count) => (count === 1 ? '\\d{1,2}' : `\\d{${count}}`) },
  S: { name: 'fraction', digits: (count) => `\\d{${count}}` },
};

/** Reads a date in any of a mapping's formats (`||` between them); the default formats without one. */
export function parseFieldDate(
  value: string | number | bigint,
  format: string | undefined,
): Instants | undefined {
  if (format === undefined) return parseDate(value);
  for (const one of format.split('||')) {
    const read = parseInFormat(value, one);
    if (read !== undefined) return read;
  }
  return undefined;
}

function parseInFormat(value: string | number | bigint, format: string): Instants | undefined {
  const isWhole = typeof value !== 'string' || /^-?\d+$/.test(value);
  switch (format) {
    case 'epoch_millis':
      return isWhole ? parseDate(BigInt(typeof value === 'number' ? Math.trunc(value) : value)) : undefined;
    case 'epoch_second':
      return isWhole
        ? parseDate(BigInt(typeof value === 'number' ? Math.trunc(value) : value) * 1000n)
        : undefined;
    case 'strict_date_optional_time':
    case 'date_optional_time':
    case 'strict_date_optional_time_nanos':
    case 'iso8601':
      // A number is never meant as a year, though Elasticsearch's parser would take one of four digits.
      return isWhole && (typeof value !== 'string' || value.length !== 4) ? undefined : parseDate(value);
    default:
      return parsePattern(String(value), format);
  }
}

const patterns = new Map<string, RegExp | undefined>();

function parsePattern(text: string, format: string): Instants | undefined {
  if (!patterns.has(format)) patterns.set(format, patternOf(format));
  const groups = patterns.get(format)?.exec(text)?.groups;
  if (groups === undefined) return undefined;
  const { year = '1970', month = '01', day, hour, minute, second, fraction } = groups;
  const two = (part: string): string => part.padStart(2, '0');
  let iso = `${year}-${two(month)}`;
  if (day !== undefined) iso += `-${two(day)}`;
  if (hour !== undefined) iso += `T${two(hour)}:${two(minute ?? '0')}:${two(second ?? '0')}`;
  if (fraction !== undefined) iso += `.${fraction}`;
  return parseDate(iso);
}

/** A format such as `dd-MM-yyyy` as regular expression; `undefined` for letters that are not supported. */
function patternOf(format: string): RegExp | undefined {
  let source = '';
  for (const [run] of format.matchAll(/([A-Za-z])\1*|'[^']*'|[^A-Za-z']/g)) {
    const letter = run[0] ?? '';
    if (letter === "'") source += escaped(run.slice(1, -1));
    else if (/[A-Za-z]/.test(letter)) {
      const field = FIELDS[letter];
      if (field === undefined || source.includes(`<${field.name}>`)) return undefined;
      source += `(?<${field.name}>${field.digits(run.length)})`;
    } else source += escaped(run);
  }
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
