import { cover, type Span } from '../../text/span.ts';
import type { ComparisonOperator, Expression } from '../ast.ts';
import { shorten } from '../shorten.ts';
import type { Token, TokenKind } from '../tokens.ts';
import { skipIndex, startsIndex } from './array-index.ts';
import type { Cursor } from './cursor.ts';
import { insertFix, replaceFix } from '../../text/fixes.ts';
import { atFunctionWord, callOfWord } from './function-word.ts';
import { FOREIGN_OPERATORS, FOREIGN_WORDS } from './foreign-words.ts';
import { lowerCase, meantKeyword, meantKind, startsOperand } from './meant.ts';
import { isComparison, isIn, isMatch, LITERALS, STRINGS } from './token-sets.ts';

/** What the mending of an operator has left to do. */
export type Mended =
  /** The next token is right, or what is wrong with it is not an operator's business. */
  | { readonly kind: 'as-is' }
  /** A `:` or `like` is next, and the condition is negated: `name not like "a*"`. */
  | { readonly kind: 'negated' }
  /** Operator and value have been read. */
  | { readonly kind: 'done'; readonly expression: Expression };

const AS_IS: Mended = { kind: 'as-is' };
const NEGATED: Mended = { kind: 'negated' };

/** What may stand behind an operand in a right query. */
const RIGHT: ReadonlySet<TokenKind> = new Set<TokenKind>([
  ...(['==', '!=', '<', '<=', '>', '>=', ':', 'like', 'like~', 'regex', 'regex~', 'in', 'in~'] as const),
  ...(['and', 'or', ')', ']', ',', '+', '-', '*', '/', '%', '|', 'end'] as const),
]);

/** Looks at what stands behind an operand; slips with one clear meaning are reported and mended. */
export function mendOperator(cursor: Cursor, operand: Expression): Mended {
  if (cursor.atAny(RIGHT)) return AS_IS;
  while (cursor.at('unknown')) {
    cursor.excuse();
    cursor.advance();
  }
  while (cursor.at('[') && startsIndex(cursor)) skipIndex(cursor);
  switch (cursor.token.kind) {
    case '=':
      return mendAssignment(cursor);
    case 'foreign-sign':
      return mendSign(cursor, operand);
    case 'not':
      return mendNot(cursor, operand, cursor.peek(1));
    case 'identifier':
    case 'tilde-identifier':
      return mendWord(cursor, operand);
    default:
      return mendNothing(cursor, operand);
  }
}

function mendAssignment(cursor: Cursor): Mended {
  cursor.report(
    'EQL compares with `==`, or with `:`, which ignores case. A single `=` belongs to `maxspan=` and `runs=` only.',
    cursor.token,
    [replaceFix('Replace with `==`', cursor.token, '==')],
  );
  cursor.join(1, '==');
  return AS_IS;
}

function mendSign(cursor: Cursor, operand: Expression): Mended {
  const sign = cursor.shown;
  const meant = FOREIGN_OPERATORS.get(sign);
  if (meant === undefined) return sign === '!' ? mendNot(cursor, operand, cursor.peek(1)) : AS_IS;
  if (meant === '!:') {
    reportNegation(cursor, operand, cursor.token, ':');
    cursor.join(1, ':');
    return NEGATED;
  }
  cursor.report(`EQL has no \`${sign}\`: write \`${meant}\`.`, cursor.token, [
    replaceFix(`Replace with \`${meant}\``, cursor.token, meant),
  ]);
  cursor.join(1, meant);
  return AS_IS;
}

const OPPOSITE: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

/** `not` or `!` behind an operand, where only `not in` may stand. `next` is the token behind it. */
function mendNot(cursor: Cursor, operand: Expression, next: Token): Mended {
  const kind = meantOperator(cursor, next);
  if (isIn(kind)) {
    if (!cursor.at('not')) replaceSign(cursor);
  } else if (isMatch(kind)) {
    reportNegation(
      cursor,
      operand,
      cover(cursor.token, next),
      isMatch(next.kind) ? cursor.textOf(next) : kind,
    );
    cursor.join(2, kind);
    return NEGATED;
  } else if (isComparison(kind)) {
    const meant = OPPOSITE[kind];
    const place = cover(cursor.token, next);
    cursor.report(
      `\`${cursor.textOf(place)}\` is no operator: write \`${meant}\`, or put \`not\` in front of the whole condition.`,
      place,
      [replaceFix(`Replace with \`${meant}\``, place, meant)],
    );
    cursor.join(2, meant);
  }
  return AS_IS;
}

