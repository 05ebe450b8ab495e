import { isDate, type MappedField } from '../condition/mapping.ts';
import { compareValues } from '../condition/compare-values.ts';
import type { EqlValue } from '../eql/value.ts';
import type { JsonValue, SampleEvent } from './event.ts';
import { compileRead } from './read-field.ts';
import { dateValue, scriptValue } from './typed-value.ts';

/** An event with its place in time: timestamp, then tiebreaker (a missing one last), then the order of the index. */
export interface OrderedEvent {
  readonly event: SampleEvent;
  /** Nanoseconds since 1970. */
  readonly time: bigint;
  readonly tiebreaker: EqlValue;
  readonly index: number;
}

/**
 * Reads the place of events in time. An event without a timestamp can't take part: `undefined`.
 * A timestamp field may also be a number (milliseconds).
 */
export function compileOrder(
  timestamp: MappedField,
  tiebreaker: MappedField | undefined,
): (event: SampleEvent, index: number) => OrderedEvent | undefined {
  const readTime = compileRead(timestamp);
  const toMoment = dateValue(timestamp);
  const readTie = tiebreaker === undefined ? undefined : compileRead(tiebreaker);
  const toTie = tiebreaker === undefined ? undefined : tieValue(tiebreaker);
  return (event, index) => {
    const [raw] = readTime(event.source);
    const time = raw === undefined ? undefined : toMoment(raw);
    if (time === undefined) return undefined;
    const [tie] = readTie?.(event.source) ?? [];
    return { event, time, tiebreaker: tie === undefined ? null : (toTie?.(tie) ?? null), index };
  };
}

function tieValue(field: MappedField): (value: JsonValue) => EqlValue {
  if (!isDate(field.type)) return scriptValue(field);
  const read = dateValue(field);
  return (value) => read(value) ?? null;
}

/** Elasticsearch's Ordinal: null tiebreakers stand behind all others. */
export function compareOrder(a: OrderedEvent, b: OrderedEvent): number {
  if (a.time !== b.time) return a.time < b.time ? -1 : 1;
  const tie = compareTiebreakers(a.tiebreaker, b.tiebreaker);
  return tie !== 0 ? tie : a.index - b.index;
}

function compareTiebreakers(a: EqlValue, b: EqlValue): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compareValues(a, b) ?? 0;
}
