import type { EsqlFunction } from './function.ts';

export const networkDirection: EsqlFunction = {
  name: 'network_direction',
  kind: 'scalar',
  parameters: [{ name: 'source_ip' }, { name: 'destination_ip' }, { name: 'internal_networks' }],
  returns: 'keyword',
  doc: 'Whether a connection goes `inbound`, `outbound`, `internal` or `external`, by the networks that count as internal.',
  example: 'NETWORK_DIRECTION(source.ip, destination.ip, ["private"])',
};
