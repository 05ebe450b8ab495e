import { cover, type Span } from '../../text/span.ts';
import type { Expression, Literal, Missing } from '../ast.ts';
import type { Token, TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { removeFix, replaceFix } from '../../text/fixes.ts';
import { valueList } from './list.ts';
import { looseList } from './loose-list.ts';
import { atLiteral, literal } from './literal.ts';
import { lowerCase, meantKind } from './meant.ts';
import { atMethod, colonMethod } from './method.ts';
import { mendOperator } from './mend-operator.ts';
import { missingOperand } from './missing.ts';
import { primary } from './primary.ts';
import { isIn, isMatch, LITERALS, OPERAND_STARTS } from './token-sets.ts';

/** What may follow a field, a value, a function or a group: `in (…)`, `: …`, `like …`, `regex …`. */
export function predicate(cursor: Cursor, operand: Expression): Expression {
  const mended = mendOperator(cursor, operand);
  if (mended.kind === 'done') return mended.expression;
  const { kind } = cursor.token;
  if (isIn(kind)) return inList(cursor, operand, undefined);
  if (kind === 'not') {
    const next = meantKind(cursor, cursor.peek(1));
    if (isIn(next)) return notIn(cursor, operand, next);
  }
  if (!isMatch(kind)) return operand;
  const matched = match(cursor, operand);
  return mended.kind === 'negated' ? { kind: 'not', span: matched.span, operand: matched } : matched;
}

function notIn(cursor: Cursor, operand: Expression, word: 'in' | 'in~'): Expression {
  const not = cursor.advance();
  if (!cursor.at(word)) lowerCase(cursor, word);
  return inList(cursor, operand, not);
}

function inList(cursor: Cursor, operand: Expression, not: Token | undefined): Expression {
  const word = insensitive(cursor, cursor.advance());
  const operatorSpan = cover(not ?? word, word);
  const { span: listSpan, items } = cursor.at('(') ? valueList(cursor) : looseList(cursor, word);
  return {
    kind: 'in',
    span: cover(operand.span, listSpan),
    operator: word.kind === 'in~' ? 'in~' : 'in',
    operatorSpan,
    negated: not !== undefined,
    operand,
    listSpan,
    list: items,
  };
}

/** `like ~`, with a blank between. */
function insensitive(cursor: Cursor, word: Token): Token {
  const kind = INSENSITIVE.get(word.kind);
  if (kind === undefined || !cursor.at('foreign-sign') || cursor.shown !== '~') return word;
  const { end } = cursor.advance();
  const gap = { start: word.end, end: end - 1 };
  cursor.report(`\`${kind}\` is one word: no blank can stand before its \`~\`.`, { start: word.start, end }, [
    removeFix('Remove the blank', gap),
  ]);
  return { kind, start: word.start, end };
}

const INSENSITIVE: ReadonlyMap<TokenKind, 'in~' | 'like~' | 'regex~'> = new Map([
  ['in', 'in~'],
  ['like', 'like~'],
  ['regex', 'regex~'],
]);

function match(cursor: Cursor, operand: Expression): Expression {
  const sign = insensitive(cursor, cursor.advance());
  const operator = isMatch(sign.kind) ? sign.kind : ':';
  if (atMethod(cursor, sign)) return colonMethod(cursor, operand);
  const operatorSpan: Span = { start: sign.start, end: sign.end };
  const found = matchValues(cursor, sign);
  const values = found.items.map((item) => onlyConstant(cursor, item, operator));
  return {
    kind: 'match',
    span: cover(operand.span, found.span),
    operator,
    operatorSpan,
    operand,
    listSpan: found.isList ? found.span : undefined,
    values,
  };
}

interface MatchValues {
  readonly span: Span;
  readonly items: readonly Expression[];
  readonly isList: boolean;
}

function matchValues(cursor: Cursor, sign: Token): MatchValues {
  if (cursor.at('(')) return { ...valueList(cursor), isList: true };
  if (cursor.at('[')) return { ...looseList(cursor, sign), isList: true };
  const isSeveral = atLiteral(cursor) && cursor.peek(1).kind === ',' && LITERALS.has(cursor.peek(2).kind);
  if (isSeveral && !cursor.around.commas) return { ...looseList(cursor, sign), isList: true };
  const value = atLiteral(cursor) ? literal(cursor) : valueThatIsNone(cursor);
  return { span: cover(sign, value.span), items: [value], isList: false };
}

/** A field, a function or a signed number on the right of `:`, as in `process.name : user.name`. */
function valueThatIsNone(cursor: Cursor): Expression {
  if (cursor.atAny(OPERAND_STARTS)) return primary(cursor);
  if (!cursor.at('-') && !cursor.at('+')) return missingOperand(cursor);
  const sign = cursor.advance();
  const operand = primary(cursor);
  return { kind: 'sign', span: cover(sign, operand.span), operator: '-', operand };
}

function onlyConstant(cursor: Cursor, value: Expression, operator: string): Literal | Missing {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'missing':
      return value;
    default:
      reportComputed(cursor, value, operator);
      return { kind: 'missing', span: value.span };
  }
}

function reportComputed(cursor: Cursor, value: Expression, operator: string): void {
  const text = cursor.textOf(value.span);
  if (value.kind === 'field') {
    cursor.report(
      `Only constants can stand on the right of \`${operator}\`, no field. If \`${text}\` is a text, put it in double quotes.`,
      value.span,
      [replaceFix('Put it in double quotes', value.span, `"${text}"`, false)],
    );
    return;
  }
  const isSigned = value.kind === 'sign';
  cursor.report(
    `Only constants can stand on the right of \`${operator}\`, ${isSigned ? 'without a sign: compare numbers with `==`' : 'nothing computed'}.`,
    value.span,
  );
}
