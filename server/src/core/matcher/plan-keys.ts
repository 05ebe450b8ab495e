import { resolveScalar } from '../condition/resolve-scalar.ts';
import { compatible, groupInWords, groupOf, scalarTypeOf } from '../condition/scalar-types.ts';
import type { JoinKeys } from '../eql/ast.ts';
import { textOf } from '../text/span.ts';
import type { PlannedKey } from './join-key.ts';
import type { Planning } from './planning.ts';

/** The fields of `by`, the global ones first. */
export function planKeys(
  lists: readonly (JoinKeys | undefined)[],
  planning: Planning,
): readonly PlannedKey[] {
  return lists
    .flatMap((list) => list?.keys ?? [])
    .map((expression) => {
      const scalar = resolveScalar(expression, planning);
      const optional = expression.kind === 'field' && expression.optional;
      return { field: scalar.kind === 'field' ? scalar.field : undefined, optional, expression };
    });
}

/** Keys at the same place must be of one type; each is compared with the first term's. */
export function checkKeyTypes(terms: readonly (readonly PlannedKey[])[], planning: Planning): void {
  const [first = [], ...others] = terms;
  for (const keys of others) {
    for (const [index, { field, expression }] of keys.entries()) {
      const expected = first[index]?.field;
      if (expected === undefined || field === undefined) continue;
      const [type, wanted] = [scalarTypeOf(field.type), scalarTypeOf(expected.type)];
      if (compatible(type, wanted)) continue;
      planning.faults.push({
        type: 'verification',
        message: `The join key \`${textOf(planning.text, expression.span)}\` is ${groupInWords(groupOf(type))} (\`${field.esType}\`), but \`${expected.name}\` in the first event query is ${groupInWords(groupOf(wanted))} (\`${expected.esType}\`): they can't be equal.`,
        span: expression.span,
      });
    }
  }
}
