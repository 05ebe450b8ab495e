import type { Scalar } from '../condition/condition.ts';
import { scalarChildren } from '../condition/fold.ts';
import { folded, nullAt, type Resolving } from '../condition/resolving.ts';
import { sameScalar } from '../condition/same-scalar.ts';
import type { PlannedKey } from './join-key.ts';

/** A term of a sequence or sample before its condition is made. */
export interface KeyedCondition {
  readonly keys: readonly PlannedKey[];
  readonly scalar: Scalar;
}

/**
 * Elasticsearch copies each conjunct that mentions a join key, and has no `or`, to all other terms, with that key replaced by
 * theirs (its Optimizer's PropagateJoinKeyConstraints): of several keys only the first that stands in it. It shows with
 * array values, and where the conjunct names other fields too. Gives what each term gets from the others.
 */
export function keyConstraints(
  terms: readonly KeyedCondition[],
  resolving: Resolving,
): readonly (readonly Scalar[])[] {
  const constraints = terms.flatMap((source) =>
    conjunctsOf(source.scalar).flatMap((conjunct) => {
      const key = hasDisjunction(conjunct) ? undefined : firstKey(conjunct, source.keys);
      return key === undefined ? [] : [{ source, conjunct, key }];
    }),
  );
  return terms.map((target) =>
    constraints.flatMap(({ source, conjunct, key }) => {
      const [from, to] = [source.keys[key], target.keys[key]];
      if (source === target || from?.field === undefined || to === undefined) return [];
      return [replaceField(conjunct, from.field.name, to, resolving)];
    }),
  );
}

function conjunctsOf(scalar: Scalar): readonly Scalar[] {
  return scalar.kind === 'logical' && scalar.operator === 'and'
    ? scalar.operands.flatMap(conjunctsOf)
    : [scalar];
}

/** True where Elasticsearch's tree has an Or: a list of `:`, `like` or `in~` is one, a list of `in` or `regex` is none. */
function hasDisjunction(scalar: Scalar): boolean {
  switch (scalar.kind) {
    case 'logical':
      if (scalar.operator === 'or' && !isOneList(scalar.operands)) return true;
      break;
    case 'match':
      if (scalar.patterns.length > 1 && !scalar.operator.startsWith('regex')) return true;
      break;
    case 'in':
      if (scalar.ignoreCase && scalar.list.length > 1) return true;
      break;
    case 'literal':
    case 'field':
    case 'call':
    case 'arithmetic':
    case 'comparison':
    case 'is-null':
    case 'not':
      break;
  }
  return scalarChildren(scalar).some(hasDisjunction);
}

/** `a == 1 or a in (2, 3)` becomes one `in` (QL's CombineDisjunctionsToIn). */
function isOneList(operands: readonly Scalar[]): boolean {
  const compared = operands.map(comparedWithConstants);
  const [first] = compared;
  return first !== undefined && compared.every((other) => other !== undefined && sameScalar(first, other));
}

function comparedWithConstants(scalar: Scalar): Scalar | undefined {
  if (scalar.kind === 'comparison' && scalar.operator === '==' && scalar.right.kind === 'literal')
    return scalar.left;
  return scalar.kind === 'in' && !scalar.ignoreCase ? scalar.operand : undefined;
}

/** The place of the first join key that stands in a scalar, reading from left to right. */
function firstKey(scalar: Scalar, keys: readonly PlannedKey[]): number | undefined {
  if (scalar.kind === 'field') {
    const index = keys.findIndex(({ field }) => field?.name === scalar.field.name);
    return index < 0 ? undefined : index;
  }
  for (const child of scalarChildren(scalar)) {
    const found = firstKey(child, keys);
    if (found !== undefined) return found;
  }
  return undefined;
}

function replaceField(scalar: Scalar, name: string, key: PlannedKey, resolving: Resolving): Scalar {
  const replace = (child: Scalar): Scalar => replaceField(child, name, key, resolving);
  switch (scalar.kind) {
    case 'literal':
      return scalar;
    case 'field':
      if (scalar.field.name !== name) return scalar;
      return key.field === undefined ? nullAt(scalar.span) : { ...scalar, field: key.field };
    case 'call':
      return folded({ ...scalar, args: scalar.args.map(replace) }, resolving);
    case 'arithmetic':
    case 'comparison':
      return folded({ ...scalar, left: replace(scalar.left), right: replace(scalar.right) }, resolving);
    case 'is-null':
    case 'not':
    case 'match':
      return folded({ ...scalar, operand: replace(scalar.operand) }, resolving);
    case 'in':
      return folded({ ...scalar, operand: replace(scalar.operand) }, resolving);
    case 'logical':
      return folded({ ...scalar, operands: scalar.operands.map(replace) }, resolving);
  }
}
