import { parseCidr, parseIp, inBlock } from '../../text/ip.ts';
import type { EqlFunction } from './function.ts';

export const cidrMatch: EqlFunction = {
  name: 'cidrMatch',
  parameters: [
    { name: 'ip', kind: 'ip', doc: 'The address: a field of type `ip`.' },
    {
      name: 'block',
      kind: 'string',
      doc: 'Blocks such as `10.0.0.0/8` or `2001:db8::/32`.',
      variadic: true,
      constant: true,
    },
  ],
  returns: 'boolean',
  hasInsensitiveForm: false,
  doc: 'True when an IP address lies in one of the given blocks.',
  cases: [
    { call: 'cidrMatch("192.0.2.9", "192.0.2.0/24")', gives: true },
    { call: 'cidrMatch("192.0.2.9", "10.0.0.0/8", "198.51.100.0/24")', gives: false },
    { call: 'cidrMatch("2001:db8::1", "2001:db8::/32")', gives: true },
    { call: 'cidrMatch(null, "10.0.0.0/8")', gives: null },
  ],
  evaluate: ([address = null, ...blocks]) => {
    if (typeof address !== 'string') return null;
    const ip = parseIp(address);
    if (ip === undefined) return null;
    return blocks.some((text) => {
      const block = typeof text === 'string' ? parseCidr(text) : undefined;
      return block !== undefined && inBlock(ip, block);
    });
  },
};
