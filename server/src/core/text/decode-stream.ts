import { utf8Decoder } from './decode.ts';
import { firstBadByte } from './utf8.ts';

/** A stretch of a file's text. */
export interface DecodedStretch {
  readonly text: string;
  /** Offsets in `text` of the U+FFFD that stand for bytes that are not UTF-8, ascending. */
  readonly patches: readonly number[];
}

/** Decodes UTF-8 that comes in pieces, which may end anywhere. Byte order marks are text. */
export class StreamDecoder {
  readonly #decoder = utf8Decoder(true);
  #rest: Uint8Array = new Uint8Array();

  /** The text of these bytes, but for a character that they end in. */
  decode(bytes: Uint8Array): DecodedStretch {
    const all = this.#rest.length === 0 ? bytes : joined(this.#rest, bytes);
    const end = all.length - unfinished(all);
    this.#rest = all.slice(end);
    return this.#whole(all.subarray(0, end));
  }

  /** What is left when no more bytes come. */
  end(): DecodedStretch {
    const rest = this.#rest;
    this.#rest = new Uint8Array();
    return this.#whole(rest);
  }

  #whole(bytes: Uint8Array): DecodedStretch {
    try {
      return { text: this.#decoder.decode(bytes), patches: [] };
    } catch {
      return this.#patched(bytes);
    }
  }

  #patched(bytes: Uint8Array): DecodedStretch {
    const parts: string[] = [];
    const patches: number[] = [];
    let length = 0;
    let rest = bytes;
    while (rest.length > 0) {
      const bad = firstBadByte(rest);
      const text = this.#decoder.decode(rest.subarray(0, bad));
      parts.push(text);
      length += text.length;
      if (bad < rest.length) {
        patches.push(length++);
        parts.push(REPLACEMENT);
      }
      rest = rest.subarray(bad + 1);
    }
    return { text: parts.join(''), patches };
  }
}

export const REPLACEMENT = '\uFFFD';

/** How many of the last bytes may be the beginning of a character. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return back < length ? back : 0;
  }
  return 0;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
