import { eventBatches } from '../../cases/event-batches.ts';
import type { FileSystem } from '../../cases/file-system.ts';
import type { Pacing } from '../../cases/pacing.ts';
import { eventLabel } from './event-label.ts';

export interface ListedEvents {
  /** In the order of the file; lines are 1-based, several events may start on one. */
  readonly events: readonly { readonly line: number; readonly label: string }[];
  /** True when the file holds more than were asked for: then none is listed. */
  readonly tooMany: boolean;
}

/** The events of a small file, for a list of them. A large one is not read to its end. Rejects with `Cancelled` alone. */
export async function listEvents(
  location: string,
  most: number,
  files: FileSystem,
  pacing: Pacing = {},
): Promise<ListedEvents> {
  const listed: { line: number; label: string }[] = [];
  for await (const { events } of eventBatches(location, files, pacing)) {
    if (listed.length + events.length > most) return { events: [], tooMany: true };
    for (const { line, source } of events) listed.push({ line, label: eventLabel(source) });
  }
  return { events: listed, tooMany: false };
}
