import { replaceFix } from '../../text/fixes.ts';
import { cover } from '../../text/span.ts';
import type { Expression, Logical } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { predicate } from './predicate.ts';

/** A condition or a value: `or` binds weakest, then `and`, `not`, comparisons, arithmetic, casts (EsqlBaseParser.g4). */
export function expression(cursor: Cursor): Expression {
  return chain(cursor, 'or', conjunction);
}

function conjunction(cursor: Cursor): Expression {
  return chain(cursor, 'and', negation);
}

function chain(
  cursor: Cursor,
  operator: Logical['operator'],
  operand: (cursor: Cursor) => Expression,
): Expression {
  const first = operand(cursor);
  if (!acceptConnective(cursor, operator)) return first;
  const operands = [first];
  do operands.push(operand(cursor));
  while (acceptConnective(cursor, operator));
  return {
    kind: 'logical',
    span: cover(first.span, operands.at(-1)?.span ?? first.span),
    operator,
    operands,
  };
}

const FOREIGN = { and: '&&', or: '||' } as const;

function acceptConnective(cursor: Cursor, operator: Logical['operator']): boolean {
  if (cursor.accept(operator) !== undefined) return true;
  const { token } = cursor;
  if (token.kind !== 'foreign' || cursor.textOf(token) !== FOREIGN[operator]) return false;
  cursor.report(`ES|QL has no \`${FOREIGN[operator]}\`: write \`${operator}\`.`, token, [
    replaceFix(`Replace with \`${operator}\``, token, operator),
  ]);
  cursor.advance();
  return true;
}

function negation(cursor: Cursor): Expression {
  const { token } = cursor;
  const isForeign = token.kind === 'foreign' && cursor.textOf(token) === '!';
  if (token.kind !== 'not' && !isForeign) return predicate(cursor);
  if (isForeign) {
    const fix = replaceFix('Replace with `not`', token, cursor.text[token.end] === ' ' ? 'not' : 'not ');
    cursor.report('ES|QL has no `!`: write `not`.', token, [fix]);
  }
  cursor.advance();
  const operand = cursor.deeper(1, () => negation(cursor));
  return { kind: 'not', span: cover(token, operand.span), operand };
}
