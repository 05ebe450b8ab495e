import { EventReader } from '../matcher/reading/event-reader.ts';
import type { EventsRead } from '../matcher/reading/events-read.ts';
import { StreamDecoder } from '../text/decode-stream.ts';
import { headFault } from '../text/decode.ts';
import { SAMPLE } from '../text/guess-encoding.ts';
import type { FileSystem } from './file-system.ts';
import { rest, type Pacing } from './pacing.ts';
import { unpackZstd } from './unpack-zstd.ts';

/** Some events of a file, in its order. */
export interface EventBatch extends EventsRead {
  /** Of the text that they were read from, in UTF-16 units. */
  readonly length: number;
  /** True when the file could not be read to its end: this is the last batch, and `unread` says why. */
  readonly failed: boolean;
}

/**
 * Bytes that are read at once, between two looks at whether all is cancelled. Their text must stay below what V8 calls a large
 * object (128 KiB): those have memory of their own that is asked for, filled and given back each time, which takes longer than to
 * parse them, and grow old whole.
 */
const PIECE = 64 * 1024;

/**
 * The events of a file, `.gz` and `.zst` unpacked, with no more of it in memory than a batch. Never rejects on account of the
 * file: one that is gone, no text or broken is told in `unread`. Bytes that are not UTF-8 spoil only the events that they stand
 * in. Rejects with `Cancelled`.
 */
export async function* eventBatches(
  location: string,
  files: FileSystem,
  pacing: Pacing = {},
): AsyncGenerator<EventBatch, void> {
  const reader = new EventReader(location);
  const decoder = new StreamDecoder();
  const pieces = withHead(unpacked(location, files))[Symbol.asyncIterator]();
  try {
    for (let isFirst = true; ; isFirst = false) {
      await rest(pacing);
      const next = await pull(pieces);
      if (typeof next === 'string') {
        yield failedBatch(
          reader,
          isFirst,
          `The file can't be read${isFirst ? '' : ' from here on'}: ${next.replace(/\.$/, '')}.`,
        );
        return;
      }
      const fault = isFirst && next !== undefined ? headFault(next) : undefined;
      if (fault !== undefined) {
        yield failedBatch(reader, isFirst, fault);
        return;
      }
      const { text, patches } =
        next === undefined ? decoder.end() : decoder.decode(isFirst ? withoutMark(next) : next);
      reader.push(text, patches);
      if (next === undefined) reader.end();
      for (const _stop of reader.read()) await rest(pacing);
      yield { ...reader.take(), length: text.length, failed: false };
      if (next === undefined) return;
    }
  } finally {
    await pieces.return?.();
  }
}

function failedBatch(reader: EventReader, isFirst: boolean, reason: string): EventBatch {
  const { unread, ...read } = reader.take();
  const line = isFirst ? 1 : reader.line;
  return { ...read, unread: [...unread, { line, reason }], length: 0, failed: true };
}

/** The next piece, nothing at the end, or why there is none. */
async function pull(pieces: AsyncIterator<Uint8Array>): Promise<Uint8Array | string | undefined> {
  try {
    const { done, value } = await pieces.next();
    return done === true ? undefined : value;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The bytes of a file, `.gz` and `.zst` unpacked as its name says. */
export function unpacked(location: string, files: FileSystem): AsyncIterable<Uint8Array> {
  const name = files.name(location).toLowerCase();
  const bytes = files.open(location);
  return name.endsWith('.gz') ? files.gunzip(bytes) : name.endsWith('.zst') ? unpackZstd(bytes) : bytes;
}

/** In pieces of some size; the first one is long enough to tell what kind of file this is. */
async function* withHead(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const piece of bytes) {
    if (head !== undefined && head.length < SAMPLE) head = joined(head, piece);
    if (head !== undefined && head.length < SAMPLE) continue;
    const all: Uint8Array = head ?? piece;
    head = undefined;
    for (let at = 0; at < all.length; at += PIECE) yield all.subarray(at, at + PIECE);
  }
  if (head !== undefined && head.length > 0) yield head;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Without a byte order mark of UTF-8. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}
