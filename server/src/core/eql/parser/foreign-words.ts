import type { ComparisonOperator } from '../ast.ts';

/** Signs of other languages for operators of EQL. `!:` is `:` with a `not` in front of the condition. */
export const FOREIGN_OPERATORS: ReadonlyMap<string, ComparisonOperator | ':' | '!:' | 'and' | 'or'> = new Map(
  [
    ['===', '=='],
    [':=', '=='],
    ['!==', '!='],
    ['<>', '!='],
    ['=>', '>='],
    ['=<', '<='],
    ['=~', ':'],
    ['~=', ':'],
    ['~', ':'],
    ['!~', '!:'],
    ['!:', '!:'],
    ['&&', 'and'],
    ['&', 'and'],
    ['||', 'or'],
  ],
);

/** Words of other languages between a field and a value. */
export const FOREIGN_WORDS: ReadonlyMap<string, '==' | ':'> = new Map([
  ['equals', '=='],
  ['equal', '=='],
  ['eq', '=='],
  ['is', '=='],
  ['contains', ':'],
  ['matches', ':'],
  ['ilike', ':'],
  ['has', ':'],
]);
