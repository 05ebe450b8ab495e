import { isBlank, trimBlanks } from '../../kql/lexer/characters.ts';
import { scan } from '../../kql/lexer/scan.ts';
import type { Token } from '../../kql/tokens.ts';
import type { Span } from '../../text/span.ts';
import type { KqlView } from './kql-view.ts';
import { positionAfter, type KqlPosition } from './position-kql.ts';

/** What stands at the cursor of a KQL query, told from what is before it. */
export interface KqlPlace {
  /** The word there, or what stands between quotes; empty where there is none. */
  readonly word: Span;
  /** What of it stands before the cursor. */
  readonly prefix: string;
  /** Whether it stands in quotes, and whether they are closed. */
  readonly quotes: 'none' | 'open' | 'closed';
  /** What the grammar expects where it starts. */
  readonly position: KqlPosition;
}

export function kqlPlace(view: KqlView, offset: number): KqlPlace {
  const { text } = view;
  const quoted = view.tokens.find((token) => isInQuotes(token, offset));
  if (quoted !== undefined) {
    const start = quoted.start + 1;
    return {
      ...wordAt(text, start, offset),
      quotes: quoted.kind === 'quoted' ? 'closed' : 'open',
      position: positionBefore(text, quoted.start),
    };
  }
  const tokens = scan(text.slice(0, offset)).tokens.filter(({ kind }) => kind !== 'end');
  const start = wordStart(text, tokens.at(-1), offset);
  return {
    ...wordAt(text, start, offset),
    quotes: 'none',
    position: positionAfter(
      tokens.flatMap((token) => beforeWord(text, token, start)),
      text,
    ),
  };
}

function isInQuotes({ kind, start, end }: Token, offset: number): boolean {
  if (kind === 'quoted') return start < offset && offset < end;
  return kind === 'open-quoted' && start < offset && offset <= end;
}

function positionBefore(text: string, offset: number): KqlPosition {
  return positionAfter(scan(text.slice(0, offset)).tokens, text);
}

/** Where the word starts that the cursor touches: the last one of a text without quotes, or a keyword. */
function wordStart(text: string, last: Token | undefined, offset: number): number {
  const isWord =
    last?.kind === 'literal' || last?.kind === 'and' || last?.kind === 'or' || last?.kind === 'not';
  if (last === undefined || !isWord || last.end !== offset) return offset;
  let start = offset;
  while (start > last.start && !isBlank(text, start - 1)) start--;
  return start;
}

/** What of a token stands before the word: of a text with blanks its first words. */
function beforeWord(text: string, token: Token, start: number): readonly Token[] {
  if (token.end <= start) return [token];
  const end = trimBlanks(text, token.start, start);
  return end <= token.start ? [] : [{ ...token, end }];
}

/** What a word or a text goes on with behind the cursor. */
const GOES_ON = /^[^\s\u00a0\\():<>"{}]*/;
/** Longer than any word. */
const LONGEST = 600;

function wordAt(text: string, start: number, offset: number): Pick<KqlPlace, 'word' | 'prefix'> {
  const behind = GOES_ON.exec(text.slice(offset, offset + LONGEST))?.[0] ?? '';
  return { word: { start, end: offset + behind.length }, prefix: text.slice(start, offset) };
}
