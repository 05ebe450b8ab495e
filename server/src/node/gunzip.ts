import { promisify } from 'node:util';
import { gunzip as unzip } from 'node:zlib';

const unpack = promisify(unzip);

/** `FileSystem.gunzip` with Node's own zlib: also several members, as rotated logs have them. */
export async function gunzip(bytes: Uint8Array, limit: number): Promise<Uint8Array> {
  try {
    return await unpack(bytes, { maxOutputLength: limit });
  } catch (error) {
    throw new Error(reasonOf(error, limit), { cause: error });
  }
}

function reasonOf(error: unknown, limit: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ERR_BUFFER_TOO_LARGE':
      return `it holds more than ${String(Math.floor(limit / (1024 * 1024)))} MiB; split it`;
    case 'Z_BUF_ERROR':
      return 'it is a gzip file that is cut off';
    case 'Z_DATA_ERROR':
      return 'it is no gzip file, or a broken one';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
