import type { Expression, Logical } from '../../eql/ast.ts';
import { textOf, type Span } from '../../text/span.ts';
import type { Edit } from './mutant.ts';

/** Without one operand of an `and` or `or`. */
export function dropEdits(node: Expression): readonly Edit[] {
  if (node.kind !== 'logical') return [];
  const operator = node.operator === 'and' ? 'drop-condition' : 'drop-branch';
  return node.operands.map(({ span }, index) => ({
    operator,
    span,
    cut: cutOf(node.operands, index),
    replacement: '',
  }));
}

/** Without one literal of a list: `in`, the patterns of `:` and its like, the blocks of `cidrMatch`. */
export function literalEdits(node: Expression): readonly Edit[] {
  const literals = listOf(node);
  if (literals.length < 2) return [];
  return literals.map(({ span }, index) => ({
    operator: 'drop-literal',
    span,
    cut: cutOf(literals, index),
    replacement: '',
  }));
}

function listOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'in':
      return node.list;
    case 'match':
      return node.values;
    case 'call':
      return node.name.toLowerCase() === 'cidrmatch' ? node.args.slice(1) : [];
    case 'logical':
    case 'not':
    case 'comparison':
    case 'arithmetic':
    case 'sign':
    case 'field':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'group':
    case 'missing':
      return [];
  }
}

/** One of several that stand side by side, with what separates it from the next one, or from the one before. */
function cutOf(siblings: readonly { readonly span: Span }[], index: number): Span {
  const [own, before, next] = [siblings[index], siblings[index - 1], siblings[index + 1]];
  if (own === undefined) throw new RangeError(`no sibling ${String(index)}`);
  if (next !== undefined) return { start: own.span.start, end: next.span.start };
  return { start: before?.span.end ?? own.span.start, end: own.span.end };
}

/** `and` for `or`, and the other way round. Comments between the operands go. */
export function swapEdits(node: Expression, text: string): readonly Edit[] {
  if (node.kind !== 'logical') return [];
  const other = node.operator === 'and' ? ' or ' : ' and ';
  const replacement = `(${node.operands.map((operand) => grouped(operand, text)).join(other)})`;
  return [{ operator: 'swap-and-or', span: node.span, replacement }];
}

function grouped(operand: Logical['operands'][number], text: string): string {
  const own = textOf(text, operand.span);
  return operand.kind === 'logical' ? `(${own})` : own;
}

export function negationEdits(node: Expression, text: string): readonly Edit[] {
  const operator = 'drop-not';
  switch (node.kind) {
    case 'not':
      return [{ operator, span: node.span, replacement: textOf(text, node.operand.span) }];
    case 'comparison':
      return node.operator === '!=' ? [{ operator, span: node.operatorSpan, replacement: '==' }] : [];
    case 'in':
      return node.negated ? [{ operator, span: node.operatorSpan, replacement: node.operator }] : [];
    case 'logical':
    case 'match':
    case 'arithmetic':
    case 'sign':
    case 'call':
    case 'field':
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'group':
    case 'missing':
      return [];
  }
}
