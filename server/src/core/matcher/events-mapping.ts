import type { FieldType, MappedField, Mapping } from '../condition/mapping.ts';
import type { JsonValue, SampleEvent } from './event.ts';
import { compileRead } from './read-field.ts';

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/**
 * Types fields by the first value that the events have, as an index without a mapping does: text (searched exactly), whole
 * numbers, numbers, booleans, ISO dates. A field that no event has is unmapped.
 */
export function eventsMapping(events: readonly SampleEvent[]): Mapping {
  const known = new Map<string, MappedField | undefined>();
  return {
    field(name) {
      if (!known.has(name)) known.set(name, findField(name, events));
      return known.get(name);
    },
  };
}

/** The sub-field by which such an index searches text exactly. */
const EXACT = '.keyword';

function findField(name: string, events: readonly SampleEvent[]): MappedField | undefined {
  const probe: MappedField = { name, path: name, type: 'keyword', esType: 'keyword' };
  const read = compileRead(probe);
  for (const event of events) {
    const [value] = read(event.source);
    if (value !== undefined) return { ...probe, ...typeOf(value) };
  }
  if (!name.endsWith(EXACT)) return undefined;
  const parent = findField(name.slice(0, -EXACT.length), events);
  return parent?.type === 'keyword' ? { ...parent, name } : undefined;
}

function typeOf(value: JsonValue): { readonly type: FieldType; readonly esType: string } {
  if (typeof value === 'boolean') return { type: 'boolean', esType: 'boolean' };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { type: 'long', esType: 'long' } : { type: 'double', esType: 'float' };
  }
  if (typeof value === 'string' && ISO_DATE.test(value)) return { type: 'date', esType: 'date' };
  return { type: 'keyword', esType: 'keyword' };
}
