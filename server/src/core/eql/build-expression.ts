import type { CstNode, IToken } from 'chevrotain';
import type { SyntaxFault } from '../text/parse-result.ts';
import { cover, type Span } from '../text/span.ts';
import type {
  Arithmetic,
  Call,
  ComparisonOperator,
  Expression,
  FieldReference,
  InList,
  Literal,
  Match,
  MatchOperator,
  Missing,
} from './ast.ts';
import { extent, node, nodes, token, tokens, tokensInOrder } from './cst.ts';
import { numberLiteral, stringLiteral } from './literals.ts';
import { spanOf } from './repairs.ts';

/** Where faults go, and where a node that recovery left out is said to stand. */
export interface Building {
  readonly faults: SyntaxFault[];
  /** End of the last token read: the place of what is missing. */
  readonly end: number;
}

export function missing(building: Building, at?: Span): Missing {
  const place = at?.end ?? building.end;
  return { kind: 'missing', span: { start: place, end: place } };
}

export function expression(cst: CstNode | undefined, building: Building): Expression {
  return chain(cst, 'conjunction', 'or', conjunction, building);
}

function conjunction(cst: CstNode | undefined, building: Building): Expression {
  return chain(cst, 'negation', 'and', negation, building);
}

function chain(
  cst: CstNode | undefined,
  child: string,
  operator: 'and' | 'or',
  build: (cst: CstNode | undefined, building: Building) => Expression,
  building: Building,
): Expression {
  if (cst === undefined) return missing(building);
  const operators = tokens(cst, operator === 'and' ? 'And' : 'Or');
  const operands = nodes(cst, child).map((operand) => build(operand, building));
  // `a and` without more: the operand that is not there yet keeps its place in the tree.
  const last = operators.at(-1);
  while (last !== undefined && operands.length <= operators.length)
    operands.push(missing(building, spanOf(last)));
  const [first] = operands;
  if (first === undefined) return missing(building);
  const final = operands.at(-1) ?? first;
  if (operands.length === 1) return first;
  return { kind: 'logical', span: cover(first.span, final.span), operator, operands };
}

function negation(cst: CstNode | undefined, building: Building): Expression {
  if (cst === undefined) return missing(building);
  const nots = tokens(cst, 'Not');
  const operand = comparison(node(cst, 'comparison'), building);
  return nots.reduceRight<Expression>(
    (inner, not) => ({ kind: 'not', span: cover(spanOf(not), inner.span), operand: inner }),
    operand,
  );
}

function comparison(cst: CstNode | undefined, building: Building): Expression {
  if (cst === undefined) return missing(building);
  const [leftCst, rightCst] = nodes(cst, 'sum');
  const left = sum(leftCst, building);
  const operator = token(cst, 'ComparisonSign');
  if (operator === undefined) return left;
  const operatorSpan = spanOf(operator);
  const right = rightCst === undefined ? missing(building, operatorSpan) : sum(rightCst, building);
  return {
    kind: 'comparison',
    span: cover(left.span, right.span),
    operator: comparisonOperator(operator),
    operatorSpan,
    left,
    right,
  };
}

const COMPARISON_OPERATORS: Readonly<Record<string, ComparisonOperator>> = {
  Equal: '==',
  NotEqual: '!=',
  Less: '<',
  LessOrEqual: '<=',
  Greater: '>',
  GreaterOrEqual: '>=',
};

function comparisonOperator(operator: IToken): ComparisonOperator {
  return COMPARISON_OPERATORS[operator.tokenType.name] ?? '==';
}

const ARITHMETIC_OPERATORS: Readonly<Record<string, Arithmetic['operator']>> = {
  Plus: '+',
  Minus: '-',
  Star: '*',
  Slash: '/',
  Percent: '%',
};

function sum(cst: CstNode | undefined, building: Building): Expression {
  return arithmetic(cst, 'product', ['Plus', 'Minus'], product, building);
}

function product(cst: CstNode | undefined, building: Building): Expression {
  return arithmetic(cst, 'signed', ['Star', 'Slash', 'Percent'], signed, building);
}

function arithmetic(
  cst: CstNode | undefined,
  child: string,
  operatorNames: readonly string[],
  build: (cst: CstNode | undefined, building: Building) => Expression,
  building: Building,
): Expression {
  if (cst === undefined) return missing(building);
  const operands = nodes(cst, child);
  let left = build(operands[0], building);
  tokensInOrder(cst, ...operatorNames).forEach((operator, index) => {
    const operatorSpan = spanOf(operator);
    const operand = operands[index + 1];
    const right = operand === undefined ? missing(building, operatorSpan) : build(operand, building);
    const sign = ARITHMETIC_OPERATORS[operator.tokenType.name] ?? '+';
    left = {
      kind: 'arithmetic',
      span: cover(left.span, right.span),
      operator: sign,
      operatorSpan,
      left,
      right,
    };
  });
  return left;
}

