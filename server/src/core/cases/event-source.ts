import type { SampleEvent } from '../matcher/event.ts';
import type { EventNote, UnreadLine } from '../matcher/reading/events-read.ts';
import { CHUNK } from '../matcher/steps.ts';
import { eventBatches, type EventBatch } from './event-batches.ts';
import { MOST_UNREAD } from './failures.ts';
import type { FileSystem } from './file-system.ts';
import { FirstFew } from './first-few.ts';
import { rest, type Pacing } from './pacing.ts';

/** Room for the events of small files, in UTF-16 units of their text, which is about a fifth of what they take. */
export interface Room {
  left: number;
}

export const ROOM = 4 * 1024 * 1024;

/** What a file holds. */
export interface FileSummary {
  readonly events: number;
  readonly unread: FirstFew<UnreadLine>;
  readonly notes: FirstFew<EventNote>;
  /** True when the file could not be read to its end. */
  readonly failed: boolean;
}

/** @property weight of each one: the length of its text */
export interface SomeEvents {
  readonly events: readonly SampleEvent[];
  readonly weight: number;
}

/** Hears of one event. @param weight length of its text. True ends the pass. */
export type HearEvent = (event: SampleEvent, index: number, weight: number) => boolean;

/** More notes of one file are not told. */
const MOST_NOTES = 10;

/**
 * The events of a file, to be gone through as often as needed. Those of a small file are kept; a large one is read again each
 * time, so that it may be of any size.
 */
export class EventSource {
  #kept: readonly SampleEvent[] | undefined;
  #summary: FileSummary = empty();
  #unreadSoFar = 0;
  readonly #location: string;
  readonly #files: FileSystem;
  readonly #problem: string | undefined;

  /** @param problem why it can't be read, where that is known already */
  constructor(location: string, files: FileSystem, problem?: string) {
    this.#location = location;
    this.#files = files;
    this.#problem = problem;
  }

  /** Keeps the events if there is room for them. */
  async load(room: Room, pacing: Pacing): Promise<void> {
    const events: SampleEvent[] = [];
    const summary = counting();
    let length = 0;
    for await (const batch of this.#batches(pacing)) {
      length += batch.length;
      if (length > room.left) return;
      summary.add(batch);
      for (const event of batch.events) events.push(event);
    }
    room.left -= length;
    this.#kept = events;
    this.#summary = summary.of();
  }

  /** All events, where they are kept. */
  get kept(): readonly SampleEvent[] | undefined {
    return this.#kept;
  }

  /** Places that can't be read, in the pass that is on its way. */
  get unreadSoFar(): number {
    return this.#unreadSoFar;
  }

  /** Of the last pass that came to the end. */
  get summary(): FileSummary {
    return this.#summary;
  }

  /** Knows what the file holds when no run went over it. */
  async count(pacing: Pacing): Promise<void> {
    if (this.#kept === undefined) await this.each(() => false, pacing);
  }

  /** One pass over the events, in the order of the file. Rejects with `Cancelled`. */
  async each(hear: HearEvent, pacing: Pacing): Promise<void> {
    let index = 0;
    for await (const { events, weight } of this.pass(pacing)) {
      if (await hearAll(events, index, weight, hear, pacing)) return;
      index += events.length;
    }
  }

  /** The same, for whoever asks for the events: some at once, in their order. */
  async *pass(pacing: Pacing): AsyncGenerator<SomeEvents, void> {
    if (this.#kept !== undefined) {
      yield { events: this.#kept, weight: 1 };
      return;
    }
    const summary = counting();
    let text = 0;
    for await (const batch of this.#batches(pacing)) {
      summary.add(batch);
      this.#unreadSoFar = summary.of().unread.total;
      const { events, length } = batch;
      text += length;
      if (events.length === 0) continue;
      yield { events, weight: text / events.length };
      text = 0;
    }
    this.#summary = summary.of();
  }

  async *#batches(pacing: Pacing): AsyncGenerator<EventBatch, void> {
    if (this.#problem === undefined) yield* eventBatches(this.#location, this.#files, pacing);
    else yield unreadable(this.#problem);
  }
}

function unreadable(problem: string): EventBatch {
  const unread = [{ line: 1, reason: `The file can't be read: ${problem}.` }];
  return { events: [], unread, notes: [], length: 0, failed: true };
}

/** True when one of them ended the pass. */
async function hearAll(
  events: readonly SampleEvent[],
  from: number,
  weight: number,
  hear: HearEvent,
  pacing: Pacing,
): Promise<boolean> {
  for (const [index, event] of events.entries()) {
    if (index % CHUNK === CHUNK - 1) await rest(pacing);
    if (hear(event, from + index, weight)) return true;
  }
  return false;
}

function empty(): FileSummary {
  return { events: 0, unread: new FirstFew(MOST_UNREAD), notes: new FirstFew(MOST_NOTES), failed: false };
}

function counting(): { add(batch: EventBatch): void; of(): FileSummary } {
  const { unread, notes } = empty();
  let [events, failed] = [0, false];
  return {
    add(batch) {
      failed ||= batch.failed;
      events += batch.events.length;
      for (const line of batch.unread) unread.add(() => line);
      for (const note of batch.notes) notes.add(() => note);
    },
    of: () => ({ events, unread, notes, failed }),
  };
}
