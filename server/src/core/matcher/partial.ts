import type { OrderedEvent } from './ordinal.ts';

/**
 * The events of a sequence that is not complete. One alone is itself; more are linked from the last to the second, so that a
 * longer one shares the shorter.
 */
export type Partial = OrderedEvent | Chain;

interface Chain {
  readonly first: OrderedEvent;
  readonly last: OrderedEvent;
  /** `undefined`: only the first event stands before the last. */
  readonly before: Chain | undefined;
}

export function firstOf(partial: Partial): OrderedEvent {
  return 'first' in partial ? partial.first : partial;
}

export function extendPartial(partial: Partial, last: OrderedEvent): Partial {
  return 'first' in partial
    ? { first: partial.first, last, before: partial }
    : { first: partial, last, before: undefined };
}

/** In the order of the sequence. */
export function eventsOf(partial: Partial): readonly OrderedEvent[] {
  if (!('first' in partial)) return [partial];
  const events: OrderedEvent[] = [];
  for (let part: Chain | undefined = partial; part !== undefined; part = part.before) events.push(part.last);
  events.push(partial.first);
  return events.reverse();
}
