import type { CstNode } from 'chevrotain';
import { SourceMap } from '../../text/source-map.ts';
import { cover, type Span } from '../../text/span.ts';
import type {
  Arithmetic,
  ComparisonOperator,
  Expression,
  Literal,
  MatchOperator,
  StringLiteral,
} from '../ast.ts';
import { numberLiteral } from '../parser/number-literal.ts';
import { stringForm } from '../strings/string-form.ts';
import { unescape } from '../strings/unescape.ts';
import { node, nodes, spanOfNode, spanOfToken, the, theToken, token, tokensInOrder } from './cst.ts';

/** A part of the query that the grammar takes and Elasticsearch refuses, such as a bad escape: the tolerant reader explains it. */
export class Refused extends Error {}

export function expression(cst: CstNode): Expression {
  return chain(nodes(cst, 'conjunction').map(conjunction), 'or');
}

function conjunction(cst: CstNode): Expression {
  return chain(nodes(cst, 'negation').map(negation), 'and');
}

function chain(operands: readonly Expression[], operator: 'and' | 'or'): Expression {
  const [first, ...others] = operands;
  if (first === undefined) throw new Error('a chain has no operand');
  const last = others.at(-1);
  return last === undefined
    ? first
    : { kind: 'logical', span: cover(first.span, last.span), operator, operands };
}

function negation(cst: CstNode): Expression {
  const operand = comparison(the(cst, 'comparison'));
  return tokensInOrder(cst, 'Not').reduceRight<Expression>(
    (inner, not) => ({ kind: 'not', span: cover(spanOfToken(not), inner.span), operand: inner }),
    operand,
  );
}

function comparison(cst: CstNode): Expression {
  const [left, right] = nodes(cst, 'sum').map(sum);
  const sign = token(cst, 'ComparisonSign');
  if (left === undefined) throw new Error('a comparison has no operand');
  if (sign === undefined || right === undefined) return left;
  const span = cover(left.span, right.span);
  // The category's tokens are spelt as their operators.
  const operator = sign.image as ComparisonOperator;
  return { kind: 'comparison', span, operator, operatorSpan: spanOfToken(sign), left, right };
}

function sum(cst: CstNode): Expression {
  return arithmetic(cst, nodes(cst, 'product').map(product), 'Plus', 'Minus');
}

function product(cst: CstNode): Expression {
  return arithmetic(cst, nodes(cst, 'signed').map(signed), 'Star', 'Slash', 'Percent');
}

function arithmetic(cst: CstNode, operands: readonly Expression[], ...signs: readonly string[]): Expression {
  const [first, ...others] = operands;
  if (first === undefined) throw new Error('a sum has no operand');
  if (others.length === 0) return first;
  const operators = tokensInOrder(cst, ...signs);
  return others.reduce<Expression>((left, right, index) => {
    const sign = operators[index];
    if (sign === undefined) throw new Error('a sum has an operator too few');
    const operator = sign.image as Arithmetic['operator'];
    return {
      kind: 'arithmetic',
      span: cover(left.span, right.span),
      operator,
      operatorSpan: spanOfToken(sign),
      left,
      right,
    };
  }, first);
}

function signed(cst: CstNode): Expression {
  const operand = primary(the(cst, 'primary'));
  const predicate = node(cst, 'predicate');
  const body = predicate === undefined ? operand : predicateOf(predicate, operand);
  return tokensInOrder(cst, 'Plus', 'Minus').reduceRight<Expression>((inner, sign) => {
    const span = cover(spanOfToken(sign), inner.span);
    return { kind: 'sign', span, operator: sign.image === '-' ? '-' : '+', operand: inner };
  }, body);
}

function predicateOf(cst: CstNode, operand: Expression): Expression {
  const inList = node(cst, 'inList');
  return inList === undefined ? match(the(cst, 'match'), operand) : inListOf(inList, operand);
}

function inListOf(cst: CstNode, operand: Expression): Expression {
  const word = theToken(cst, 'InInsensitive', 'In');
  const not = token(cst, 'Not');
  const wordSpan = spanOfToken(word);
  const { span: listSpan, items } = list(the(cst, 'list'));
  if (items.length === 0) throw new Refused();
  return {
    kind: 'in',
    span: cover(operand.span, listSpan),
    operator: word.image === 'in~' ? 'in~' : 'in',
    operatorSpan: not === undefined ? wordSpan : cover(spanOfToken(not), wordSpan),
    negated: not !== undefined,
    operand,
    listSpan,
    list: items,
  };
}

