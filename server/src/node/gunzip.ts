import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** `FileSystem.gunzip` with Node's own zlib: also several members, as rotated logs have them. */
export async function* gunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const unpacking = createGunzip({ chunkSize: CHUNK });
  let isEmpty = true;
  const feeding = pipeline(async function* source() {
    for await (const piece of packed) {
      isEmpty &&= piece.length === 0;
      yield piece.slice();
    }
  }, unpacking);
  // What went wrong comes out of `unpacking`.
  feeding.catch(() => undefined);
  try {
    for await (const part of unpacking as AsyncIterable<Uint8Array>) yield part;
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error });
  }
  if (isEmpty) throw new Error(CUT_OFF);
}

const CHUNK = 256 * 1024;

const CUT_OFF = 'it is a gzip file that is cut off';

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'Z_BUF_ERROR':
      return CUT_OFF;
    case 'Z_DATA_ERROR':
      return 'it is no gzip file, or a broken one';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
