import type { EsqlFunction } from './function.ts';

export const ipPrefix: EsqlFunction = {
  name: 'ip_prefix',
  kind: 'scalar',
  parameters: [{ name: 'ip' }, { name: 'prefixLengthV4' }, { name: 'prefixLengthV6' }],
  returns: 'ip',
  doc: 'An address cut down to the first bits of its network.',
  example: 'IP_PREFIX(source.ip, 24, 48)',
};
