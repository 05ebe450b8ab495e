import { builders } from 'prettier/doc';
import { textOf, type Span } from '../../text/span.ts';
import type { Expression, Logical } from '../ast.ts';
import { leading, separator, startsLine, trailing, wordText, type Printing } from './printing.ts';

type Doc = builders.Doc;
const { fill, group, hardline, indent, line, softline } = builders;

/** A condition: the operands of its outermost `and` or `or` take a line each when they do not all fit on one. */
export function conditionDoc(condition: Expression, printing: Printing): Doc {
  return condition.kind === 'logical' ? chainDoc(condition, printing) : unit(condition, printing);
}

function chainDoc({ operands, operator }: Logical, printing: Printing): Doc {
  return operands.map((operand, index) => {
    if (index === 0) return operandDoc(operand, printing);
    return [` ${operator}`, separator(operand.span.start, printing), line, operandDoc(operand, printing)];
  });
}

/** A chain of the other operator without parentheses is set off by its indentation. */
function operandDoc(operand: Expression, printing: Printing): Doc {
  if (operand.kind !== 'logical') return unit(operand, printing);
  // Comments in front of the chain stand where it starts, not where its other lines do.
  return [
    leading(innermostStart(firstOperand(operand)), printing),
    group(indent(chainDoc(operand, printing))),
  ];
}

function firstOperand(expression: Expression): Expression {
  const [first] = expression.kind === 'logical' ? expression.operands : [];
  return first === undefined ? expression : firstOperand(first);
}

/** What is printed as one: comments in front of it, then itself. */
function unit(expression: Expression, printing: Printing): Doc {
  const nested = innermostStart(expression);
  return [leading(nested, printing), expressionDoc(expression, printing)];
}

/** Comments up to here stand in front of an expression; those behind belong to what its parentheses hold. */
function innermostStart(expression: Expression): Span {
  const { start, end } = expression.span;
  const opening = firstOpening(expression);
  return { start, end: opening ?? end };
}

function firstOpening(expression: Expression): number | undefined {
  switch (expression.kind) {
    case 'group':
      return expression.span.start + 1;
    case 'not':
      return firstOpening(expression.operand);
    case 'in':
      return expression.listSpan.start + 1;
    case 'match':
      return expression.listSpan === undefined ? undefined : expression.listSpan.start + 1;
    default:
      return undefined;
  }
}

export function expressionDoc(expression: Expression, printing: Printing): Doc {
  switch (expression.kind) {
    case 'group':
      return parenthesised(expression.span, conditionDoc, expression.expression, printing);
    case 'logical':
      return group(indent(chainDoc(expression, printing)));
    case 'not':
      return ['not ', expressionDoc(expression.operand, printing)];
    case 'sign':
      return [expression.operator, expressionDoc(expression.operand, printing)];
    case 'comparison':
    case 'arithmetic':
      return [
        expressionDoc(expression.left, printing),
        ` ${expression.operator} `,
        expressionDoc(expression.right, printing),
      ];
    case 'in':
      return [
        expressionDoc(expression.operand, printing),
        expression.negated ? ` not ${expression.operator} ` : ` ${expression.operator} `,
        list(expression.listSpan, expression.list, printing),
      ];
    case 'match': {
      const { listSpan, values } = expression;
      const operator = expression.operator === ':' ? ' : ' : ` ${expression.operator} `;
      const right =
        listSpan === undefined
          ? values.map((value) => expressionDoc(value, printing))
          : list(listSpan, values, printing);
      return [expressionDoc(expression.operand, printing), operator, right];
    }
    case 'call':
      return [textOf(printing.text, expression.nameSpan), list(expression.span, expression.args, printing)];
    case 'field':
      return wordText(expression.span, printing);
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'missing':
      return textOf(printing.text, expression.span);
  }
}

function parenthesised(
  span: Span,
  doc: (expression: Expression, printing: Printing) => Doc,
  inner: Expression,
  printing: Printing,
): Doc {
  const before = separator(inner.span.start, printing);
  return group([
    '(',
    indent([before, softline, doc(inner, printing), trailing(span.end, printing)]),
    softline,
    ')',
  ]);
}

/** As many values on a line as fit; one with a comment in front of it starts a line. */
function list(span: Span, items: readonly Expression[], printing: Printing): Doc {
  const parts: Doc[] = [];
  let opening: Doc = '';
  for (const item of items) {
    // Comments behind the comma, or behind the parenthesis, stay on its line.
    const before = separator(item.span.start, printing);
    const comments = leading(innermostStart(item), printing);
    const last = parts.pop();
    if (last === undefined) opening = before;
    else parts.push([last, ',', before], before.length > 0 || startsLine(comments) ? hardline : line);
    parts.push([comments, expressionDoc(item, printing)]);
  }
  return group(['(', opening, indent([softline, fill(parts), trailing(span.end, printing)]), softline, ')']);
}
