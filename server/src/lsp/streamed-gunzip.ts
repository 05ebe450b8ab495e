/**
 * `FileSystem.gunzip` with what browsers have. A file of several members, as rotated logs are, is refused there: the
 * stream gives no place at which the next one starts.
 */
export async function* streamedGunzip(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const { readable, writable } = new DecompressionStream('gzip');
  const source: { lost?: unknown } = {};
  const feeding = feed(packed, writable.getWriter(), source);
  const reader = readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch (cause) {
    if (source.lost !== undefined) throw source.lost;
    throw new Error('it is no gzip file, or a broken one, or one of several parts', { cause });
  } finally {
    await reader.cancel().catch(() => undefined);
    await feeding;
  }
}

/** What goes wrong comes out of the other end. @param source notes when it was the bytes that could not be had */
async function feed(
  packed: AsyncIterable<Uint8Array>,
  writer: WritableStreamDefaultWriter<BufferSource>,
  source: { lost?: unknown },
): Promise<void> {
  try {
    for await (const piece of noting(packed, source)) await writer.write(new Uint8Array(piece));
    await writer.close();
  } catch (error) {
    await writer.abort(error).catch(() => undefined);
  }
}

async function* noting(
  packed: AsyncIterable<Uint8Array>,
  source: { lost?: unknown },
): AsyncGenerator<Uint8Array, void> {
  try {
    yield* packed;
  } catch (error) {
    source.lost = error;
    throw error;
  }
}
