/** An IP address as 16 bytes; IPv4 in its IPv6-mapped form, as Lucene stores it. */
export type IpAddress = Uint8Array;

export interface CidrBlock {
  readonly address: IpAddress;
  /** Leading bits that count, of the 128. */
  readonly bits: number;
}

const V4_PREFIX = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff];

/** Reads an IPv4 or IPv6 address; `undefined` for anything else. */
export function parseIp(text: string): IpAddress | undefined {
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

function parseV4(text: string): IpAddress | undefined {
  const bytes = v4Bytes(text);
  return bytes === undefined ? undefined : Uint8Array.from([...V4_PREFIX, ...bytes]);
}

function v4Bytes(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes = parts.map((part) => (/^(?:0|[1-9][0-9]{0,2})$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function parseV6(text: string): IpAddress | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = groups(halves[0] ?? '');
  const tail = halves.length === 2 ? groups(halves[1] ?? '') : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined;
  return Uint8Array.from([...head, ...new Array<number>(missing).fill(0), ...tail]);
}

/** Bytes of a run of groups; the last may be an IPv4 address. */
function groups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && index === parts.length - 1) {
      const v4 = v4Bytes(part);
      if (v4 === undefined) return undefined;
      bytes.push(...v4);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined;
      const value = Number.parseInt(part, 16);
      bytes.push(value >> 8, value & 0xff);
    }
  }
  return bytes;
}

/** Reads `address/bits`; bits of the host part may be set. An address alone is the block of itself. */
export function parseCidr(text: string): CidrBlock | undefined {
  const [addressText = '', bitsText, ...more] = text.split('/');
  if (bitsText === undefined) {
    const alone = parseIp(addressText);
    return alone === undefined ? undefined : { address: alone, bits: 128 };
  }
  if (more.length > 0 || !/^[0-9]{1,3}$/.test(bitsText)) return undefined;
  const address = parseIp(addressText);
  const bits = Number(bitsText) + (addressText.includes(':') ? 0 : 96);
  return address === undefined || bits > 128 ? undefined : { address, bits };
}

export function inBlock(ip: IpAddress, block: CidrBlock): boolean {
  const whole = block.bits >> 3;
  for (let at = 0; at < whole; at++) if (ip[at] !== block.address[at]) return false;
  const rest = block.bits & 7;
  if (rest === 0) return true;
  const mask = (0xff << (8 - rest)) & 0xff;
  return ((ip[whole] ?? 0) & mask) === ((block.address[whole] ?? 0) & mask);
}

/** Order of two addresses, byte by byte. */
export function compareIp(a: IpAddress, b: IpAddress): number {
  for (let at = 0; at < 16; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
