import type { EventQuery } from '../eql/ast.ts';
import type { Condition, Scalar } from '../condition/condition.ts';
import { translate } from '../condition/resolve-eql.ts';
import { resolveScalar } from '../condition/resolve-scalar.ts';
import type { Planning } from './planning.ts';

/** `category where condition` as one condition: the category first, then the conditions. */
export function eventCondition(
  { category, span }: EventQuery,
  scalars: readonly Scalar[],
  planning: Planning,
): Condition {
  const id = planning.numbering.next++;
  const all = [...categoryScalars(category, planning), ...scalars];
  const operands = all.flatMap((scalar) => conjuncts(translate(scalar, planning, planning.numbering)));
  const constant = operands.find((operand) => operand.kind === 'constant' && operand.value !== true);
  if (constant !== undefined) return { kind: 'constant', id, span, value: false };
  const rest = operands.filter((operand) => operand.kind !== 'constant');
  return { kind: 'and', id, span, operands: rest };
}

function conjuncts(condition: Condition): readonly Condition[] {
  return condition.kind === 'and' ? condition.operands : [condition];
}

/** The test of the category, which is that of an ordinary field: `event.category == "process"`. */
function categoryScalars({ name, span }: EventQuery['category'], planning: Planning): readonly Scalar[] {
  if (name === undefined) return [];
  const { categoryField } = planning.environment;
  if (planning.mapping.field(categoryField) === undefined) {
    planning.faults.push({
      type: 'verification',
      message: `The event category field \`${categoryField}\` is unknown: neither the schema nor any event has it. Write \`any where …\`, or name the field in \`event_category_override\`.`,
      span,
    });
    return [];
  }
  const reference = { kind: 'field', span, nameSpan: span, name: categoryField, optional: false } as const;
  const left = resolveScalar(reference, planning);
  if (left.kind !== 'field') return [];
  const right: Scalar = { kind: 'literal', span, type: 'keyword', value: name };
  return [{ kind: 'comparison', span, type: 'boolean', operator: '==', left, right }];
}