function match(cst: CstNode, operand: Expression): Expression {
  const sign = theToken(cst, 'MatchSign');
  const open = token(cst, 'LeftParen');
  const values = nodes(cst, 'literal').map(literal);
  const listSpan =
    open === undefined ? undefined : cover(spanOfToken(open), spanOfToken(theToken(cst, 'RightParen')));
  return {
    kind: 'match',
    span: cover(operand.span, spanOfNode(cst)),
    operator: sign.image as MatchOperator,
    operatorSpan: spanOfToken(sign),
    operand,
    listSpan,
    values,
  };
}

function list(cst: CstNode): { readonly span: Span; readonly items: readonly Expression[] } {
  const literals: readonly Expression[] = nodes(cst, 'literal').map(literal);
  const others = nodes(cst, 'expression').map(expression);
  const items =
    others.length === 0 ? literals : [...literals, ...others].sort((a, b) => a.span.start - b.span.start);
  return { span: spanOfNode(cst), items };
}

function primary(cst: CstNode): Expression {
  const literalCst = node(cst, 'literal');
  if (literalCst !== undefined) return literal(literalCst);
  const callCst = node(cst, 'call');
  if (callCst !== undefined) return call(callCst);
  const fieldCst = node(cst, 'field');
  if (fieldCst !== undefined) return field(fieldCst);
  const group = the(cst, 'group');
  return { kind: 'group', span: spanOfNode(group), expression: expression(the(group, 'expression')) };
}

function literal(cst: CstNode): Literal {
  const text = token(cst, 'String');
  if (text !== undefined) return stringOf(text.image, spanOfToken(text));
  const number = token(cst, 'Integer', 'Decimal');
  if (number !== undefined) {
    const found = numberLiteral(number.image, spanOfToken(number));
    if (found.value === Number.POSITIVE_INFINITY) throw new Refused();
    return found;
  }
  const truth = token(cst, 'True', 'False');
  if (truth !== undefined)
    return { kind: 'boolean', span: spanOfToken(truth), value: truth.image === 'true' };
  return { kind: 'null', span: spanOfToken(theToken(cst, 'Null')) };
}

export function stringOf(image: string, span: Span): StringLiteral {
  const { style, open, close } = stringForm(image);
  const content = image.slice(open, image.length - close);
  const start = span.start + open;
  if (style === 'raw') {
    return {
      kind: 'string',
      span,
      value: content,
      raw: true,
      source: SourceMap.verbatim(content.length, start),
    };
  }
  const { value, source, fault } = unescape(content, start);
  if (fault !== undefined) throw new Refused();
  return { kind: 'string', span, value, raw: false, source };
}

function call(cst: CstNode): Expression {
  const name = theToken(cst, 'Identifier', 'TildeIdentifier');
  if (name.image.toLowerCase() === 'not') throw new Refused();
  const nameSpan = spanOfToken(name);
  const { span, items } = list(the(cst, 'list'));
  const caseInsensitive = name.image.endsWith('~');
  return {
    kind: 'call',
    span: cover(nameSpan, span),
    name: caseInsensitive ? name.image.slice(0, -1) : name.image,
    nameSpan,
    caseInsensitive,
    args: items,
  };
}

function field(cst: CstNode): Expression {
  const parts = nodes(cst, 'namePart').map((part) => theToken(part, 'Identifier', 'QuotedIdentifier'));
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) throw new Error('a field has no name');
  const optional = token(cst, 'QuestionMark');
  if (parts.length === 1 && optional === undefined && isUpperCaseLiteral(first.image)) throw new Refused();
  const nameSpan = cover(spanOfToken(first), spanOfToken(last));
  return {
    kind: 'field',
    span: optional === undefined ? nameSpan : cover(spanOfToken(optional), nameSpan),
    name: parts.map(({ image }) => nameOf(image)).join('.'),
    nameSpan,
    optional: optional !== undefined,
  };
}

/** `TRUE`: Elasticsearch would look for a field of that name, which nobody means. */
function isUpperCaseLiteral(image: string): boolean {
  return /^(?:true|false|null)$/i.test(image);
}

function nameOf(image: string): string {
  if (!image.startsWith('`')) return image;
  return image.slice(1, -1).replaceAll('``', '`');
}
