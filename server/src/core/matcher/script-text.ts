import type { IpAddress } from '../text/ip.ts';

/** Texts of values as Elasticsearch's scripts and join keys give them. */

/** An address in its one canonical form: IPv4 with dots, IPv6 with its longest run of zeros left out. */
export function textOfIp(address: IpAddress): string {
  const isV4 =
    address.subarray(0, 10).every((byte) => byte === 0) && address[10] === 255 && address[11] === 255;
  if (isV4) return address.subarray(12).join('.');
  const groups: number[] = [];
  for (let at = 0; at < 16; at += 2) groups.push(((address[at] ?? 0) << 8) | (address[at + 1] ?? 0));
  const { start, length } = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === 0) end++;
    if (end - start > best.length) best = { start, length: end - start };
  }
  return best;
}

const BILLION = 1_000_000_000n;

/** A moment (nanoseconds since 1970) as Java's ZonedDateTime writes it: no seconds when they are zero. */
export function textOfMoment(nanoseconds: bigint): string {
  const rest = ((nanoseconds % BILLION) + BILLION) % BILLION;
  const seconds = (nanoseconds - rest) / BILLION;
  const date = new Date(Number(seconds) * 1000);
  if (Number.isNaN(date.getTime())) return String(nanoseconds);
  const iso = date.toISOString();
  const minutes = iso.slice(0, 16);
  if (rest !== 0n) return `${iso.slice(0, 19)}.${fraction(rest)}Z`;
  return iso.endsWith(':00.000Z') ? `${minutes}Z` : `${iso.slice(0, 19)}Z`;
}

/** Three, six or nine digits. */
function fraction(nanoseconds: bigint): string {
  return nanoseconds
    .toString()
    .padStart(9, '0')
    .replace(/(?:000){1,2}$/, '');
}
