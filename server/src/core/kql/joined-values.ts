import type { Values } from './ast.ts';
import type { Connective } from './tokens.ts';

/** The values behind a field, as they stand there. */
export interface ValuesPart {
  readonly values: Values;
  /** `not` stands before the field. */
  readonly negated: boolean;
}

/** Values as they are written, those under a `not` apart. */
interface Collected {
  readonly positive: string[];
  readonly negative: string[];
}

/** True when every value is there. */
export function isMergeable(values: Values): boolean {
  return values.kind !== 'missing';
}

/**
 * One condition in the place of several on the same field that `operator` joins: `a:(b and c and not (d or e))`. What is
 * negated goes into one list (De Morgan); with nothing else there, the `not` stands before the field. Without a field, the
 * list alone, without parentheses.
 */
export function joinedValues(
  field: string | undefined,
  parts: readonly ValuesPart[],
  operator: Connective,
  text: string,
): string {
  const found: Collected = { positive: [], negative: [] };
  for (const { values, negated } of parts) collect(values, negated, operator, text, found);
  const { positive, negative } = found;
  const negativeList = list(negative, dual(operator));
  if (field === undefined) {
    return [...positive, ...(negative.length > 0 ? [`not ${negativeList}`] : [])].join(` ${operator} `);
  }
  if (positive.length === 0) return `not ${field}:${negativeList}`;
  const all = negative.length === 0 ? positive : [...positive, `not ${negativeList}`];
  return `${field}:${list(all, operator)}`;
}

/** The operator that De Morgan's law puts in the place of one. */
export function dual(operator: Connective): Connective {
  return operator === 'and' ? 'or' : 'and';
}

function list(values: readonly string[], operator: Connective): string {
  return values.length === 1 ? values.join('') : `(${values.join(` ${operator} `)})`;
}

/** Depth is limited by the parser. */
function collect(
  values: Values,
  negated: boolean,
  operator: Connective,
  text: string,
  found: Collected,
): void {
  switch (values.kind) {
    case 'value-group':
      collect(values.values, negated, operator, text, found);
      return;
    case 'value-not':
      collect(values.operand, !negated, operator, text, found);
      return;
    case 'value-logical':
      // `not (b or c)` in a chain of `and` is `not b and not c`.
      if ((values.operator === operator) !== negated) {
        for (const operand of values.operands) collect(operand, negated, operator, text, found);
        return;
      }
  }
  const written = text.slice(values.span.start, values.span.end);
  const target = negated ? found.negative : found.positive;
  target.push(values.kind === 'value-logical' ? `(${written})` : written);
}