function signed(cst: CstNode | undefined, building: Building): Expression {
  if (cst === undefined) return missing(building);
  const operand = primary(node(cst, 'primary'), building);
  const predicate = node(cst, 'predicate');
  const body = predicate === undefined ? operand : predicateOf(predicate, operand, building);
  return tokensInOrder(cst, 'Plus', 'Minus').reduceRight<Expression>(
    (inner, sign) => ({
      kind: 'sign',
      span: cover(spanOf(sign), inner.span),
      operator: sign.tokenType.name === 'Minus' ? '-' : '+',
      operand: inner,
    }),
    body,
  );
}

function predicateOf(cst: CstNode, operand: Expression, building: Building): Expression {
  const inPredicate = node(cst, 'inPredicate');
  if (inPredicate !== undefined) return inList(inPredicate, operand, building);
  const matchPredicate = node(cst, 'matchPredicate');
  return matchPredicate === undefined ? operand : match(matchPredicate, operand, building);
}

function inList(cst: CstNode, operand: Expression, building: Building): InList {
  const insensitive = token(cst, 'InInsensitive');
  const not = token(cst, 'Not');
  const word = insensitive ?? token(cst, 'In') ?? not;
  const wordSpan = word === undefined ? operand.span : spanOf(word);
  const operatorSpan = not === undefined ? wordSpan : cover(spanOf(not), wordSpan);
  const { span: listSpan, items } = list(node(cst, 'list'), building, operatorSpan);
  return {
    kind: 'in',
    span: cover(operand.span, listSpan),
    operator: insensitive === undefined ? 'in' : 'in~',
    operatorSpan,
    negated: not !== undefined,
    operand,
    listSpan,
    list: items,
  };
}

const MATCH_OPERATORS: Readonly<Record<string, MatchOperator>> = {
  Colon: ':',
  Like: 'like',
  LikeInsensitive: 'like~',
  Regex: 'regex',
  RegexInsensitive: 'regex~',
};

function match(cst: CstNode, operand: Expression, building: Building): Match {
  const sign = token(cst, 'MatchSign');
  const operatorSpan = sign === undefined ? operand.span : spanOf(sign);
  const operator = MATCH_OPERATORS[sign?.tokenType.name ?? ''] ?? ':';
  const listCst = node(cst, 'list');
  if (listCst !== undefined) {
    const { span: listSpan, items } = list(listCst, building, operatorSpan);
    const values = items.map((item) => onlyConstant(item, operator, building));
    return {
      kind: 'match',
      span: cover(operand.span, listSpan),
      operator,
      operatorSpan,
      operand,
      listSpan,
      values,
    };
  }
  const valueCst = node(cst, 'matchValue');
  const value =
    valueCst === undefined
      ? missing(building, operatorSpan)
      : onlyConstant(matchValue(valueCst, building), operator, building);
  const span = cover(operand.span, cover(operatorSpan, value.span));
  return { kind: 'match', span, operator, operatorSpan, operand, listSpan: undefined, values: [value] };
}

function matchValue(cst: CstNode, building: Building): Expression {
  const value = primary(node(cst, 'plainValue'), building);
  const [sign] = tokensInOrder(cst, 'Plus', 'Minus');
  if (sign === undefined) return value;
  return { kind: 'sign', span: cover(spanOf(sign), value.span), operator: '-', operand: value };
}

function onlyConstant(value: Expression, operator: string, building: Building): Literal | Missing {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'missing':
      return value;
    default:
      building.faults.push({
        message: `Only constants may stand on the right of \`${operator}\`${value.kind === 'field' ? `; to compare with the text "${value.name}", put it in double quotes` : ''}.`,
        span: value.span,
      });
      return { kind: 'missing', span: value.span };
  }
}

/** A list in parentheses; reports commas without a value beside them and a list without values. */
function list(
  cst: CstNode | undefined,
  building: Building,
  before: Span,
): { readonly span: Span; readonly items: readonly Expression[] } {
  if (cst === undefined) return { span: { start: before.end, end: before.end }, items: [] };
  const { span, items } = argumentList(cst, building, before);
  const closed = token(cst, 'RightParen') !== undefined;
  if (items.length === 0 && closed) {
    building.faults.push({ message: 'This list is empty: it needs at least one value.', span });
  }
  return { span, items };
}

