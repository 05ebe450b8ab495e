/** What bytes are that are no UTF-8 text. */
export interface Encoding {
  /** Of `TextDecoder`; `undefined` for what it can't read. */
  readonly label?: string;
  /** As in "The file is ...". */
  readonly name: string;
}

const UTF_32_LITTLE: Encoding = { name: 'UTF-32 (little endian) text' };
const UTF_32_BIG: Encoding = { name: 'UTF-32 (big endian) text' };
const UTF_16_LITTLE: Encoding = { label: 'utf-16le', name: 'UTF-16 (little endian) text' };
const UTF_16_BIG: Encoding = { label: 'utf-16be', name: 'UTF-16 (big endian) text' };
const BINARY: Encoding = { name: 'binary' };

/** How much of a file is looked at. A multiple of 4. */
export const SAMPLE = 1024;

/** Tells wide encodings by their byte order mark or by the zero bytes of their ASCII characters; `undefined` for the rest. */
export function guessEncoding(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  return byMark(sample) ?? byZeros(sample) ?? (isBinary(sample) ? BINARY : undefined);
}

/** Unicode 15, table 23-4. The mark of UTF-32 (little endian) starts with that of UTF-16. */
function byMark(sample: Uint8Array): Encoding | undefined {
  const [first, second, third, fourth] = sample;
  if (first === 0xff && second === 0xfe) return third === 0 && fourth === 0 ? UTF_32_LITTLE : UTF_16_LITTLE;
  if (first === 0xfe && second === 0xff) return UTF_16_BIG;
  if (first === 0 && second === 0 && third === 0xfe && fourth === 0xff) return UTF_32_BIG;
  return undefined;
}

/** Share of zero bytes at each place in groups of four: 0 or almost 1 in text that is mostly ASCII. */
function byZeros(sample: Uint8Array): Encoding | undefined {
  const zeros = [0, 0, 0, 0];
  const groups = Math.floor(sample.length / 4);
  if (groups === 0) return undefined;
  for (let at = 0; at < groups * 4; at++) {
    if (sample[at] === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  }
  const pattern = zeros.map((count) => (count === 0 ? 'x' : count > groups * 0.7 ? '0' : '?')).join('');
  return PATTERNS.get(pattern);
}

const PATTERNS: ReadonlyMap<string, Encoding> = new Map([
  ['x000', UTF_32_LITTLE],
  ['000x', UTF_32_BIG],
  ['x0x0', UTF_16_LITTLE],
  ['0x0x', UTF_16_BIG],
]);

/** A zero byte or two may be a slip of the hand in a text, which its reader names better; many controls are none. */
function isBinary(sample: Uint8Array): boolean {
  let controls = 0;
  for (const byte of sample) if (isControl(byte)) controls++;
  return controls >= 4 && controls * 20 > sample.length;
}

/** Without tab, line feed, vertical tab, form feed, carriage return and escape, which old texts hold. */
function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f;
}
