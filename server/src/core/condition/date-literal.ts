import type { EqlValue } from '../eql/value.ts';
import { parseFieldDate, unknownFormats } from './date-formats.ts';
import { applyDateMath, parseDateMath } from './date-math.ts';
import { floorTo, MILLISECOND, type Instants } from './dates.ts';
import type { MappedField } from './mapping.ts';

export type DateLiteral =
  | { readonly instants: Instants }
  | { readonly fault: 'unsupported' | 'verification'; readonly message: string };

/**
 * The stretch of time that a literal means beside a date field: a date in one of the field's formats, milliseconds, or a
 * date with a sum (`2024-05-01||+1M/d`, `now-1d`). `now` is in nanoseconds since 1970; without it `now` is a fault.
 */
export function readDateLiteral(field: MappedField, value: EqlValue, now: bigint | undefined): DateLiteral {
  const [unknown] = unknownFormats(field.format);
  if (unknown !== undefined) {
    return {
      fault: 'unsupported',
      message: `Rulewright can't read dates in the format \`${unknown}\`, which the mapping of \`${field.name}\` has.`,
    };
  }
  if (value === null || typeof value === 'boolean') return unreadable(field, value);
  const math = typeof value === 'string' ? parseDateMath(value) : undefined;
  if (math === undefined) {
    const instants = parseFieldDate(value, field.format);
    return instants === undefined ? unreadable(field, value) : { instants: stored(field, instants) };
  }
  if (math.anchor === undefined && now === undefined) {
    return {
      fault: 'unsupported',
      message: `\`${String(value)}\` depends on the time of the search, which is not known here. A case can give it, as \`now\` in its \`expect.json\`; a fixed date, as in \`2025-01-31T12:00:00Z\`, needs none.`,
    };
  }
  const anchor = math.anchor === undefined ? exactly(now) : parseFieldDate(math.anchor, field.format);
  const instants = anchor === undefined ? undefined : applyDateMath(anchor, math);
  return instants === undefined ? unreadable(field, value) : { instants: stored(field, instants) };
}

function exactly(moment: bigint | undefined): Instants | undefined {
  return moment === undefined ? undefined : { first: moment, last: moment };
}

/** A `date` keeps milliseconds, a `date_nanos` all of it. */
function stored(field: MappedField, { first, last }: Instants): Instants {
  if (field.type !== 'date') return { first, last };
  return { first: floorTo(first, MILLISECOND), last: floorTo(last, MILLISECOND) };
}

function unreadable(field: MappedField, value: EqlValue): DateLiteral {
  return {
    fault: 'verification',
    message: `\`${String(value)}\` can't be read as a date, but \`${field.name}\` holds dates: write it as \`2025-01-31T12:00:00Z\`.`,
  };
}
