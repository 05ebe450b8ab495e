/**
 * `FileSystem.gunzip` with what browsers have. A file of several members, as rotated logs are, is refused there: the
 * stream gives no place at which the next one starts.
 */
export async function streamedGunzip(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = new Blob([new Uint8Array(bytes)])
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(refuse);
    if (done) return joined(parts, size);
    parts.push(value);
    size += value.length;
    if (size <= limit) continue;
    await reader.cancel();
    throw new Error(`it holds more than ${String(Math.floor(limit / (1024 * 1024)))} MiB; split it`);
  }
}

function refuse(cause: unknown): never {
  throw new Error('it is no gzip file, or a broken one, or one of several parts', { cause });
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
