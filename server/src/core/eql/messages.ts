import type { IParserErrorMessageProvider, IToken } from 'chevrotain';

/** What the reader expects, in words for people, by the rule of the grammar that it is in. */
const EXPECTED: Readonly<Record<string, string>> = {
  query: 'a query: `category where condition`, `sequence …` or `sample …`',
  sequence: 'an event query in brackets: `[category where condition]`',
  sample: 'an event query in brackets: `[category where condition]`',
  join: 'an event query in brackets: `[category where condition]`',
  term: 'an event query in brackets: `[category where condition]`',
  until: 'an event query in brackets: `[category where condition]`',
  maxspan: '`maxspan=` with a time such as `5m`',
  runs: '`runs=` with a number',
  optionNumber: 'a whole number',
  joinKeys: 'a field to join by',
  pipe: 'a pipe: `head` or `tail`',
  eventQuery: '`where` and a condition',
  category: 'an event category such as `process`, or `any`',
  primary: 'a field, a value, a function or `(`',
  plainValue: 'a value',
  matchPredicate: 'a string, or a list of strings in parentheses',
  literal: 'a value',
  inPredicate: 'a list of values in parentheses',
  list: 'a list of values in parentheses',
  namePart: 'the next part of the field name',
};

const TOKEN_WORDS: Readonly<Record<string, string>> = {
  RightParen: '`)`',
  LeftParen: '`(`',
  RightBracket: '`]`',
  Where: '`where`',
  Identifier: 'a name',
  Assign: '`=`',
  By: '`by`',
  Of: '`of`',
};

function found(token: IToken | undefined): string {
  if (token === undefined || token.image === '') return 'the query ends';
  const image = token.image.length > 40 ? `${token.image.slice(0, 40)}…` : token.image;
  return `\`${image}\` stands here`;
}

const COMPARISONS = new Set(['<', '<=', '>', '>=', '==', '!=']);

function redundant(token: IToken): string {
  if (COMPARISONS.has(token.image)) {
    return `Comparisons can't be chained: join two of them with \`and\`, as in \`1 < x and x ${token.image} 3\`.`;
  }
  if (token.image === ')' || token.image === ']') return `This \`${token.image}\` closes nothing: remove it.`;
  return `The query is complete before \`${token.image.slice(0, 40)}\`. Join conditions with \`and\` or \`or\`, or remove the rest.`;
}

/** Chevrotain's messages in our words: what stands there, and what is expected instead. */
export const expectation: IParserErrorMessageProvider = {
  buildMismatchTokenMessage({ expected, actual, ruleName }) {
    if (expected.name === 'EOF') return redundant(actual);
    const wanted = TOKEN_WORDS[expected.name] ?? EXPECTED[ruleName] ?? 'something else';
    return `Expected ${wanted}, but ${found(actual)}.`;
  },
  buildNotAllInputParsedMessage({ firstRedundant }) {
    return redundant(firstRedundant);
  },
  buildNoViableAltMessage({ actual, ruleName }) {
    return `Expected ${EXPECTED[ruleName] ?? 'a condition'}, but ${found(actual[0])}.`;
  },
  buildEarlyExitMessage({ actual, ruleName }) {
    return `Expected ${EXPECTED[ruleName] ?? 'a condition'}, but ${found(actual[0])}.`;
  },
};
