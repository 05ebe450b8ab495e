import type { EsqlFunction } from './function.ts';

export const cidrMatch: EsqlFunction = {
  name: 'cidr_match',
  kind: 'scalar',
  parameters: [{ name: 'ip' }, { name: 'block', variadic: true }],
  returns: 'boolean',
  doc: 'True when an address lies in one of the blocks.',
  example: 'CIDR_MATCH(source.ip, "10.0.0.0/8", "192.168.0.0/16")',
};
