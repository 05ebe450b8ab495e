import { cover } from '../../text/span.ts';
import type { Expression, Group } from '../ast.ts';
import type { Connective } from '../tokens.ts';
import { readChain, readNot } from './chain.ts';
import { condition } from './condition.ts';
import type { Cursor, Surroundings } from './cursor.ts';
import { mendConnective } from './mend-connective.ts';
import { missingCondition, missingHere } from './missing.ts';
import { complainBrace } from './stray-brackets.ts';
import { isRelation, TEXTS } from './token-sets.ts';
import { closeBracket } from './unclosed.ts';

/*
 * Conditions, from the loosest operator to the tightest, a function for each rule of Kibana's grammar. Where a slip has
 * one clear meaning, it is reported and read as what was meant.
 */

export function expression(cursor: Cursor): Expression {
  return chain(cursor, 'or', conjunction);
}

function conjunction(cursor: Cursor): Expression {
  return chain(cursor, 'and', negation);
}

function chain(cursor: Cursor, operator: Connective, operand: (cursor: Cursor) => Expression): Expression {
  const { operands, operatorSpans } = readChain(cursor, operator, operand, () => false);
  const [first] = operands;
  const last = operands.at(-1);
  if (first === undefined || last === undefined) return missingHere(cursor);
  if (operands.length === 1) return first;
  return { kind: 'logical', span: cover(first.span, last.span), operator, operatorSpans, operands };
}

function negation(cursor: Cursor): Expression {
  const not = readNot(cursor);
  const operand = subQuery(cursor);
  mendConnective(cursor);
  if (not === undefined) return operand;
  const operatorSpan = { start: not.start, end: not.end };
  return { kind: 'not', span: cover(operatorSpan, operand.span), operatorSpan, operand };
}

function subQuery(cursor: Cursor): Expression {
  const { kind } = cursor.token;
  if (kind === '(') return group(cursor);
  if (kind === '{') return bareBraces(cursor);
  return TEXTS.has(kind) || isRelation(kind) ? condition(cursor) : missingCondition(cursor);
}

function group(cursor: Cursor): Group {
  const { around, opensUnclosed: unclosed } = cursor;
  const open = cursor.advance();
  const inner = cursor.at(')')
    ? nothingInside(cursor)
    : cursor.deeper({ ...around, parentheses: around.parentheses + 1, unclosed }, () => expression(cursor));
  const close = closeBracket(cursor, open);
  return { kind: 'group', span: { start: open.start, end: close?.end ?? inner.span.end }, expression: inner };
}

function nothingInside(cursor: Cursor): Expression {
  cursor.complain('A condition is missing between these parentheses.', cursor.token);
  return missingHere(cursor);
}

/** `{ ... }` where a condition should stand. */
function bareBraces(cursor: Cursor): Expression {
  complainBrace(cursor);
  return braces(cursor);
}

/** What stands between braces, with them. */
export function braces(cursor: Cursor): Group {
  const { around, opensUnclosed: unclosed } = cursor;
  const open = cursor.advance();
  const inner = cursor.at('}')
    ? nothingInBraces(cursor)
    : cursor.deeper(withinBraces(around, unclosed), () => expression(cursor));
  const close = closeBracket(cursor, open);
  return { kind: 'group', span: { start: open.start, end: close?.end ?? inner.span.end }, expression: inner };
}

/** A `)` inside closes nothing outside, unless the braces are not closed. */
function withinBraces(around: Surroundings, unclosed: boolean): Surroundings {
  const parentheses = unclosed ? around.parentheses : 0;
  return { ...around, parentheses, braces: around.braces + 1, unclosed };
}

function nothingInBraces(cursor: Cursor): Expression {
  cursor.complain('A condition is missing between these braces.', cursor.token);
  return missingHere(cursor);
}
