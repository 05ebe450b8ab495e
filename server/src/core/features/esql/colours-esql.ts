import { FIRST_WORDS } from '../../esql/commands/index.ts';
import { KEYWORDS, type Token } from '../../esql/tokens.ts';
import type { TokenType } from '../tokens/legend.ts';
import type { ColouredSpan } from '../tokens/token.ts';
import type { EsqlView } from './esql-view.ts';
import { coloursOfKql, kqlInEsql } from './kql-in-esql.ts';

/** The colours of a query, in the order of its text. */
export function esqlColours(view: EsqlView): readonly ColouredSpan[] {
  const { tokens, comments } = view.scanned;
  const commands = new Set(view.tree.commands.flatMap(({ nameSpan }) => wordStarts(view.text, nameSpan)));
  const found: ColouredSpan[] = comments.map((span) => ({ type: 'comment', span }));
  const inKql = new Map(kqlInEsql(view).map((part) => [part.argument.span.start, part]));
  for (const [index, token] of tokens.entries()) {
    const kql = inKql.get(token.start);
    if (kql !== undefined) {
      found.push(...coloursOfKql(kql, view.text));
      continue;
    }
    const type = commands.has(token.start)
      ? 'keyword'
      : typeOf(token, tokens[index - 1], tokens[index + 1], view.text);
    if (type !== undefined) found.push({ type, span: { start: token.start, end: token.end } });
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** Where the words of a command start: `INLINE STATS` has two. */
function wordStarts(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): readonly number[] {
  return Array.from(text.slice(start, end).matchAll(/\S+/g), ({ index }) => start + index);
}

function typeOf(
  token: Token,
  before: Token | undefined,
  next: Token | undefined,
  text: string,
): TokenType | undefined {
  const { kind } = token;
  switch (kind) {
    case 'word':
      return wordType(token, before, next, text);
    case 'quoted-name':
    case '.':
      return 'variable';
    case 'string':
    case 'raw-string':
    case 'foreign-string':
    case 'open':
    case 'source':
      return 'string';
    case 'integer':
    case 'decimal':
    case 'parameter':
      return 'number';
    default:
      return signType(token, before);
  }
}

function signType({ kind }: Token, before: Token | undefined): TokenType | undefined {
  if (KEYWORDS.has(kind)) return before?.kind === '.' ? 'variable' : 'keyword';
  return PLAIN.has(kind) ? undefined : 'operator';
}

/** Brackets and commas have no colour. */
const PLAIN: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', ',', ';', 'end']);

function wordType(
  { start, end }: Token,
  before: Token | undefined,
  next: Token | undefined,
  text: string,
): TokenType {
  if (before?.kind === '.') return 'variable';
  if (before?.kind === '::') return 'type';
  if (before?.kind === 'integer' && next?.kind !== '.') return 'number';
  if (next?.kind === '(') return 'function';
  const word = text.slice(start, end).toLowerCase();
  const isWord = word === 'metadata' || word === 'as' || (before?.kind === '|' && FIRST_WORDS.has(word));
  return isWord && next?.kind !== '.' ? 'keyword' : 'variable';
}
