import type { SampleEvent } from '../matcher/event.ts';
import { CHUNK } from '../matcher/steps.ts';
import type { EventSource, HearEvent, SomeEvents } from './event-source.ts';
import { rest, type Pacing } from './pacing.ts';

/** Events of one file: more are not told apart. */
const MOST_EVENTS = 2 ** 32;

/** Place of an event in an index that holds the files one behind the other. */
export function indexIn(file: number, index: number): number {
  return file * MOST_EVENTS + index;
}

/**
 * Goes through several files as one stream in the order of time, with no more of each in memory than a batch: of the next events of
 * all files the earliest comes first, of equals that of the first file. Files that are in order themselves give a stream that is;
 * an event without a time comes when it stands first. Rejects with `Cancelled`.
 */
export async function mergeEvents(
  sources: readonly EventSource[],
  timeOf: (event: SampleEvent) => bigint | undefined,
  hear: HearEvent,
  pacing: Pacing,
): Promise<void> {
  const heads = sources.map((source, file) => new Head(source.pass(pacing), file, timeOf));
  try {
    for (const head of heads) await head.fill();
    for (let count = 1; ; count++) {
      const head = earliest(heads);
      const event = head?.event;
      if (head === undefined || event === undefined) return;
      if (count % CHUNK === 0) await rest(pacing);
      if (hear(event, head.index, head.weight)) return;
      if (!head.next()) await head.fill();
    }
  } finally {
    for (const head of heads) await head.close();
  }
}

function earliest(heads: readonly Head[]): Head | undefined {
  let best: Head | undefined;
  for (const head of heads) {
    if (head.event === undefined) continue;
    if (head.time === undefined) return head;
    if (best?.time === undefined || head.time < best.time) best = head;
  }
  return best;
}

/** Where one file is. */
class Head {
  event: SampleEvent | undefined;
  time: bigint | undefined;
  weight = 1;
  #some: readonly SampleEvent[] = [];
  #at = -1;
  #before = 0;
  readonly #pass: AsyncGenerator<SomeEvents, void>;
  readonly #file: number;
  readonly #timeOf: (event: SampleEvent) => bigint | undefined;

  constructor(
    pass: AsyncGenerator<SomeEvents, void>,
    file: number,
    timeOf: (event: SampleEvent) => bigint | undefined,
  ) {
    this.#pass = pass;
    this.#file = file;
    this.#timeOf = timeOf;
  }

  get index(): number {
    return indexIn(this.#file, this.#before + this.#at);
  }

  /** False when more must be read for that: `fill`. */
  next(): boolean {
    this.event = this.#some[++this.#at];
    this.time = this.event && this.#timeOf(this.event);
    return this.event !== undefined;
  }

  async fill(): Promise<void> {
    for (;;) {
      const { done, value } = await this.#pass.next();
      if (done === true) return;
      this.#before += this.#some.length;
      this.#some = value.events;
      this.weight = value.weight;
      this.#at = -1;
      if (this.next()) return;
    }
  }

  async close(): Promise<void> {
    await this.#pass.return();
  }
}