/** The operator that a token is, or is meant as: `=`, `equals`, `LIKE`. */
function meantOperator(cursor: Cursor, token: Token): TokenKind {
  if (token.kind === '=') return '==';
  const word =
    token.kind === 'identifier' ? FOREIGN_WORDS.get(cursor.textOf(token).toLowerCase()) : undefined;
  return word ?? meantKind(cursor, token);
}

function replaceSign(cursor: Cursor): void {
  cursor.report('EQL has no `!`: write `not in`.', cursor.token, [
    replaceFix('Replace with `not`', cursor.token, 'not '),
  ]);
  cursor.join(1, 'not');
}

function reportNegation(cursor: Cursor, operand: Expression, place: Span, operator: string): void {
  const { start } = operand.span;
  cursor.report(
    `\`${cursor.textOf(place)}\` is no operator, only \`not in\` is: put \`not\` in front of the whole condition, as in \`not ${shorten(cursor.textOf(operand.span))} ${operator} …\`.`,
    place,
    [
      {
        title: 'Put `not` in front of the condition',
        edits: [
          { span: { start, end: start }, newText: 'not ' },
          { span: place, newText: operator },
        ],
        preferred: true,
      },
    ],
  );
}

/** A name behind an operand: a keyword in upper case, or an operator of another language. */
function mendWord(cursor: Cursor, operand: Expression): Mended {
  const next = cursor.peek(1);
  const keyword = meantKeyword(cursor, cursor.token);
  if (keyword === 'not') {
    const behind = meantOperator(cursor, next);
    if (isIn(behind)) lowerCase(cursor, 'not');
    else return mendNot(cursor, operand, next);
  } else if (keyword === 'and' || keyword === 'or') {
    lowerCase(cursor, keyword);
  } else if (keyword !== undefined && (isIn(keyword) || isMatch(keyword))) {
    if (startsOperand(next)) lowerCase(cursor, keyword);
  } else if (atFunctionWord(cursor)) {
    return { kind: 'done', expression: callOfWord(cursor, operand) };
  } else mendForeignWord(cursor, next);
  return AS_IS;
}

function mendForeignWord(cursor: Cursor, next: Token): void {
  const word = cursor.shown;
  const meant = cursor.at('identifier') ? FOREIGN_WORDS.get(word.toLowerCase()) : undefined;
  if (meant === undefined) return;
  const isNegated = next.kind === 'not' && meant === '==';
  if (!startsOperand(isNegated ? cursor.peek(2) : next)) return;
  const place = isNegated ? cover(cursor.token, next) : cursor.token;
  const operator = isNegated ? '!=' : meant;
  const written = cursor.textOf(place);
  cursor.report(
    `EQL has no \`${written}\`: write \`${operator}\`${meant === ':' ? ', which ignores case, with `*` around a part of a text' : ''}.`,
    place,
    [replaceFix(`Replace with \`${operator}\``, place, operator, meant === '==')],
  );
  cursor.join(isNegated ? 2 : 1, operator);
}

/** A value right behind a field: the operator is missing. */
function mendNothing(cursor: Cursor, operand: Expression): Mended {
  const isName = operand.kind === 'field' || operand.kind === 'call';
  if (!isName || cursor.around.commas || cursor.around.blanks) return AS_IS;
  if (cursor.atAny(LITERALS)) {
    const isPattern = cursor.atAny(STRINGS) && /[*?]/.test(cursor.textOf(cursor.token));
    reportNoOperator(cursor, operand, ['==', ':']);
    cursor.insert(isPattern ? ':' : '==');
  } else if (cursor.at('(') && operand.kind === 'field') {
    reportNoOperator(cursor, operand, ['in', ':']);
    cursor.insert('in');
  }
  return AS_IS;
}

function reportNoOperator(cursor: Cursor, operand: Expression, operators: readonly string[]): void {
  const place = operand.span.end;
  cursor.complain(
    `An operator is missing between \`${shorten(cursor.textOf(operand.span))}\` and \`${cursor.shown}\`: write ${operators.map((operator) => `\`${operator}\``).join(', or ')}, which ignores case and knows \`*\` and \`?\`.`,
    cursor.token,
    operators.map((operator) => insertFix(`Insert \`${operator}\``, place, ` ${operator}`, false)),
  );
}
