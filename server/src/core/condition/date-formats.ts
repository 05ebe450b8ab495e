import { instantsOf, MILLISECOND, parseDate, parseEpoch, parseIso, SECOND, type Instants } from './dates.ts';

type ReadDate = (value: string | number | bigint) => Instants | undefined;

const ZONE = String.raw`Z|[+-]\d{2}(?::?\d{2})?`;
const OFFSET = String.raw`[+-]\d{4}`;

/** Letters of Java's date patterns and what they read. Others (names of months and days) are not supported. */
const FIELDS: Readonly<Record<string, { readonly name: string; readonly text: (count: number) => string }>> =
  {
    y: { name: 'year', text: (count) => `\\d{${count}}` },
    u: { name: 'year', text: (count) => `\\d{${count}}` },
    M: { name: 'month', text: oneOrTwo },
    d: { name: 'day', text: oneOrTwo },
    H: { name: 'hour', text: oneOrTwo },
    m: { name: 'minute', text: oneOrTwo },
    s: { name: 'second', text: oneOrTwo },
    S: { name: 'fraction', text: (count) => `\\d{${count}}` },
    X: { name: 'zone', text: () => ZONE },
    x: { name: 'zone', text: () => ZONE },
    Z: { name: 'zone', text: (count) => (count < 4 ? OFFSET : ZONE) },
  };

function oneOrTwo(count: number): string {
  return count === 1 ? '\\d{1,2}' : `\\d{${count}}`;
}

/** Elasticsearch's names of formats, as patterns. `strict_` before a name changes nothing here: all digits are read. */
const NAMED: Readonly<Record<string, string>> = {
  date: 'yyyy-MM-dd',
  year_month_day: 'yyyy-MM-dd',
  year_month: 'yyyy-MM',
  year: 'yyyy',
  date_hour: "yyyy-MM-dd'T'HH",
  date_hour_minute: "yyyy-MM-dd'T'HH:mm",
  date_hour_minute_second: "yyyy-MM-dd'T'HH:mm:ss",
  date_hour_minute_second_millis: "yyyy-MM-dd'T'HH:mm:ss.SSS",
  date_time: "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
  date_time_no_millis: "yyyy-MM-dd'T'HH:mm:ssXXX",
  basic_date: 'yyyyMMdd',
  basic_date_time: "yyyyMMdd'T'HHmmss.SSSX",
  basic_date_time_no_millis: "yyyyMMdd'T'HHmmssX",
};

/** Reads a date in any of a mapping's formats (`||` between them); the default formats without one. */
export function parseFieldDate(
  value: string | number | bigint,
  format: string | undefined,
): Instants | undefined {
  return readerOf(format).read(value);
}

/** The formats of a mapping that can't be read here, so that its dates can't be trusted. */
export function unknownFormats(format: string | undefined): readonly string[] {
  return readerOf(format).unknown;
}

interface FormatReader {
  readonly read: ReadDate;
  readonly unknown: readonly string[];
}

const DEFAULT: FormatReader = { read: parseDate, unknown: [] };
const readers = new Map<string, FormatReader>();

function readerOf(format: string | undefined): FormatReader {
  if (format === undefined) return DEFAULT;
  let reader = readers.get(format);
  if (reader === undefined) {
    reader = makeReader(format.split('||').map((one) => one.trim()));
    readers.set(format, reader);
  }
  return reader;
}

function makeReader(formats: readonly string[]): FormatReader {
  const known: ReadDate[] = [];
  const unknown: string[] = [];
  for (const format of formats) {
    const read = readFormat(format);
    if (read === undefined) unknown.push(format);
    else known.push(read);
  }
  return {
    unknown,
    read: (value) => {
      for (const read of known) {
        const instants = read(value);
        if (instants !== undefined) return instants;
      }
      return undefined;
    },
  };
}

function readFormat(format: string): ReadDate | undefined {
  switch (format) {
    case 'epoch_millis':
      return (value) => parseEpoch(value, MILLISECOND);
    case 'epoch_second':
      return (value) => parseEpoch(value, SECOND);
    case 'strict_date_optional_time':
    case 'strict_date_optional_time_nanos':
      return (value) => parseText(value, true);
    case 'date_optional_time':
    case 'iso8601':
      return (value) => parseText(value, false);
    default:
      return readPattern(NAMED[format.replace(/^strict_/, '')] ?? format);
  }
}

/** A number is never meant as a year, though Elasticsearch's parser would take one of four digits. */
function parseText(value: string | number | bigint, strict: boolean): Instants | undefined {
  return typeof value === 'string' ? parseIso(value, strict) : undefined;
}

function readPattern(pattern: string): ReadDate | undefined {
  const expression = patternOf(pattern);
  if (expression === undefined) return undefined;
  return (value) => {
    const groups = expression.exec(String(value))?.groups;
    if (groups === undefined) return undefined;
    const { year = '1970', month, day, hour, minute, second, fraction, zone } = groups;
    return instantsOf({ year, month, day, hour, minute, second, fraction, zone });
  };
}

/** A format such as `dd-MM-yyyy` as regular expression; `undefined` for letters that are not supported. */
function patternOf(format: string): RegExp | undefined {
  const seen = new Set<string>();
  let source = '';
  for (const [run] of format.matchAll(/([A-Za-z])\1*|'[^']*'|[^A-Za-z']/g)) {
    const letter = run[0] ?? '';
    if (letter === "'") source += escaped(run.slice(1, -1));
    else if (!/[A-Za-z]/.test(letter)) source += escaped(run);
    else {
      const field = FIELDS[letter];
      if (field === undefined || seen.has(field.name)) return undefined;
      seen.add(field.name);
      source += `(?<${field.name}>${field.text(run.length)})`;
    }
  }
  return new RegExp(`^${source}$`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
