import { tokenMatcher, type IToken, type TokenType } from 'chevrotain';
import type { SyntaxFault } from '../text/parse-result.ts';
import type { Span } from '../text/span.ts';
import * as t from './tokens.ts';

/** What a repair makes of the tokens at its place: `count` tokens are replaced by `tokens`, and `fault` says what is wrong. */
interface Repair {
  readonly count: number;
  readonly tokens: readonly IToken[];
  readonly fault: SyntaxFault;
}

interface Place {
  readonly tokens: readonly IToken[];
  readonly at: number;
  /** The token before, as already repaired. */
  readonly previous: IToken | undefined;
}

/** Looks at one place; `undefined` when there is nothing to mend. */
type Mend = (place: Place, token: IToken) => Repair | undefined;

/**
 * Turns slips that have one clear meaning into the tokens that were meant, and reports each: one mistake gives one error
 * and what follows is still understood. `depth` is the number of nested brackets, `not`s and signs that are read.
 */
export function repairTokens(
  tokens: readonly IToken[],
  depth: number,
): { readonly tokens: IToken[]; readonly faults: SyntaxFault[]; readonly tooDeep: boolean } {
  const repaired: IToken[] = [];
  const faults: SyntaxFault[] = [];
  let nesting = 0;
  let tooDeep = false;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    nesting = nestingAfter(nesting, token, repaired.at(-1));
    if (nesting > depth) {
      faults.push({
        message: `The query is nested too deeply here: more than ${depth} levels.`,
        span: spanOf(token),
      });
      tooDeep = true;
      break;
    }
    const repair = firstRepair({ tokens, at, previous: repaired.at(-1) }, token);
    if (repair === undefined) {
      repaired.push(token);
      at++;
    } else {
      repaired.push(...repair.tokens);
      faults.push(repair.fault);
      at += repair.count;
    }
  }
  return { tokens: repaired, faults, tooDeep };
}

export function spanOf(token: IToken): Span {
  return { start: token.startOffset, end: token.startOffset + token.image.length };
}

function firstRepair(place: Place, token: IToken): Repair | undefined {
  for (const mend of MENDS.get(token.tokenType) ?? []) {
    const repair = mend(place, token);
    if (repair !== undefined) return repair;
  }
  return undefined;
}

const OPENING = new Set<TokenType>([t.LeftParen, t.LeftBracket, t.MissingBracket]);
const CLOSING = new Set<TokenType>([t.RightParen, t.RightBracket]);
const PREFIXES = new Set<TokenType>([t.Not, t.Plus, t.Minus]);

function nestingAfter(nesting: number, token: IToken, previous: IToken | undefined): number {
  if (OPENING.has(token.tokenType)) return nesting + 1;
  if (CLOSING.has(token.tokenType)) return Math.max(0, nesting - 1);
  const chained = PREFIXES.has(token.tokenType) && previous?.tokenType === token.tokenType;
  return chained ? nesting + 1 : nesting;
}

const OPERAND_ENDS = new Set<TokenType>([
  t.Identifier,
  t.QuotedIdentifier,
  t.Integer,
  t.Decimal,
  t.True,
  t.False,
  t.Null,
  t.RightParen,
]);

function endsOperand(token: IToken | undefined): boolean {
  return token !== undefined && (OPERAND_ENDS.has(token.tokenType) || tokenMatcher(token, t.AnyString));
}

function startsOperand(token: IToken | undefined): boolean {
  if (token === undefined) return false;
  return endsOperand(token)
    ? token.tokenType !== t.RightParen
    : token.tokenType === t.LeftParen ||
        token.tokenType === t.QuestionMark ||
        token.tokenType === t.TildeIdentifier;
}

function as(token: IToken, tokenType: TokenType): IToken {
  return { ...token, tokenType, tokenTypeIdx: tokenType.tokenTypeIdx ?? 0 };
}

function instead(token: IToken, tokenType: TokenType, message: string): Repair {
  return { count: 1, tokens: [as(token, tokenType)], fault: { message, span: spanOf(token) } };
}

function assignment({ tokens, at, previous }: Place, token: IToken): Repair | undefined {
  const isOption = previous?.tokenType === t.MaxspanWord || (at >= 2 && tokens[at - 2]?.tokenType === t.With);
  if (isOption) return undefined;
  return instead(
    token,
    t.Equal,
    'EQL compares with `==`; a single `=` belongs to `maxspan=` and `runs=` only. Write `==`, or `:` to ignore case.',
  );
}

function doubleSign(tokenType: TokenType, word: string): Mend {
  return (_place, token) => instead(token, tokenType, `EQL has no \`${token.image}\`; write \`${word}\`.`);
}

function exclamation(_place: Place, token: IToken): Repair {
  return instead(token, t.Not, 'EQL has no `!` in conditions; write `not` in front of what must not hold.');
}

/** Words that stand between two operands, so that their upper-case form can't be a field there. */
const INFIX_WORDS = new Set(['and', 'or', 'in', 'like', 'regex', 'where', 'by', 'with', 'until']);

function upperCaseKeyword({ tokens, at, previous }: Place, token: IToken): Repair | undefined {
  const word = token.image.toLowerCase();
  const keyword = t.KEYWORDS.get(word);
  if (keyword === undefined || word === token.image) return undefined;
  const next = tokens[at + 1];
  const meant = INFIX_WORDS.has(word)
    ? endsOperand(previous) && previous !== undefined
    : word === 'not'
      ? startsOperand(next) && next?.tokenType !== t.LeftParen
      : (word === 'sequence' || word === 'sample') && previous === undefined && next?.tokenType !== t.Where;
  if (!meant) return undefined;
  return instead(token, keyword, `EQL's keywords are lower-case: write \`${word}\`.`);
}

