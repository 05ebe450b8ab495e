import { createToken, Lexer, type TokenType } from 'chevrotain';

/**
 * The tokens of EQL (Elasticsearch's EqlBase.g4, lexer part), and some that EQL does not have but people type:
 * `repairs.ts` turns those into the right ones and says so.
 */

function skipped(name: string, pattern: RegExp): TokenType {
  return createToken({ name, pattern, group: Lexer.SKIPPED, line_breaks: true });
}

function comment(name: string, pattern: RegExp): TokenType {
  return createToken({ name, pattern, group: 'comments', line_breaks: true });
}

export const Whitespace = skipped('Whitespace', /[ \t\r\n\f\v\u00a0\u2000-\u200b\u2028\u2029\u3000\ufeff]+/);
export const LineComment = comment('LineComment', /\/\/[^\r\n]*/);
export const BlockComment = comment('BlockComment', /\/\*[^]*?\*\//);
export const UnclosedComment = comment('UnclosedComment', /\/\*[^]*/);

export const Identifier = createToken({ name: 'Identifier', pattern: /[@A-Za-z_][A-Za-z0-9_]*/ });
export const TildeIdentifier = createToken({ name: 'TildeIdentifier', pattern: /[A-Za-z][A-Za-z0-9_]*~/ });
export const QuotedIdentifier = createToken({
  name: 'QuotedIdentifier',
  pattern: /`(?:[^`]|``)*`/,
  line_breaks: true,
});

/** A string as EQL has it; all ways to write one that it does not have belong to this category too. */
export const AnyString = createToken({ name: 'AnyString', pattern: Lexer.NA });
const stringToken = (name: string, pattern: RegExp): TokenType =>
  createToken({ name, pattern, categories: [AnyString] });

// A run of more than three closing quotes: all but the last three belong to the content.
export const RawString = stringToken('RawString', /"""[^\r\n]*?"""+(?!")/);
export const UnclosedRawString = stringToken('UnclosedRawString', /"""[^\r\n]*/);
export const QuotedString = stringToken('QuotedString', /"(?:\\[^\r\n]|[^\\"\r\n])*"/);
export const UnclosedString = stringToken('UnclosedString', /"(?:\\[^\r\n]|[^\\"\r\n])*\\?/);
export const SingleQuotedString = stringToken('SingleQuotedString', /'(?:\\[^\r\n]|[^\\'\r\n])*'?/);
export const QuestionMarkString = stringToken(
  'QuestionMarkString',
  /\?(?:"(?:\\[^\r\n]|[^\\"\r\n])*"?|'(?:\\[^\r\n]|[^\\'\r\n])*'?)/,
);

export const Decimal = createToken({
  name: 'Decimal',
  pattern: /[0-9]+\.[0-9]*(?:[eE][+-]?[0-9]+)?|\.[0-9]+(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+/,
});
export const Integer = createToken({ name: 'Integer', pattern: /[0-9]+/ });

export const ComparisonSign = createToken({ name: 'ComparisonSign', pattern: Lexer.NA });
export const MatchSign = createToken({ name: 'MatchSign', pattern: Lexer.NA });

const keyword = (name: string, word: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, pattern: word, longer_alt: [TildeIdentifier, Identifier], categories });
/** A keyword with `~`, which would otherwise be the name of a function. */
const tildeKeyword = (name: string, word: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, pattern: `${word}~`, categories });

export const And = keyword('And', 'and');
export const Any = keyword('Any', 'any');
export const By = keyword('By', 'by');
export const False = keyword('False', 'false');
export const InInsensitive = tildeKeyword('InInsensitive', 'in');
export const In = keyword('In', 'in');
export const Join = keyword('Join', 'join');
export const LikeInsensitive = tildeKeyword('LikeInsensitive', 'like', [MatchSign]);
export const Like = keyword('Like', 'like', [MatchSign]);
export const MaxspanWord = keyword('MaxspanWord', 'maxspan');
export const Not = keyword('Not', 'not');
export const Null = keyword('Null', 'null');
export const Of = keyword('Of', 'of');
export const Or = keyword('Or', 'or');
export const RegexInsensitive = tildeKeyword('RegexInsensitive', 'regex', [MatchSign]);
export const Regex = keyword('Regex', 'regex', [MatchSign]);
export const Sample = keyword('Sample', 'sample');
export const Sequence = keyword('Sequence', 'sequence');
export const True = keyword('True', 'true');
export const Until = keyword('Until', 'until');
export const Where = keyword('Where', 'where');
export const With = keyword('With', 'with');

const sign = (name: string, pattern: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, pattern, categories });

export const Equal = sign('Equal', '==', [ComparisonSign]);
export const NotEqual = sign('NotEqual', '!=', [ComparisonSign]);
export const LessOrEqual = sign('LessOrEqual', '<=', [ComparisonSign]);
export const GreaterOrEqual = sign('GreaterOrEqual', '>=', [ComparisonSign]);
export const Less = sign('Less', '<', [ComparisonSign]);
export const Greater = sign('Greater', '>', [ComparisonSign]);
export const Assign = sign('Assign', '=');
export const Colon = sign('Colon', ':', [MatchSign]);
export const Plus = sign('Plus', '+');
export const Minus = sign('Minus', '-');
export const Star = sign('Star', '*');
export const Slash = sign('Slash', '/');
export const Percent = sign('Percent', '%');
export const Dot = sign('Dot', '.');
export const Comma = sign('Comma', ',');
export const LeftParen = sign('LeftParen', '(');
export const RightParen = sign('RightParen', ')');
export const LeftBracket = sign('LeftBracket', '[');
export const MissingBracket = sign('MissingBracket', '![');
export const RightBracket = sign('RightBracket', ']');
export const PipeSign = sign('PipeSign', '|');
export const QuestionMark = sign('QuestionMark', '?');
export const DoubleAmpersand = sign('DoubleAmpersand', '&&');
export const DoublePipe = sign('DoublePipe', '||');
export const Exclamation = sign('Exclamation', '!');

/** Keywords that are a lower-case word, by that word. They can't be names unless in backquotes. */
export const KEYWORDS: ReadonlyMap<string, TokenType> = new Map(
  [
    And,
    Any,
    By,
    False,
    In,
    Join,
    Like,
    MaxspanWord,
    Not,
    Null,
    Of,
    Or,
    Regex,
    Sample,
    Sequence,
    True,
    Until,
    Where,
    With,
  ].map((token) => [String(token.PATTERN), token]),
);

// The order decides between patterns that match at the same place.
export const ALL_TOKENS: TokenType[] = [
  Whitespace,
  LineComment,
  BlockComment,
  UnclosedComment,
  InInsensitive,
  LikeInsensitive,
  RegexInsensitive,
  ...KEYWORDS.values(),
  TildeIdentifier,
  Identifier,
  QuotedIdentifier,
  RawString,
  UnclosedRawString,
  QuotedString,
  UnclosedString,
  SingleQuotedString,
  QuestionMarkString,
  Decimal,
  Integer,
  Equal,
  MissingBracket,
  NotEqual,
  LessOrEqual,
  GreaterOrEqual,
  Less,
  Greater,
  Assign,
  Colon,
  Plus,
  Minus,
  Star,
  Slash,
  Percent,
  Dot,
  Comma,
  LeftParen,
  RightParen,
  LeftBracket,
  RightBracket,
  DoubleAmpersand,
  DoublePipe,
  PipeSign,
  QuestionMark,
  Exclamation,
  AnyString,
  ComparisonSign,
  MatchSign,
];

export const eqlLexer = new Lexer(ALL_TOKENS, {
  positionTracking: 'onlyOffset',
  skipValidations: true,
  ensureOptimizations: true,
});