function argumentList(
  cst: CstNode,
  building: Building,
  before: Span,
): { readonly span: Span; readonly items: readonly Expression[] } {
  const span = extent(cst) ?? { start: before.end, end: before.end };
  const items = itemsOf(cst, building);
  reportCommas(tokens(cst, 'Comma'), items, span, building);
  return { span, items };
}

function itemsOf(cst: CstNode, building: Building): readonly Expression[] {
  const literals = nodes(cst, 'literal').map((item) => literal(item, building));
  const others = nodes(cst, 'expression').map((item) => expression(item, building));
  if (others.length === 0) return literals;
  if (literals.length === 0) return others;
  return [...literals, ...others].sort((a, b) => a.span.start - b.span.start);
}

/** Between two values stands exactly one comma; before the first and behind the last none. */
function reportCommas(
  commas: readonly IToken[],
  items: readonly Expression[],
  list: Span,
  building: Building,
): void {
  let next = 0;
  items.forEach((item, index) => {
    const before: IToken[] = [];
    for (
      let comma = commas[next];
      comma !== undefined && comma.startOffset < item.span.start;
      comma = commas[next]
    ) {
      before.push(comma);
      next++;
    }
    const surplus = before[index === 0 ? 0 : 1];
    if (surplus !== undefined)
      building.faults.push({
        message: 'A comma without a value before it: remove it.',
        span: spanOf(surplus),
      });
    if (index > 0 && before.length === 0) {
      building.faults.push({ message: 'A comma is missing before this value.', span: item.span });
    }
  });
  const trailing = commas[next];
  if (trailing !== undefined && list.end > trailing.startOffset) {
    building.faults.push({
      message: 'No comma may stand behind the last value: remove it.',
      span: spanOf(trailing),
    });
  }
}

function primary(cst: CstNode | undefined, building: Building): Expression {
  if (cst === undefined) return missing(building);
  const literalCst = node(cst, 'literal');
  if (literalCst !== undefined) return literal(literalCst, building);
  const callCst = node(cst, 'call');
  if (callCst !== undefined) return call(callCst, building);
  const fieldCst = node(cst, 'field');
  if (fieldCst !== undefined) return field(fieldCst, building);
  const groupCst = node(cst, 'group');
  if (groupCst === undefined) return missing(building);
  const inner = expression(node(groupCst, 'expression'), building);
  return { kind: 'group', span: extent(groupCst) ?? inner.span, expression: inner };
}

function literal(cst: CstNode, building: Building): Expression {
  const text = token(cst, 'AnyString');
  if (text !== undefined) return stringLiteral(text, building.faults);
  const number = token(cst, 'Integer', 'Decimal');
  if (number !== undefined) return numberLiteral(number);
  const truth = token(cst, 'True', 'False');
  if (truth !== undefined)
    return { kind: 'boolean', span: spanOf(truth), value: truth.tokenType.name === 'True' };
  const nothing = token(cst, 'Null');
  return nothing === undefined ? missing(building) : { kind: 'null', span: spanOf(nothing) };
}

function call(cst: CstNode, building: Building): Expression {
  const name = token(cst, 'Identifier', 'TildeIdentifier');
  const listCst = node(cst, 'list');
  if (name === undefined) return missing(building);
  const nameSpan = spanOf(name);
  const args =
    listCst === undefined ? { span: nameSpan, items: [] } : argumentList(listCst, building, nameSpan);
  const insensitive = name.image.endsWith('~');
  const result: Call = {
    kind: 'call',
    span: cover(nameSpan, args.span),
    name: insensitive ? name.image.slice(0, -1) : name.image,
    nameSpan,
    caseInsensitive: insensitive,
    args: args.items,
  };
  return result;
}

export function field(cst: CstNode, building: Building): FieldReference | Missing {
  const parts = nodes(cst, 'namePart').flatMap((part) =>
    tokensInOrder(part, 'Identifier', 'QuotedIdentifier'),
  );
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return missing(building);
  const dots = tokens(cst, 'Dot');
  const lastDot = dots.at(-1);
  const optional = token(cst, 'QuestionMark');
  const nameSpan = cover(spanOf(first), spanOf(last));
  const unfinished = lastDot !== undefined && dots.length >= parts.length;
  return {
    kind: 'field',
    span: optional === undefined ? nameSpan : cover(spanOf(optional), nameSpan),
    name: parts.map(partName).join('.') + (unfinished ? '.' : ''),
    nameSpan: unfinished ? cover(nameSpan, spanOf(lastDot)) : nameSpan,
    optional: optional !== undefined,
  };
}

function partName(part: IToken): string {
  return part.image.startsWith('`') ? part.image.slice(1, -1).replaceAll('``', '`') : part.image;
}
