import { readingEvents, type EventsRead, type UnreadLine } from '../matcher/read-events.ts';
import { decodeText } from '../text/decode.ts';
import type { Span } from '../text/span.ts';
import type { FileSystem } from './file-system.ts';
import { Cancelled, inSteps, rest, type Pacing } from './pacing.ts';
import { tooLarge, unpackZstd } from './unpack-zstd.ts';

export interface EventFileRead extends EventsRead {
  /** True when nothing of the file could be read; `unread` says why. */
  readonly failed: boolean;
}

/** Unpacked bytes of one file: a string of the engine that VS Code runs in holds no more (V8: 2^29 - 24 units). */
const LARGEST = 500 * 1024 * 1024;

/**
 * The events of a file, `.gz` and `.zst` unpacked. Never rejects on account of the file: one that is gone, no text or broken
 * is told in `unread`. Bytes that are not UTF-8 spoil only the events that they stand in. Rejects with `Cancelled`.
 */
export async function readEventFile(
  location: string,
  files: FileSystem,
  pacing: Pacing = {},
): Promise<EventFileRead> {
  try {
    const bytes = await unpacked(location, files, pacing);
    await rest(pacing);
    return await readBytes(bytes, location, pacing);
  } catch (error) {
    if (error instanceof Cancelled) throw error;
    const why = error instanceof Error ? error.message : String(error);
    return failed({ line: 1, reason: `The file can't be read: ${why.replace(/\.$/, '')}.` });
  }
}

function failed(reason: UnreadLine): EventFileRead {
  return { events: [], unread: [reason], notes: [], failed: true };
}

async function unpacked(location: string, files: FileSystem, pacing: Pacing): Promise<Uint8Array> {
  const bytes = await files.readFile(location);
  const name = files.name(location).toLowerCase();
  const content = name.endsWith('.gz')
    ? await files.gunzip(bytes, LARGEST)
    : name.endsWith('.zst')
      ? await unpackZstd(bytes, LARGEST, pacing)
      : bytes;
  if (content.length > LARGEST) throw new Error(tooLarge(LARGEST));
  return content;
}

async function readBytes(bytes: Uint8Array, location: string, pacing: Pacing): Promise<EventFileRead> {
  const { value, errors } = decodeText(bytes);
  const [fault] = errors;
  // Where bytes are not UTF-8, the text has the replacement character; other faults are of the file as a whole.
  const isPatched = fault !== undefined && value[fault.span.start] === REPLACEMENT;
  if (fault !== undefined && !isPatched)
    return failed({ line: lineOf(value, fault.span), reason: fault.message });
  const read = await inSteps(readingEvents(value, location), pacing);
  return { ...(isPatched ? withoutPatched(read) : read), failed: false };
}

const REPLACEMENT = '\uFFFD';

/** Events that hold a replacement character are not what stands in the file. */
function withoutPatched({ events, unread, notes }: EventsRead): EventsRead {
  const isPatched = new Set(events.filter(({ source }) => JSON.stringify(source).includes(REPLACEMENT)));
  const reason = 'This holds bytes that are not UTF-8. Save the file as UTF-8.';
  const patched = [...isPatched].map(({ line }): UnreadLine => ({ line, reason }));
  return {
    events: events.filter((event) => !isPatched.has(event)),
    unread: [...unread, ...patched].sort((a, b) => a.line - b.line),
    notes,
  };
}

function lineOf(text: string, { start }: Span): number {
  return text.slice(0, start).split('\n').length;
}
