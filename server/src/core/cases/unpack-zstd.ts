import { Decompress } from 'fzstd';

/**
 * Unpacks Zstandard (RFC 8878) piece by piece, also several frames; checksums are not looked at. Rejects with a reason in words for
 * people when the bytes are no Zstandard or are cut off, and as `packed` does.
 */
export async function* unpackZstd(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let parts: Uint8Array[] = [];
  const stream = new Decompress((part) => parts.push(part));
  // The library wants to know which piece is the last.
  let held: Uint8Array | undefined;
  for await (const piece of packed) {
    if (piece.length === 0) continue;
    if (held !== undefined) push(stream, held, false);
    held = piece.slice();
    yield* parts;
    parts = [];
  }
  if (held === undefined) throw new Error(NONE);
  push(stream, held, true);
  yield* parts;
}

const NONE = 'it is no Zstandard file, or a broken one';

function push(stream: Decompress, part: Uint8Array, last: boolean): void {
  try {
    stream.push(part, last);
  } catch (error) {
    const why = error instanceof Error && error.message !== '' ? ` (${error.message})` : '';
    throw new Error(`${NONE}${why}`, { cause: error });
  }
}
