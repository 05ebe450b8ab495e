import { EventReader } from './reading/event-reader.ts';
import type { EventsRead } from './reading/events-read.ts';
import { runToEnd, type Work } from './steps.ts';

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
