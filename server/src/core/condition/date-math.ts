import { daysOf, floorTo, MILLISECOND, SECOND, utc, type Instants } from './dates.ts';

const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;
const STEP = /^(?:([+-])(\d{0,9})|\/)([yMwdhHms])/;

/** A date literal cut at its sum: `now-1d/d`, `2024-05-01||+1M`. */
export interface DateMath {
  /** `undefined` for `now`. */
  readonly anchor: string | undefined;
  readonly steps: readonly Step[];
}

interface Step {
  readonly unit: string;
  /** How many to add; `round`: go to the start of the unit. */
  readonly add: number | 'round';
}

/** Reads a date literal with a sum (Elasticsearch's JavaDateMathParser); `undefined` for a plain date or a broken sum. */
export function parseDateMath(text: string): DateMath | undefined {
  const bar = text.indexOf('||');
  if (!text.startsWith('now') && bar < 0) return undefined;
  const isNow = text.startsWith('now');
  const steps: Step[] = [];
  let rest = text.slice(isNow ? 3 : bar + 2);
  while (rest !== '') {
    const [written = '', sign, count, unit = ''] = STEP.exec(rest) ?? [];
    if (written === '') return undefined;
    const amount = count === undefined || count === '' ? 1 : Number(count);
    steps.push({ unit, add: sign === undefined ? 'round' : sign === '-' ? -amount : amount });
    rest = rest.slice(written.length);
  }
  return { anchor: isNow ? undefined : text.slice(0, bar), steps };
}

/** What a sum means: rounded, the whole unit. `undefined` when it leaves the range of dates. */
export function applyDateMath({ first, last }: Instants, { steps }: DateMath): Instants | undefined {
  const start = steps.reduce<bigint | undefined>((moment, step) => advance(moment, step, false), first);
  const end = steps.reduce<bigint | undefined>((moment, step) => advance(moment, step, true), last);
  if (start === undefined || end === undefined) return undefined;
  // Elasticsearch takes a millisecond off whatever it rounded up.
  const rounded = steps.some(({ add }) => add === 'round');
  return { first: start, last: rounded ? end - MILLISECOND : end };
}

function advance(moment: bigint | undefined, { unit, add }: Step, up: boolean): bigint | undefined {
  if (moment === undefined) return undefined;
  if (add !== 'round') return plus(moment, unit, add);
  const start = startOf(moment, unit);
  return up && start !== undefined ? plus(start, unit, 1) : start;
}

const LENGTHS: Readonly<Record<string, bigint>> = {
  w: 7n * DAY,
  d: DAY,
  h: HOUR,
  H: HOUR,
  m: MINUTE,
  s: SECOND,
};

function plus(moment: bigint, unit: string, count: number): bigint | undefined {
  const length = LENGTHS[unit];
  if (length !== undefined) return moment + BigInt(count) * length;
  const { year, month, day, rest } = calendar(moment);
  const months = year * 12 + (month - 1) + (unit === 'y' ? 12 * count : count);
  const toYear = Math.floor(months / 12);
  const toMonth = months - 12 * toYear + 1;
  return dayAt(toYear, toMonth, Math.min(day, daysOf(toYear, toMonth)), rest);
}

function startOf(moment: bigint, unit: string): bigint | undefined {
  const { year, month } = calendar(moment);
  if (unit === 'y') return dayAt(year, 1, 1, 0n);
  if (unit === 'M') return dayAt(year, month, 1, 0n);
  // 1970-01-05 was a Monday, on which weeks start.
  if (unit === 'w') return floorTo(moment - 4n * DAY, 7n * DAY) + 4n * DAY;
  return floorTo(moment, LENGTHS[unit] ?? DAY);
}

function dayAt(year: number, month: number, day: number, rest: bigint): bigint | undefined {
  const milliseconds = utc(year, month, day, 0, 0, 0);
  return Number.isNaN(milliseconds) ? undefined : BigInt(milliseconds) * MILLISECOND + rest;
}

function calendar(moment: bigint): { year: number; month: number; day: number; rest: bigint } {
  const midnight = floorTo(moment, DAY);
  const date = new Date(Number(midnight / MILLISECOND));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    rest: moment - midnight,
  };
}
