import type { EsqlFunction } from './function.ts';

export const toIp: EsqlFunction = {
  name: 'to_ip',
  kind: 'scalar',
  parameters: [{ name: 'field' }, { name: 'options', optional: true }],
  returns: 'ip',
  doc: 'The address that a text stands for.',
  example: 'TO_IP("192.0.2.7")',
};
