import type { Expression } from '../ast.ts';
import { shorten } from '../shorten.ts';
import { KEYWORDS, type TokenKind } from '../tokens.ts';
import { skipIndex, startsIndex } from './array-index.ts';
import type { Cursor } from './cursor.ts';
import { insertFix, removeFix, replaceFix } from '../../text/fixes.ts';
import { FOREIGN_OPERATORS } from './foreign-words.ts';
import { atFrameWord, lowerCase, meantKeyword, startsOperand } from './meant.ts';
import { skipOption } from './skip-option.ts';
import { skip } from './skip.ts';
import { startsTerm } from './starts-term.ts';
import { ARITHMETIC, OPERAND_STARTS, RELATIONAL } from './token-sets.ts';

/**
 * Looks at what stands behind a whole condition: `and`, `or`, or what ends it here. What closes or separates nothing is
 * reported and passed over; where a condition follows without `and`, one is put in.
 */
export function mendConnective(cursor: Cursor, condition: Expression): void {
  while (!isRight(cursor)) if (mend(cursor, condition)) return;
}

function isRight(cursor: Cursor): boolean {
  const { around } = cursor;
  switch (cursor.token.kind) {
    case 'and':
    case 'or':
    case 'end':
      return true;
    case ')':
      return around.parentheses > 0;
    case ']':
      return around.term;
    case ',':
      return around.commas;
    case '|':
      return !isPipeForOr(cursor);
    case '[':
    case '![':
      return startsTerm(cursor) || (around.sequence && !around.term);
    case 'by':
    case 'with':
    case 'until':
      return around.sequence;
    case 'maxspan':
      return around.sequence && !around.term;
    default:
      return isSeparated(cursor) || (around.sequence && atFrameWord(cursor));
  }
}

/** Another item follows; its list reports that the comma is missing. */
function isSeparated(cursor: Cursor): boolean {
  const { around } = cursor;
  return (around.blanks || around.commas) && cursor.atAny(OPERAND_STARTS);
}

/** Mends what stands here; true when the next token is `and` or `or` now. */
function mend(cursor: Cursor, condition: Expression): boolean {
  const { kind } = cursor.token;
  switch (kind) {
    case 'unknown':
      cursor.excuse();
      return passOver(cursor);
    case ')':
    case ']':
      return skipClosing(cursor, kind);
    case ',':
      return mendComma(cursor);
    case '|':
      return instead(cursor, 'or', 'A single `|` starts a pipe. Write `or` between conditions.');
    case 'where':
      return instead(
        cursor,
        'and',
        '`where` stands once, behind the category. Join further conditions with `and`.',
      );
    case '[':
      return mendBracket(cursor);
    case 'by':
    case 'with':
    case 'until':
      return mendSequenceWord(cursor, kind);
    case 'foreign-sign':
      return mendSign(cursor);
    default:
      return mendRest(cursor, condition);
  }
}

function passOver(cursor: Cursor): boolean {
  skip(cursor);
  return false;
}

/** One or more of the same bracket, which close nothing. */
function skipClosing(cursor: Cursor, bracket: ')' | ']'): boolean {
  const { start } = cursor.token;
  const count = countHere(cursor, bracket);
  const span = { start, end: cursor.peek(count - 1).end };
  const written = shorten(cursor.textOf(span));
  cursor.complain(
    count === 1
      ? `This \`${written}\` closes nothing: remove it.`
      : `\`${written}\` close nothing: remove them.`,
    span,
    [removeFix(`Remove \`${written}\``, span)],
  );
  for (let skipped = 0; skipped < count; skipped++) cursor.advance();
  return false;
}

function countHere(cursor: Cursor, bracket: TokenKind): number {
  let count = 1;
  while (cursor.peek(count).kind === bracket) count++;
  return count;
}

function instead(cursor: Cursor, word: 'and' | 'or', message: string): boolean {
  const blank = cursor.previous?.end === cursor.token.start ? ' ' : '';
  cursor.report(message, cursor.token, [
    replaceFix(`Replace with \`${word}\``, cursor.token, `${blank}${word}`),
  ]);
  cursor.join(1, word);
  return true;
}

