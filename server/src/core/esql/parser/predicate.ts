import type { Fix } from '../../text/diagnostic.ts';
import { replaceFix } from '../../text/fixes.ts';
import { cover } from '../../text/span.ts';
import type { ComparisonOperator, Expression, InList, Like } from '../ast.ts';
import type { Token, TokenKind } from '../tokens.ts';
import { shortened, type Cursor } from './cursor.ts';
import { listed } from './items.ts';
import { value } from './value.ts';

/** A value, or what is said of one: `a == b`, `a in (…)`, `a like "…"`, `a is null`, `a : "…"`. */
export function predicate(cursor: Cursor): Expression {
  const compared = comparison(cursor, value(cursor));
  const found = statement(cursor, compared);
  if (found !== compared) refuseSecond(cursor);
  return found;
}

function statement(cursor: Cursor, operand: Expression): Expression {
  const negated = cursor.at('not') && OPERATORS.has(cursor.peek(1).kind);
  switch (negated ? cursor.peek(1).kind : cursor.token.kind) {
    case 'in':
      return inList(cursor, operand, negated);
    case 'like':
    case 'rlike':
      return like(cursor, operand, negated);
    case 'is':
      return negated ? operand : isNull(cursor, operand);
    case ':':
      return negated ? operand : match(cursor, operand);
    default:
      return operand;
  }
}

const OPERATORS: ReadonlySet<TokenKind> = new Set<TokenKind>(['in', 'like', 'rlike']);

const COMPARISONS: ReadonlyMap<TokenKind, ComparisonOperator> = new Map<TokenKind, ComparisonOperator>(
  (['==', '!=', '<', '<=', '>', '>=', '=~'] as const).map((sign) => [sign, sign]),
);

function comparison(cursor: Cursor, left: Expression): Expression {
  const operator = comparisonSign(cursor);
  if (operator === undefined) return left;
  const sign = cursor.advance();
  const right = value(cursor);
  const found: Expression = {
    kind: 'comparison',
    span: cover(left.span, cover(sign, right.span)),
    operator,
    operatorSpan: { start: sign.start, end: sign.end },
    left,
    right,
  };
  refuseSecond(cursor);
  return found;
}

/** The comparison that is read next, also one of another language, which is reported. */
function comparisonSign(cursor: Cursor): ComparisonOperator | undefined {
  const { token } = cursor;
  const known = COMPARISONS.get(token.kind);
  if (known === '=~') {
    cursor.report(
      'Elasticsearch does not run `=~` yet: compare `TO_LOWER(…)` with `==`, or use `LIKE`.',
      token,
    );
  }
  if (known !== undefined) return known;
  if (token.kind === '=') {
    cursor.report('`=` gives a column its value; a comparison is written `==`.', token, [
      replaceFix('Replace with `==`', token, '=='),
    ]);
    return '==';
  }
  if (token.kind !== 'foreign' || cursor.textOf(token) !== '<>') return undefined;
  cursor.report('ES|QL has no `<>`: write `!=`.', token, [replaceFix('Replace with `!=`', token, '!=')]);
  return '!=';
}

/** `a < b < c` */
function refuseSecond(cursor: Cursor): void {
  if (!COMPARISONS.has(cursor.token.kind) && !cursor.at('=')) return;
  cursor.complain(
    `\`${cursor.shown}\` can't go on a comparison: write \`and\` between two of them.`,
    cursor.token,
  );
}

function inList(cursor: Cursor, operand: Expression, negated: boolean): InList {
  if (negated) cursor.advance();
  const word = cursor.advance();
  if (!cursor.at('(')) {
    cursor.complain(
      'Behind `in` stands a list in parentheses: `in ("a", "b")`.',
      cursor.place,
      isSingleValue(cursor) ? [inParentheses(cursor.token)] : [],
    );
    return { kind: 'in', span: cover(operand.span, word), negated, operand, list: [] };
  }
  const { items, end } = listed(cursor, 'A value');
  return { kind: 'in', span: { start: operand.span.start, end }, negated, operand, list: items };
}

function inParentheses({ start, end }: Token): Fix {
  const edits = [
    { span: { start, end: start }, newText: '(' },
    { span: { start: end, end }, newText: ')' },
  ];
  return { title: 'Put it in parentheses', edits, preferred: true };
}

function isSingleValue(cursor: Cursor): boolean {
  const { kind } = cursor.token;
  return kind === 'string' || kind === 'raw-string' || kind === 'integer' || kind === 'decimal';
}

function like(cursor: Cursor, operand: Expression, negated: boolean): Like {
  if (negated) cursor.advance();
  const word = cursor.advance();
  const patterns = cursor.at('(') ? listed(cursor, 'A pattern').items : [value(cursor)];
  for (const pattern of patterns) requireText(cursor, pattern, word);
  return {
    kind: 'like',
    span: { start: operand.span.start, end: cursor.previous?.end ?? word.end },
    operator: word.kind === 'like' ? 'like' : 'rlike',
    operatorSpan: { start: word.start, end: word.end },
    negated,
    operand,
    patterns,
  };
}

function requireText(cursor: Cursor, pattern: Expression, word: Token): void {
  if (pattern.kind === 'string' || pattern.kind === 'parameter' || pattern.kind === 'missing') return;
  const shown = cursor.textOf(word).toLowerCase();
  const other = shown === 'like' ? ' For a pattern that is computed there is no operator.' : '';
  cursor.complain(
    `The pattern of \`${shown}\` must be a string, not \`${shortened(cursor.textOf(pattern.span))}\`.${other}`,
    pattern.span,
  );
}

function isNull(cursor: Cursor, operand: Expression): Expression {
  const word = cursor.advance();
  const negated = cursor.accept('not') !== undefined;
  const end = cursor.accept('null');
  if (end === undefined) {
    cursor.complain(
      `Behind \`is\` stands \`null\` or \`not null\` alone${cursor.at('end') ? '' : `, not \`${cursor.shown}\``}.`,
      cursor.place,
    );
  }
  return { kind: 'is-null', span: cover(operand.span, end ?? word), negated, operand };
}

function match(cursor: Cursor, operand: Expression): Expression {
  const sign = cursor.advance();
  const column = operand.kind === 'cast' ? operand.operand : operand;
  if (column.kind !== 'column' && column.kind !== 'missing') {
    cursor.complain(
      `Left of \`:\` stands a column, not \`${shortened(cursor.textOf(operand.span))}\`.`,
      operand.span,
    );
  }
  if (cursor.at('(')) {
    cursor.complain('Behind `:` stands a single value: several conditions are joined by `or`.', cursor.token);
  }
  const right = value(cursor);
  return {
    kind: 'match',
    span: cover(operand.span, cover(sign, right.span)),
    operatorSpan: { start: sign.start, end: sign.end },
    operand,
    value: right,
  };
}
