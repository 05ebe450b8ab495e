import type {
  Expression,
  FieldName,
  KqlQuery,
  Literal,
  Missing,
  Values,
} from '../../server/src/core/kql/ast.ts';

/**
 * A tree as a line: `and(a:b, not(c:d))`. Texts in quotes stand in quotes, wildcards are `★` (so a `*` is a star that is
 * none), booleans and null in angle brackets, what is missing is `?`.
 */
export function render({ body }: KqlQuery): string {
  return body === undefined ? '' : expression(body);
}

function expression(node: Expression): string {
  switch (node.kind) {
    case 'logical':
      return `${node.operator}(${node.operands.map(expression).join(', ')})`;
    case 'not':
      return `not(${expression(node.operand)})`;
    case 'group':
      return `(${expression(node.expression)})`;
    case 'nested':
      return `${fieldText(node.field)}{${expression(node.expression)}}`;
    case 'field-value':
      return `${fieldText(node.field)}:${values(node.values)}`;
    case 'field-range':
      return `${fieldText(node.field)}${node.operator}${literal(node.value)}`;
    case 'free-text':
      return `text ${literal(node.value)}`;
    case 'missing':
      return '?';
  }
}

function values(node: Values): string {
  switch (node.kind) {
    case 'value-logical':
      return `${node.operator}(${node.operands.map(values).join(', ')})`;
    case 'value-not':
      return `not(${values(node.operand)})`;
    case 'value-group':
      return `(${values(node.values)})`;
    default:
      return literal(node);
  }
}

function literal(node: Literal | Missing): string {
  switch (node.kind) {
    case 'string':
      return node.quoted ? JSON.stringify(node.value) : JSON.stringify(node.value).slice(1, -1);
    case 'pattern':
      return node.pieces.join('★');
    case 'boolean':
      return `<${String(node.value)}>`;
    case 'null':
      return '<null>';
    case 'missing':
      return '?';
  }
}

function fieldText({ name, pieces, quoted }: FieldName): string {
  const text = pieces?.join('★') ?? name;
  return quoted ? JSON.stringify(text) : text;
}
