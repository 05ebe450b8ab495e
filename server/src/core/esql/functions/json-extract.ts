import type { EsqlFunction } from './function.ts';

export const jsonExtract: EsqlFunction = {
  name: 'json_extract',
  kind: 'scalar',
  parameters: [{ name: 'string' }, { name: 'path' }],
  returns: 'keyword',
  doc: 'The value at a path in a text that holds JSON.',
  example: 'JSON_EXTRACT(aws.cloudtrail.request_parameters, "bucketName")',
};
