import type { TextEdit } from '../text/diagnostic.ts';
import type { Span } from '../text/span.ts';
import type { Expression, FieldValue, KqlQuery, Logical, Not, Values } from './ast.ts';
import { dual, joinedValues, isMergeable } from './joined-values.ts';
import { refusesBlank } from './print/last-text.ts';
import { walkKql, type Visited } from './walk.ts';

/** A part of a query that detection-rules' optimizer would write otherwise, with the same meaning. */
export interface Improvement {
  readonly kind: 'double-negation' | 'negated-value' | 'nested-chain' | 'repeated-field' | 'negated-values';
  /** What is to be changed. */
  readonly span: Span;
  /** The field, where the improvement is about one. */
  readonly field?: string;
  readonly edits: readonly TextEdit[];
}

/**
 * What keeps a query from the form that the tests of elastic/detection-rules want (lib/kql, optimizer.py: `parse` of the query
 * equals its own `optimize`): values of one field stand in one list, negations at its field, chains are flat. None for a query
 * in that form. The query must have no errors.
 */
export function improvementsOf(query: KqlQuery, text: string): readonly Improvement[] {
  const nodes: Visited[] = [];
  walkKql(query, (node) => {
    nodes.push(node);
  });
  // Such a text can't be moved: with a blank behind it, it would end in an operator.
  if (nodes.some((node) => node.kind !== 'missing' && refusesBlank(text, node.span))) return [];
  return nodes.flatMap((node, index) => {
    const parent = nodes[index - 1];
    // Parents come first; a field's condition directly under a `not` is looked at with it.
    const isTaken = parent?.kind === 'not' && parent.operand === node && node.kind === 'field-value';
    return isTaken ? [] : improvementsAt(node, text);
  });
}

function improvementsAt(node: Visited, text: string): readonly Improvement[] {
  switch (node.kind) {
    case 'not':
      return node.operand.kind === 'field-value'
        ? negatedValue(node.operand, node, text)
        : doubleNegation(node.span, bare(node.operand), text);
    case 'logical':
      return [...nestedChains(node, text), ...repeatedFields(node, text)];
    case 'field-value':
      return negatedValue(node, undefined, text);
    case 'value-logical':
      return [...nestedChains(node, text), ...negatedValues(node, text)];
    case 'value-not':
      return doubleNegation(node.span, bareValues(node.operand), text);
    default:
      return [];
  }
}

/** A condition without the parentheses around it. */
function bare(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === 'group') inner = inner.expression;
  return inner;
}

function bareValues(values: Values): Values {
  let inner = values;
  while (inner.kind === 'value-group') inner = inner.values;
  return inner;
}

function textOf({ span }: { readonly span: Span }, text: string): string {
  return text.slice(span.start, span.end);
}

/** `not (not x)`. */
function doubleNegation(span: Span, operand: Visited, text: string): readonly Improvement[] {
  if (operand.kind !== 'not' && operand.kind !== 'value-not') return [];
  const newText = textOf(operand.operand, text);
  return [{ kind: 'double-negation', span, edits: [{ span, newText }] }];
}

/** `a:(not b)`, also where all values are negated. A `not` before it goes with the one inside. */
function negatedValue(
  { field, values, span: own }: FieldValue,
  not: Not | undefined,
  text: string,
): readonly Improvement[] {
  const inner = bareValues(values);
  const isNegated =
    inner.kind === 'value-not' || (inner.kind === 'value-logical' && inner.operands.every(isPlainNegation));
  if (!isNegated) return [];
  const operator = inner.kind === 'value-logical' ? inner.operator : 'and';
  const negated = not !== undefined;
  const span = not?.span ?? own;
  const newText = joinedValues(
    textOf(field, text),
    [{ values, negated }],
    negated ? dual(operator) : operator,
    text,
  );
  return [
    {
      kind: negated ? 'double-negation' : 'negated-value',
      field: field.name,
      span,
      edits: [{ span, newText }],
    },
  ];
}

/** `not b`, of a single value. */
function isPlainNegation(values: Values): boolean {
  const inner = bareValues(values);
  if (inner.kind !== 'value-not') return false;
  const { kind } = bareValues(inner.operand);
  return kind !== 'value-logical' && kind !== 'value-not';
}

/** `(a and b) and c`: the parentheses go. */
function nestedChains(
  node: Logical | Extract<Values, { kind: 'value-logical' }>,
  text: string,
): readonly Improvement[] {
  const operands: readonly Visited[] = node.operands;
  return operands.flatMap((operand): readonly Improvement[] => {
    const inner =
      operand.kind === 'group'
        ? bare(operand)
        : operand.kind === 'value-group'
          ? bareValues(operand)
          : undefined;
    if (inner?.kind !== node.kind || inner.operator !== node.operator) return [];
    const { span } = operand;
    return [{ kind: 'nested-chain', span, edits: [{ span, newText: textOf(inner, text) }] }];
  });
}

/** `a:b or a:c`, `not a:b and not a:c`: for each field the second is reported. */
function repeatedFields({ operands, operator, span }: Logical, text: string): readonly Improvement[] {
  const byField = new Map<string, Comparison[]>();
  operands.forEach((operand, index) => {
    const comparison = comparisonOf(operand, index);
    if (comparison === undefined) return;
    const { name } = comparison.condition.field;
    const others = byField.get(name);
    if (others === undefined) byField.set(name, [comparison]);
    else others.push(comparison);
  });
  return [...byField].flatMap(([field, [first, ...others]]) => {
    const [second] = others;
    if (first === undefined || second === undefined) return [];
    const parts = [first, ...others].map(({ condition, negated }) => ({ values: condition.values, negated }));
    const newText = joinedValues(textOf(first.condition.field, text), parts, operator, text);
    const removals = others.map((other): TextEdit => {
      const start = operands[other.index - 1]?.span.end ?? other.span.start;
      return { span: { start, end: other.span.end }, newText: '' };
    });
    const edits = atOnce([{ span: first.span, newText }, ...removals], span, text);
    return [{ kind: 'repeated-field', field, span: second.span, edits }];
  });
}

/** Few edits leave the rest as it is written; many are cheaper as one. */
function atOnce(edits: readonly TextEdit[], span: Span, text: string): readonly TextEdit[] {
  if (edits.length <= 20) return edits;
  const parts: string[] = [];
  let end = span.start;
  for (const edit of edits) {
    parts.push(text.slice(end, edit.span.start), edit.newText);
    ({ end } = edit.span);
  }
  return [{ span, newText: parts.join('') + text.slice(end, span.end) }];
}

interface Comparison {
  readonly condition: FieldValue;
  readonly negated: boolean;
  /** With its `not` and its parentheses. */
  readonly span: Span;
  readonly index: number;
}

function comparisonOf(operand: Expression, index: number): Comparison | undefined {
  const inner = bare(operand);
  const negated = inner.kind === 'not';
  const condition = negated ? bare(inner.operand) : inner;
  if (condition.kind !== 'field-value' || !isMergeable(condition.values)) return undefined;
  return { condition, negated, span: operand.span, index };
}

/** `a:(b and not c and not d)`: the negated values belong together. */
function negatedValues(
  node: Extract<Values, { kind: 'value-logical' }>,
  text: string,
): readonly Improvement[] {
  const { operands, operator, span } = node;
  const negated = operands.filter(isPlainNegation);
  // Where all are negated, the whole condition is.
  if (negated.length < 2 || negated.length === operands.length) return [];
  const newText = joinedValues(undefined, [{ values: node, negated: false }], operator, text);
  return [{ kind: 'negated-values', span: negated[1]?.span ?? span, edits: [{ span, newText }] }];
}
