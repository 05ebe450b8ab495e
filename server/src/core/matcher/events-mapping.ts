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

function findField(name: string, events: readonly SampleEvent[]): MappedField | undefined {
  const types = new EventTypes([name]);
  for (const event of events) {
    types.hear(event);
    if (types.isComplete) break;
  }
  return types.field(name);
}

/** The sub-field by which such an index searches text exactly. */
const EXACT = '.keyword';

/** Finds the types of fields in events that come one by one: the same as `eventsMapping`. */
export class EventTypes implements Mapping {
  readonly #found = new Map<string, MappedField>();
  readonly #sought = new Map<string, ReturnType<typeof compileRead>>();
  readonly #names: readonly string[];

  constructor(names: Iterable<string>) {
    this.#names = [...names];
    for (const name of this.#names) {
      for (const one of name.endsWith(EXACT) ? [name, parentOf(name)] : [name])
        this.#sought.set(one, compileRead(untyped(one)));
    }
  }

  hear({ source }: SampleEvent): void {
    for (const [name, read] of this.#sought) {
      const [value] = read(source);
      if (value === undefined) continue;
      this.#found.set(name, { ...untyped(name), ...typeOf(value) });
      this.#sought.delete(name);
    }
  }

  /** True when more events change nothing. */
  get isComplete(): boolean {
    return this.#names.every((name) => this.#found.has(name));
  }

  field(name: string): MappedField | undefined {
    const own = this.#found.get(name);
    if (own !== undefined || !name.endsWith(EXACT)) return own;
    const parent = this.#found.get(parentOf(name));
    return parent?.type === 'keyword' ? { ...parent, name } : undefined;
  }
}

function untyped(name: string): MappedField {
  return { name, path: name, type: 'keyword', esType: 'keyword' };
}

function parentOf(name: string): string {
  return name.slice(0, -EXACT.length);
}

function typeOf(value: JsonValue): { readonly type: FieldType; readonly esType: string } {
  if (typeof value === 'boolean') return { type: 'boolean', esType: 'boolean' };
  if (typeof value === 'number') {
    const isLong = Number.isInteger(value) && Math.abs(value) <= 2 ** 63;
    return isLong ? { type: 'long', esType: 'long' } : { type: 'double', esType: 'float' };
  }
  if (typeof value === 'string' && ISO_DATE.test(value)) return { type: 'date', esType: 'date' };
  return { type: 'keyword', esType: 'keyword' };
}
