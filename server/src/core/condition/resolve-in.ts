import type { InList } from '../eql/ast.ts';
import type { Scalar } from './condition.ts';
import { fault, folded, nullAt, typeFault, unknownAt, written, type Resolving } from './resolving.ts';
import { compatible, describe, groupOf, shorten } from './scalar-types.ts';

/** `in`, `in~`, `not in`: constants of the operand's type (QL's In; EQL's InsensitiveEquals for `in~`). */
export function resolveIn(
  expression: InList,
  operand: Scalar,
  list: readonly Scalar[],
  resolving: Resolving,
): Scalar {
  const { span, operator, negated } = expression;
  const wrong = itemFault(expression, operand, list, resolving);
  if (wrong !== undefined) return wrong;
  if ([operand, ...list].some((scalar) => scalar.type === 'unknown')) return unknownAt(span);
  // `in (null)` is null whatever the field (QL's In.foldable).
  const check = list.every((item) => item.type === 'null')
    ? nullAt(span)
    : folded({ kind: 'in', span, type: 'boolean', ignoreCase: operator === 'in~', operand, list }, resolving);
  return negated ? folded({ kind: 'not', span, type: 'boolean', operand: check }, resolving) : check;
}

function itemFault(
  { operator }: InList,
  operand: Scalar,
  list: readonly Scalar[],
  resolving: Resolving,
): Scalar | undefined {
  const variable = list.find((item) => item.kind !== 'literal');
  if (variable !== undefined) {
    return fault(
      resolving,
      variable.span,
      `The list of \`${operator}\` takes constants only; \`${shorten(written(variable, resolving))}\` is none.`,
    );
  }
  if (operator === 'in~' && groupOf(operand.type) !== 'string' && groupOf(operand.type) !== 'any') {
    return typeFault(
      resolving,
      operand.span,
      `\`in~\` compares strings, but ${describe(operand, written(operand, resolving))}. Use \`in\`.`,
    );
  }
  const misfits = list.filter(
    (item) => !compatible(operator === 'in~' ? 'keyword' : operand.type, item.type),
  );
  const hint = operand.type === 'ip' ? ' Use `==` or `cidrMatch`.' : '';
  const faults = misfits.map((misfit) =>
    typeFault(
      resolving,
      misfit.span,
      `${describe(misfit, written(misfit, resolving))}, but ${describe(operand, written(operand, resolving))}: all values of \`${operator}\` must have the type of what they are compared with.${hint}`,
    ),
  );
  return faults[0];
}
