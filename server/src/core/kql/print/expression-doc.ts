import { builders } from 'prettier/doc';
import { textOf } from '../../text/span.ts';
import type { Expression, FieldRange, Logical, Values } from '../ast.ts';
import type { Visited } from '../walk.ts';
import { lastText, refusesBlank } from './last-text.ts';

type Doc = builders.Doc;
const { fill, group, indent, line, softline } = builders;

/** A condition: the operands of its outermost `and` or `or` take a line each when they do not all fit on one. */
export function conditionDoc(condition: Expression, text: string): Doc {
  return condition.kind === 'logical' ? chainDoc(condition, text) : expressionDoc(condition, text);
}

function chainDoc({ operands, operator }: Logical, text: string): Doc {
  return operands.map((operand, index) =>
    index === 0 ? expressionDoc(operand, text) : [` ${operator}`, line, expressionDoc(operand, text)],
  );
}

function expressionDoc(expression: Expression, text: string): Doc {
  switch (expression.kind) {
    // A chain of the other operator without parentheses is set off by its indentation.
    case 'logical':
      return group(indent(chainDoc(expression, text)));
    case 'not':
      return ['not ', expressionDoc(expression.operand, text)];
    case 'group':
      return enclosed(
        '(',
        softline,
        conditionDoc(expression.expression, text),
        ')',
        expression.expression,
        text,
      );
    case 'nested': {
      const { field, expression: inner } = expression;
      return [
        textOf(text, field.span),
        ':',
        enclosed('{', line, conditionDoc(inner, text), '}', inner, text),
      ];
    }
    case 'field-value':
      return [textOf(text, expression.field.span), ':', valuesDoc(expression.values, text)];
    case 'field-range':
      return rangeDoc(expression, text);
    case 'free-text':
      return textOf(text, expression.value.span);
    case 'missing':
      return '';
  }
}

function rangeDoc({ field, operator, value }: FieldRange, text: string): Doc {
  const gap = refusesBlank(text, field.span) ? '' : ' ';
  return `${textOf(text, field.span)}${gap}${operator} ${textOf(text, value.span)}`;
}

/** Brackets and what is between, which goes on lines of its own when it does not fit. */
function enclosed(open: string, gap: Doc, inner: Doc, close: string, content: Visited, text: string): Doc {
  const last = lastText(content);
  const touches = last !== undefined && refusesBlank(text, last.span);
  return group([open, indent([gap, inner]), touches ? '' : gap, close]);
}

function valuesDoc(values: Values, text: string): Doc {
  switch (values.kind) {
    case 'value-logical':
      return values.operands.every(isPlain) ? filled(values, text) : group(indent(valueChain(values, text)));
    case 'value-not':
      return ['not ', valuesDoc(values.operand, text)];
    case 'value-group':
      return enclosed('(', softline, insideDoc(values.values, text), ')', values.values, text);
    case 'string':
    case 'pattern':
    case 'boolean':
    case 'null':
    case 'missing':
      return textOf(text, values.span);
  }
}

/** The outermost chain between parentheses needs no indentation of its own. */
function insideDoc(values: Values, text: string): Doc {
  return values.kind === 'value-logical' && !values.operands.every(isPlain)
    ? valueChain(values, text)
    : valuesDoc(values, text);
}

type ValueLogical = Extract<Values, { kind: 'value-logical' }>;

function valueChain({ operands, operator }: ValueLogical, text: string): Doc {
  return operands.map((operand, index) =>
    index === 0 ? valuesDoc(operand, text) : [` ${operator}`, line, valuesDoc(operand, text)],
  );
}

/** As many values on a line as fit. */
function filled({ operands, operator }: ValueLogical, text: string): Doc {
  return fill(
    operands.flatMap((operand, index) => {
      const doc = valuesDoc(operand, text);
      return index === operands.length - 1 ? [doc] : [[doc, ` ${operator}`], line];
    }),
  );
}

function isPlain({ kind }: Values): boolean {
  return kind !== 'value-logical' && kind !== 'value-group' && kind !== 'value-not';
}
