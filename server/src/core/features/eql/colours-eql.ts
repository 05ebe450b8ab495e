import { eventQueries } from '../../eql/walk.ts';
import type { EqlToken } from '../../eql/lex.ts';
import type { EqlView } from './eql-view.ts';
import type { TokenType } from '../tokens/legend.ts';
import { coloured, type ColouredSpan } from '../tokens/token.ts';

/** The colours of a query, in the order of its text; spans are of the query. */
export function eqlColours(view: EqlView): readonly ColouredSpan[] {
  const categories = categoryStarts(view);
  const { tokens } = view;
  let operator = '';
  return tokens.flatMap((token, index) => {
    if (isSign(token) || token.kind === 'keyword') operator = operatorAfter(token, operator);
    if (categories.has(token.span.start)) return { type: 'type' as const, span: token.span };
    return coloursOf(token, operator, tokens[index - 1]);
  });
}

/** Strings and words alike can be categories: only the tree tells. */
function categoryStarts(view: EqlView): ReadonlySet<number> {
  return new Set(eventQueries(view.tree).map(({ event }) => event.category.span.start));
}

function isSign({ kind }: EqlToken): boolean {
  return kind === 'operator' || kind === 'punctuation';
}

/** The operator that the strings to come belong to: a list keeps it, all else but commas ends it. */
function operatorAfter({ text }: EqlToken, before: string): string {
  if (text === ',' || text === '(') return before;
  return text;
}

function coloursOf(
  token: EqlToken,
  operator: string,
  previous: EqlToken | undefined,
): ColouredSpan | readonly ColouredSpan[] {
  const { kind, span } = token;
  switch (kind) {
    case 'comment':
    case 'number':
    case 'keyword':
    case 'operator':
    case 'function':
      return { type: kind, span };
    case 'identifier':
      return { type: identifierType(token, previous), span };
    case 'string':
      return stringColours(token, operator);
    case 'punctuation':
      // The dots of a name have its colour; brackets and commas have none.
      return token.text === '.' ? { type: 'variable', span } : [];
  }
}

/** A name behind a bar is a pipe, one that touches a number is its unit: `5m`. */
function identifierType({ span }: EqlToken, previous: EqlToken | undefined): TokenType {
  if (previous?.text === '|') return 'function';
  return previous?.kind === 'number' && previous.span.end === span.start ? 'number' : 'variable';
}

const PATTERNS = new Set([':', 'like', 'like~']);
const EXPRESSIONS = new Set(['regex', 'regex~']);

function stringColours(token: EqlToken, operator: string): ColouredSpan | readonly ColouredSpan[] {
  if (EXPRESSIONS.has(operator)) return { type: 'regexp', span: token.span };
  return PATTERNS.has(operator) ? patternColours(token) : { type: 'string', span: token.span };
}

/** A pattern, with its wildcards told from its text. An escaped `\*` is no escape in EQL's strings, so every star counts. */
function patternColours({ text, span }: EqlToken): readonly ColouredSpan[] {
  const colours: ColouredSpan[] = [];
  let start = 0;
  for (const { index, 0: run } of text.matchAll(/[*?]+/g)) {
    if (index > start) colours.push(coloured('string', span.start + start, span.start + index));
    start = index + run.length;
    colours.push(coloured('regexp', span.start + index, span.start + start));
  }
  if (start < text.length) colours.push(coloured('string', span.start + start, span.end));
  return colours;
}
