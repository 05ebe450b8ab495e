import type { OrderedEvent } from './ordinal.ts';

/** The events of a sequence that is not complete, linked from the last to the first: a longer one shares the shorter. */
export interface Partial {
  readonly first: OrderedEvent;
  readonly last: OrderedEvent;
  readonly before: Partial | undefined;
}

export function startPartial(event: OrderedEvent): Partial {
  return { first: event, last: event, before: undefined };
}

export function extendPartial(before: Partial, event: OrderedEvent): Partial {
  return { first: before.first, last: event, before };
}

/** In the order of the sequence. */
export function eventsOf(partial: Partial): readonly OrderedEvent[] {
  const events: OrderedEvent[] = [];
  for (let part: Partial | undefined = partial; part !== undefined; part = part.before)
    events.push(part.last);
  return events.reverse();
}
