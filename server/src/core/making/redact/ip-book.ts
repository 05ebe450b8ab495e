import { inBlock, parseCidr, parseIp, type CidrBlock, type IpAddress } from '../../text/ip.ts';

const blocks = (...texts: readonly string[]): readonly CidrBlock[] =>
  texts.flatMap((text) => parseCidr(text) ?? []);

/**
 * Addresses that name no machine, or none that there is: loopback, unspecified, link-local, multicast, broadcast, those of
 * documentation (RFC 5737, RFC 3849) and of benchmarks (RFC 2544).
 */
const STAY = blocks(
  ...['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '255.255.255.255'],
  ...['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '198.18.0.0/15'],
  ...['::/128', '::1/128', 'ff00::/8', '2001:db8::/32'],
);

interface Kind {
  readonly block: CidrBlock;
  /** Its addresses by number, from 1 on. */
  readonly address: (number: number) => string;
}

const v4 =
  (base: number, hosts = 254) =>
  (number: number): string => {
    const [net, host] = [Math.floor((number - 1) / hosts), ((number - 1) % hosts) + 1];
    const value = base + net * 256 + host;
    return [24, 16, 8, 0].map((shift) => String(Math.floor(value / 2 ** shift) % 256)).join('.');
  };
const v6 =
  (prefix: string) =>
  (number: number): string =>
    `${prefix}::${number.toString(16).replace(/(?=(?:.{4})+$)(?!^)/g, ':')}`;

const kind = (block: string, address: Kind['address']): readonly Kind[] =>
  blocks(block).map((each) => ({ block: each, address }));

/** What a kind of address is replaced by is of the same kind: private stays private. */
const KINDS: readonly Kind[] = [
  ...kind('10.0.0.0/8', v4(0x0a000000)),
  ...kind('172.16.0.0/12', v4(0xac100000)),
  ...kind('192.168.0.0/16', v4(0xc0a80000)),
  ...kind('100.64.0.0/10', v4(0x64400000)),
  ...kind('fe80::/10', v6('fe80')),
  ...kind('fc00::/7', v6('fd00')),
];
const PUBLIC_V6 = v6('2001:db8');
const ALL_V4 = blocks('0.0.0.0/0');

/** The three nets of documentation, then that of benchmarks, then those that nobody may use. */
function publicV4(number: number): string {
  const nets = [0xc0000200, 0xc6336400, 0xcb007100];
  const base = nets[Math.floor((number - 1) / 254)];
  if (base !== undefined) return v4(base)(((number - 1) % 254) + 1);
  const left = number - 3 * 254;
  return left <= 512 * 254 ? v4(0xc6120000)(left) : v4(0xf0000000)(left - 512 * 254);
}

/** Gives each address one of its kind: always the same for the same, and none that `isTaken`. */
export function createIpBook(isTaken: (address: string) => boolean): (text: string) => string | undefined {
  const known = new Map<string, string>();
  const counts = new Map<Kind['address'], number>();
  const next = (address: Kind['address']): string => {
    for (;;) {
      const number = (counts.get(address) ?? 0) + 1;
      counts.set(address, number);
      const candidate = address(number);
      if (!isTaken(candidate)) return candidate;
    }
  };
  return (text) => {
    const ip = parseIp(text);
    if (ip === undefined || isIn(ip, STAY)) return undefined;
    const key = ip.join('.');
    const made = known.get(key) ?? next(kindOf(ip));
    known.set(key, made);
    return isIn(ip, ALL_V4) && text.includes(':') ? `::ffff:${made}` : made;
  };
}

function kindOf(ip: IpAddress): Kind['address'] {
  const found = KINDS.find(({ block }) => inBlock(ip, block));
  return found?.address ?? (isIn(ip, ALL_V4) ? publicV4 : PUBLIC_V6);
}

function isIn(ip: IpAddress, list: readonly CidrBlock[]): boolean {
  return list.some((block) => inBlock(ip, block));
}
