/**
 * A UUID made from a text: the same text always gives the same one, another text another one. Version 5 of RFC 9562
 * (SHA-1 of a name space and a name), the name being UTF-16, little-endian. For suggestions: the core knows no chance.
 */
export function nameBasedUuid(name: string): string {
  const bytes = sha1([...NAMESPACE, ...utf16(name)]).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const HASHED = 4096;

/** The UUID to suggest for a document: made from its length, start and end, since a keystroke in a long one must stay cheap. */
export function uuidForText(text: string): string {
  return nameBasedUuid(`${String(text.length)} ${text.slice(0, HASHED)}${text.slice(-HASHED)}`);
}

/** Ours, made once: 3f2c1a86-5d0e-4b79-9c41-7e8b6a1d2f03. */
const NAMESPACE = [
  0x3f, 0x2c, 0x1a, 0x86, 0x5d, 0x0e, 0x4b, 0x79, 0x9c, 0x41, 0x7e, 0x8b, 0x6a, 0x1d, 0x2f, 0x03,
];

function utf16(text: string): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    bytes.push(unit & 0xff, unit >> 8);
  }
  return bytes;
}

/** SHA-1 (FIPS 180-4) of bytes, as 20 bytes. */
export function sha1(bytes: readonly number[]): number[] {
  const words = padded(bytes);
  let state: Digest = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let block = 0; block < words.length; block += 16) {
    state = compress(state, schedule(words.slice(block, block + 16)));
  }
  return state.flatMap((word) => [word >>> 24, (word >>> 16) & 0xff, (word >>> 8) & 0xff, word & 0xff]);
}

type Digest = readonly [number, number, number, number, number];

/** Message words, big-endian: the bytes, a set bit, zeros, the length in bits. */
function padded(bytes: readonly number[]): number[] {
  const words = new Array<number>((((bytes.length + 8) >> 6) + 1) * 16).fill(0);
  [...bytes, 0x80].forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - 8 * (index & 3)));
  });
  words[words.length - 2] = Math.floor(bytes.length / 0x20000000);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function schedule(block: readonly number[]): readonly number[] {
  const words = [...block];
  const at = (index: number): number => words[index] ?? 0;
  for (let index = 16; index < 80; index++) {
    words.push(rotate(at(index - 3) ^ at(index - 8) ^ at(index - 14) ^ at(index - 16), 1));
  }
  return words;
}

function compress(digest: Digest, words: readonly number[]): Digest {
  let [a, b, c, d, e] = digest;
  words.forEach((word, round) => {
    const [mix, constant] = roundOf(round, b, c, d);
    const next = (rotate(a, 5) + mix + e + constant + word) | 0;
    [e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
  });
  return [
    (digest[0] + a) | 0,
    (digest[1] + b) | 0,
    (digest[2] + c) | 0,
    (digest[3] + d) | 0,
    (digest[4] + e) | 0,
  ];
}

function roundOf(round: number, b: number, c: number, d: number): readonly [number, number] {
  if (round < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (round < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (round < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