/** `a == 1 | b == 2`: what stands behind the `|` is no pipe. */
function isPipeForOr(cursor: Cursor): boolean {
  const next = cursor.peek(1).kind;
  if (cursor.around.term || next === '(' || next === 'not' || next === '?') return true;
  const behind = cursor.peek(2).kind;
  return next === 'identifier' && (behind === '.' || (RELATIONAL.has(behind) && behind !== 'in'));
}

function mendBracket(cursor: Cursor): boolean {
  if (startsIndex(cursor)) {
    skipIndex(cursor);
    return false;
  }
  cursor.complain(
    'No bracket can open here: only the event queries of a sequence or sample stand in brackets.',
    cursor.token,
  );
  return passOver(cursor);
}

function mendComma(cursor: Cursor): boolean {
  if (startsOperand(cursor.peek(1)) || cursor.peek(1).kind === 'not') {
    return instead(cursor, 'and', 'Conditions are joined with `and` or `or`, not with a comma.');
  }
  cursor.complain('This comma separates nothing: remove it.', cursor.token, [
    removeFix('Remove the comma', cursor.token),
  ]);
  return passOver(cursor);
}

function mendSequenceWord(cursor: Cursor, word: 'by' | 'with' | 'until'): boolean {
  cursor.complain(
    `\`${word}\` belongs to sequences: this query is about single events. Remove it, or write \`sequence\` with each event query in brackets.`,
    cursor.token,
  );
  skipOption(cursor);
  return false;
}

function mendSign(cursor: Cursor): boolean {
  const meant = FOREIGN_OPERATORS.get(cursor.shown);
  if (meant === 'and' || meant === 'or') {
    return instead(cursor, meant, `EQL has no \`${cursor.shown}\`: write \`${meant}\`.`);
  }
  if (cursor.shown === '!') {
    // The sign itself is reported where the condition behind it is read.
    cursor.insert('and');
    return true;
  }
  return secondOperator(cursor);
}

function mendRest(cursor: Cursor, condition: Expression): boolean {
  const { kind } = cursor.token;
  if (kind === 'not') return missing(cursor, condition);
  if (RELATIONAL.has(kind) || ARITHMETIC.has(kind)) return secondOperator(cursor);
  const keyword = meantKeyword(cursor, cursor.token);
  if (keyword === 'and' || keyword === 'or') {
    lowerCase(cursor, keyword);
    return true;
  }
  if (isUnknownWord(cursor)) {
    cursor.complain(
      `EQL has no \`${cursor.shown}\` between two conditions: write \`and\` or \`or\`.`,
      cursor.token,
    );
    cursor.join(1, 'and');
    return true;
  }
  if (cursor.atAny(OPERAND_STARTS)) return missing(cursor, condition);
  const isKeyword = KEYWORDS.has(kind);
  cursor.complain(
    isKeyword
      ? `\`${cursor.shown}\` is a keyword of EQL and can't stand here.`
      : `\`${cursor.shown}\` can't stand here: remove it.`,
    cursor.token,
  );
  return passOver(cursor);
}

/** A single name with an operand right behind it, which is neither a field nor a function: `a == 1 then b == 2`. */
function isUnknownWord(cursor: Cursor): boolean {
  return cursor.at('identifier') && OPERAND_STARTS.has(cursor.peek(1).kind) && cursor.peek(1).kind !== '(';
}

function missing(cursor: Cursor, condition: Expression): boolean {
  const place = condition.span.end;
  cursor.complain(
    `\`and\` or \`or\` is missing before \`${cursor.shown}\`: the condition before it is complete.`,
    cursor.token,
    [insertFix('Insert `and`', place, ' and', false), insertFix('Insert `or`', place, ' or', false)],
  );
  cursor.insert('and');
  return true;
}

/** `a : "x" : "y"`: the rest is read as a condition whose left side is missing. */
function secondOperator(cursor: Cursor): boolean {
  cursor.complain(
    `The condition is complete before \`${cursor.shown}\`: join it to the next one with \`and\` or \`or\`.`,
    cursor.token,
  );
  cursor.insert('and');
  return true;
}
