import type { SampleEvent } from './event.ts';
import { EventReader } from './reading/event-reader.ts';
import { runToEnd, type Work } from './steps.ts';

/** A stretch of an event file that is no event. */
export interface UnreadLine {
  /** 1-based line on which it starts. */
  readonly line: number;
  readonly reason: string;
}

/** Something to tell of an event that was read. */
export interface EventNote {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

export interface EventsRead {
  readonly events: readonly SampleEvent[];
  readonly unread: readonly UnreadLine[];
  /** What Elasticsearch would take otherwise, of events that were read. */
  readonly notes: readonly EventNote[];
}

/**
 * Reads the events of a file: one JSON object a line, objects over many lines, arrays, `{"_source": …}` hits (or hits with
 * `fields`), the response of a search, in any mixture. What can't be read is named with its line, and the rest goes on.
 * Time grows with the text's length, whatever stands in it.
 */
export function readEvents(text: string, file: string): EventsRead {
  return runToEnd(readingEvents(text, file));
}

/** The same, with stops. */
export function* readingEvents(text: string, file: string): Work<EventsRead> {
  const reader = new EventReader(file);
  reader.push(text);
  reader.end();
  yield* reader.read();
  return reader.take();
}
