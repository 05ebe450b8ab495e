import type { EsqlFunction } from './function.ts';

export const caseOf: EsqlFunction = {
  name: 'case',
  kind: 'scalar',
  parameters: [
    { name: 'condition' },
    { name: 'trueValue' },
    { name: 'elseValue', optional: true, variadic: true },
  ],
  returns: 'second',
  doc: 'The value behind the first condition that is true. A value without a condition, at the end, is for all else; without one the result is null.',
  example: 'CASE(process.pid == 4, "system", "other")',
};
