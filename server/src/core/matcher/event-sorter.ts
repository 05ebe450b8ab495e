import { compareOrder, type OrderedEvent } from './ordinal.ts';
import { CHUNK, type Work } from './steps.ts';
import { TooFarApart } from './too-much.ts';

/** Events that come before one that has a later time. */
export interface Disorder {
  readonly count: number;
  /** The first of them. */
  readonly first: OrderedEvent;
}

/**
 * Gives events on in the order of time. Those that came last are held back, as many as there is room for, so that one that
 * comes late still finds its place; with unlimited room all are.
 */
export class EventSorter {
  #held: OrderedEvent[] = [];
  #weight = 0;
  #given: OrderedEvent | undefined;
  readonly #room: number;
  readonly #give: (event: OrderedEvent) => void;

  /** @param room sum of the weights that are held back */
  constructor(room: number, give: (event: OrderedEvent) => void) {
    this.#room = room;
    this.#give = give;
  }

  /** Throws `TooFarApart` for an event that must stand before one that was given on. */
  add(event: OrderedEvent, weight: number): void {
    if (this.#given !== undefined && compareOrder(event, this.#given) < 0)
      throw new TooFarApart(tooLate(event, this.#given));
    this.#held.push(event);
    this.#weight += weight;
    if (this.#weight <= this.#room) return;
    this.#held.sort(compareOrder);
    const half = this.#held.length >> 1;
    for (let index = 0; index < half; index++) this.#giveOn(this.#held[index]);
    this.#weight *= (this.#held.length - half) / this.#held.length;
    this.#held = this.#held.slice(half);
  }

  #giveOn(event: OrderedEvent | undefined): void {
    if (event === undefined) return;
    this.#given = event;
    this.#give(event);
  }

  /** Gives on what is held back. */
  *finish(): Work<void> {
    const held = this.#held.sort(compareOrder);
    this.#held = [];
    for (const [index, event] of held.entries()) {
      if (index % CHUNK === CHUNK - 1) yield;
      this.#giveOn(event);
    }
  }
}

function tooLate({ event }: OrderedEvent, { event: other }: OrderedEvent): string {
  const behind = other.file === event.file ? '' : ` of ${other.file}`;
  return `The events are too far out of order: the one in line ${String(event.line)} has its place before the one in line ${String(other.line)}${behind}, with more events between them than there is room to sort. Sort the file by time.`;
}
