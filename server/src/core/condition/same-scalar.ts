import type { Scalar } from './condition.ts';
import { scalarChildren } from './fold.ts';

/** True when two scalars compute the same from the same fields, wherever they stand in the query. */
export function sameScalar(a: Scalar, b: Scalar): boolean {
  if (labelOf(a) !== labelOf(b)) return false;
  const [children, others] = [scalarChildren(a), scalarChildren(b)];
  return (
    children.length === others.length &&
    children.every((child, index) => {
      const other = others[index];
      return other !== undefined && sameScalar(child, other);
    })
  );
}

/** What a node is without its children. */
function labelOf(scalar: Scalar): string {
  const { kind } = scalar;
  switch (kind) {
    case 'literal':
      return `${kind} ${typeof scalar.value} ${String(scalar.value)}`;
    case 'field':
      return `${kind} ${scalar.field.name}`;
    case 'call':
      return `${kind} ${scalar.fn.name} ${String(scalar.ignoreCase)}`;
    case 'arithmetic':
    case 'comparison':
    case 'logical':
      return `${kind} ${scalar.operator}`;
    case 'in':
      return `${kind} ${String(scalar.ignoreCase)}`;
    case 'match':
      return `${kind} ${scalar.operator} ${JSON.stringify(scalar.patterns)}`;
    case 'is-null':
    case 'not':
      return kind;
  }
}
