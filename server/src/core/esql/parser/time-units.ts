/** https://www.elastic.co/docs/reference/query-languages/esql/esql-time-spans */
export const TIME_UNITS: readonly string[] = [
  ...['millisecond', 'milliseconds', 'ms'],
  ...['second', 'seconds', 'sec', 's'],
  ...['minute', 'minutes', 'min', 'm'],
  ...['hour', 'hours', 'h'],
  ...['day', 'days', 'd'],
  ...['week', 'weeks', 'w'],
  ...['month', 'months', 'mo'],
  ...['quarter', 'quarters', 'q'],
  ...['year', 'years', 'yr', 'y'],
];

const KNOWN: ReadonlySet<string> = new Set(TIME_UNITS);

/** `name` in lower case. */
export function isTimeUnit(name: string): boolean {
  return KNOWN.has(name);
}

/** Units of dates, whose length differs; the others are units of time. */
export const DATE_UNITS: ReadonlySet<string> = new Set(TIME_UNITS.slice(TIME_UNITS.indexOf('day')));
