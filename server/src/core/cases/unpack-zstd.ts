import { Decompress } from 'fzstd';
import { rest, type Pacing } from './pacing.ts';

/** Packed bytes between two stops. */
const CHUNK = 256 * 1024;

/**
 * Unpacks Zstandard (RFC 8878), also several frames; checksums are not looked at. Rejects with a reason in words for people when
 * the bytes are no Zstandard, are cut off, or hold more than `limit` bytes.
 */
export async function unpackZstd(bytes: Uint8Array, limit: number, pacing: Pacing = {}): Promise<Uint8Array> {
  if (bytes.length === 0) throw new Error(NONE);
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Decompress((part) => {
    parts.push(part);
    size += part.length;
  });
  for (let at = 0; at < bytes.length; at += CHUNK) {
    push(stream, bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    if (size > limit) throw new Error(tooLarge(limit));
    await rest(pacing);
  }
  return joined(parts, size);
}

const NONE = 'it is no Zstandard file, or a broken one';

export function tooLarge(limit: number): string {
  return `it holds more than ${String(Math.floor(limit / (1024 * 1024)))} MiB of events; split it`;
}

function push(stream: Decompress, part: Uint8Array, last: boolean): void {
  try {
    stream.push(part, last);
  } catch (error) {
    const why = error instanceof Error && error.message !== '' ? ` (${error.message})` : '';
    throw new Error(`${NONE}${why}`, { cause: error });
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
