import { decodeText } from '../text/decode.ts';
import { unpacked } from './event-batches.ts';
import type { FileSystem } from './file-system.ts';
import { Cancelled, rest, type Pacing } from './pacing.ts';

export type EventFileText =
  | { readonly kind: 'text'; readonly text: string }
  /** A sentence. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Bytes of a file that is taken as one text, behind unpacking. */
const LARGEST = 64 * 1024 * 1024;

/**
 * The text of a file of events, `.gz` and `.zst` unpacked, for whoever takes something out of it as it is written. Never rejects
 * on account of the file. Rejects with `Cancelled`.
 */
export async function readEventText(
  location: string,
  files: FileSystem,
  pacing: Pacing = {},
): Promise<EventFileText> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of unpacked(location, files)) {
      length += piece.length;
      if (length > LARGEST) return { kind: 'refused', reason: TOO_LARGE };
      pieces.push(piece.slice());
      await rest(pacing);
    }
  } catch (error) {
    if (error instanceof Cancelled || !(error instanceof Error)) throw error;
    return { kind: 'refused', reason: `The file can't be read: ${error.message.replace(/\.$/, '')}.` };
  }
  return { kind: 'text', text: decodeText(joined(pieces, length)).value };
}

const TOO_LARGE = `The file holds more than ${String(LARGEST / (1024 * 1024))} MiB: copy the event from it, and take it from the clipboard.`;

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