/** Words of other languages for `==`, and what they are in EQL. */
const COMPARISON_WORDS: ReadonlyMap<string, TokenType> = new Map([
  ['equals', t.Equal],
  ['equal', t.Equal],
  ['eq', t.Equal],
  ['is', t.Equal],
  ['contains', t.Colon],
  ['matches', t.Colon],
]);

function comparisonWord({ tokens, at, previous }: Place, token: IToken): Repair | undefined {
  const meant = COMPARISON_WORDS.get(token.image.toLowerCase());
  if (meant === undefined || !endsOperand(previous)) return undefined;
  const negated = tokens[at + 1]?.tokenType === t.Not;
  if (!startsOperand(tokens[at + (negated ? 2 : 1)])) return undefined;
  const operator = negated && meant === t.Equal ? t.NotEqual : meant;
  const advice =
    meant === t.Colon ? '`:` with `*` around the text (it ignores case)' : `\`${negated ? '!=' : '=='}\``;
  return {
    count: negated ? 2 : 1,
    tokens: [as(token, operator)],
    fault: { message: `EQL has no \`${token.image}\`; write ${advice}.`, span: spanOf(token) },
  };
}

/** `x not like "a"`, `x not : "a"`, `x not equals "a"`: only `in` may follow a `not` behind its operand. */
function notBehindOperand({ tokens, at, previous }: Place, token: IToken): Repair | undefined {
  const next = tokens[at + 1];
  if (next === undefined || !endsOperand(previous)) return undefined;
  const word = next.tokenType === t.Identifier ? COMPARISON_WORDS.get(next.image.toLowerCase()) : undefined;
  const isOperator =
    tokenMatcher(next, t.MatchSign) || tokenMatcher(next, t.ComparisonSign) || next.tokenType === t.Assign;
  if (word === undefined && !isOperator) return undefined;
  const operator = word === undefined ? next : as(next, word === t.Equal ? t.NotEqual : word);
  return {
    count: 2,
    tokens: [operator],
    fault: {
      message: `\`not ${next.image}\` is no operator in EQL: only \`not in\` is. Put \`not\` in front of the whole condition (\`not field ${word === undefined ? next.image : '=='} …\`)${word === t.Equal ? ', or write `!=`' : ''}.`,
      span: { start: token.startOffset, end: spanOf(next).end },
    },
  };
}

const RELATIONS = new Set(['child', 'descendant', 'event']);

/** `descendant of [ ... ]`, of the endpoint's dialect. It is read as `true`, so that the rest is checked all the same. */
function processRelationship({ tokens, at }: Place, token: IToken): Repair | undefined {
  if (!RELATIONS.has(token.image) || tokens[at + 1]?.tokenType !== t.Of) return undefined;
  const end = closingBracket(tokens, at + 2);
  return {
    count: end - at + 1,
    tokens: [as(token, t.True)],
    fault: {
      message: `\`${token.image} of\` is not supported by Elasticsearch (it belongs to the endpoint's dialect). Use a sequence by \`process.entity_id\`, or \`process.parent\` fields.`,
      span: { start: token.startOffset, end: spanOf(tokens[at + 1] ?? token).end },
    },
  };
}

/** Index of the bracket that closes the one at `open`; `open - 1` when there is none at `open`, else the last token. */
function closingBracket(tokens: readonly IToken[], open: number): number {
  if (tokens[open]?.tokenType !== t.LeftBracket) return open - 1;
  let depth = 0;
  for (let at = open; at < tokens.length; at++) {
    const type = tokens[at]?.tokenType;
    if (type === t.LeftBracket || type === t.MissingBracket) depth++;
    if (type === t.RightBracket && --depth === 0) return at;
  }
  return tokens.length - 1;
}

function arrayIndex({ tokens, at, previous }: Place, token: IToken): Repair | undefined {
  const isIndex = tokens[at + 1]?.tokenType === t.Integer && endsOperand(previous);
  if (!isIndex) return undefined;
  const end = tokens[at + 2]?.tokenType === t.RightBracket ? 3 : 2;
  return {
    count: end,
    tokens: [],
    fault: {
      message:
        "Elasticsearch can't pick one element of an array: a condition holds when any of the values meets it. Leave the index out.",
      span: { start: token.startOffset, end: spanOf(tokens[at + end - 1] ?? token).end },
    },
  };
}

function foreignString(message: string): Mend {
  return (_place, token) => instead(token, t.AnyString, message);
}

const MENDS: ReadonlyMap<TokenType, readonly Mend[]> = new Map<TokenType, readonly Mend[]>([
  [t.Assign, [assignment]],
  [t.DoubleAmpersand, [doubleSign(t.And, 'and')]],
  [t.DoublePipe, [doubleSign(t.Or, 'or')]],
  [t.Exclamation, [exclamation]],
  [t.Identifier, [upperCaseKeyword, comparisonWord, processRelationship]],
  [t.Not, [notBehindOperand]],
  [t.LeftBracket, [arrayIndex]],
  [
    t.SingleQuotedString,
    [foreignString('EQL writes strings in double quotes (`"…"`), not in single quotes.')],
  ],
  [
    t.QuestionMarkString,
    [
      foreignString(
        'This way to write a raw string is Endgame\'s; Elasticsearch writes it in three double quotes: `"""…"""`.',
      ),
    ],
  ],
  [
    t.UnclosedString,
    [
      foreignString(
        'This string is not closed: its `"` is missing at the end. (A `\\` in front of the last quote makes it part of the string; write `\\\\` for a backslash.)',
      ),
    ],
  ],
  [
    t.UnclosedRawString,
    [foreignString('This raw string is not closed: `"""` is missing at the end of the line.')],
  ],
]);
