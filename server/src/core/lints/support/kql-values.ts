import type { FieldName, KqlQuery, Literal } from '../../kql/ast.ts';
import { walkExpression, walkKql } from '../../kql/walk.ts';
import type { EmbeddedQuery } from '../../rule/rule-document.ts';
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
    walkExpression(node.values, (value) => {
      switch (value.kind) {
        case 'string':
        case 'pattern':
        case 'boolean':
        case 'null':
          found.push({ field, value });
      }
    });
  });
  return found;
}

/** The values of all KQL queries of a rule that can be judged. */
export function judgedValues(
  context: LintContext,
): readonly (KqlValue & { readonly query: EmbeddedQuery })[] {
  return judgedKql(context).flatMap(({ query, tree }) =>
    kqlValues(tree).map((value) => ({ ...value, query })),
  );
}
