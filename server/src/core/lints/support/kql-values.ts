import type { FieldName, KqlQuery, Literal, RangeOperator, Values } from '../../kql/ast.ts';
import { fieldsOf, walkExpression, walkKql } from '../../kql/walk.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
import { memoized } from '../../text/memoized.ts';
import type { LintContext } from '../lint.ts';
import { judgedKql } from './kql-query.ts';

/** A value of a query. */
export interface KqlValue {
  /** `undefined` for a free text. Inside a nested field the name continues that field's. */
  readonly field: FieldName | undefined;
  readonly value: Literal;
}

/** The values that a query compares with, in the order of the text; those of ranges are no patterns and left out. */
export function kqlValues(tree: KqlQuery): readonly KqlValue[] {
  const found: KqlValue[] = [];
  walkKql(tree, (node) => {
    if (node.kind === 'free-text') found.push({ field: undefined, value: node.value });
    if (node.kind !== 'field-value') return;
    const { field } = node;
    for (const value of literalsIn(node.values)) found.push({ field, value });
  });
  return found;
}

function literalsIn(values: Values): readonly Literal[] {
  const found: Literal[] = [];
  walkExpression(values, (value) => {
    switch (value.kind) {
      case 'string':
      case 'pattern':
      case 'boolean':
      case 'null':
        found.push(value);
    }
  });
  return found;
}

/** A value that a field without wildcards in its name is compared with. */
export interface FieldValue {
  readonly query: EmbeddedQuery;
  /** The field's whole name, also inside a nested field. */
  readonly name: string;
  readonly value: Literal;
  /** For the bound of a range. */
  readonly range: RangeOperator | undefined;
}

/** Such values of all KQL queries of a rule that can be judged, in the order of the text. */
export const fieldValues: (context: LintContext) => readonly FieldValue[] = memoized((context) =>
  judgedKql(context).flatMap(({ query, tree }) =>
    fieldsOf(tree).flatMap(({ name, pieces, condition }): readonly FieldValue[] => {
      if (pieces !== undefined) return [];
      if (condition.kind === 'field-range' && condition.value.kind !== 'missing')
        return [{ query, name, value: condition.value, range: condition.operator }];
      if (condition.kind !== 'field-value') return [];
      return literalsIn(condition.values).map((value) => ({ query, name, value, range: undefined }));
    }),
  ),
);

/** The values of all KQL queries of a rule that can be judged. */
export function judgedValues(
  context: LintContext,
): readonly (KqlValue & { readonly query: EmbeddedQuery })[] {
  return judgedKql(context).flatMap(({ query, tree }) =>
    kqlValues(tree).map((value) => ({ ...value, query })),
  );
}
