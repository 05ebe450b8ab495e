import type { SampleEvent } from '../matcher/event.ts';
import type { EventNote, EventsRead, UnreadLine } from '../matcher/reading/events-read.ts';
import { eventBatches } from './event-batches.ts';
import type { FileSystem } from './file-system.ts';
import type { Pacing } from './pacing.ts';

export interface EventFileRead extends EventsRead {
  /** True when the file could not be read; `unread` says why. */
  readonly failed: boolean;
}

/** Text of one file whose events are kept in memory all at once. */
const LARGEST = 500 * 1024 * 1024;

/**
 * All events of a file, for whoever must look at them again and again; `eventBatches` keeps none. Never rejects on account of the
 * file. Rejects with `Cancelled`.
 * @param most reading ends when there are more events than these
 */
export async function readEventFile(
  location: string,
  files: FileSystem,
  pacing: Pacing = {},
  most = Infinity,
): Promise<EventFileRead> {
  const events: SampleEvent[] = [];
  const unread: UnreadLine[] = [];
  const notes: EventNote[] = [];
  let length = 0;
  for await (const batch of eventBatches(location, files, pacing)) {
    if (batch.failed) return failed(batch.unread.at(-1));
    for (const event of batch.events) events.push(event);
    for (const line of batch.unread) unread.push(line);
    for (const note of batch.notes) notes.push(note);
    if (events.length > most) break;
    length += batch.length;
    if (length > LARGEST) return failed({ line: 1, reason: `The file can't be read: it ${TOO_LARGE}.` });
  }
  return { events, unread, notes, failed: false };
}

const TOO_LARGE = `holds more than ${String(LARGEST / (1024 * 1024))} MiB of events, the most that can be looked at here; split it`;

function failed(reason: UnreadLine | undefined): EventFileRead {
  return { events: [], unread: reason === undefined ? [] : [reason], notes: [], failed: true };
}
