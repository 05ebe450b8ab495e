import type { TokenType } from '../tokens/legend.ts';
import type { ColouredSpan } from '../tokens/token.ts';

/** Words of SQLite that queries for osquery use; a column of such a name stands in quotes. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...[
    'all',
    'and',
    'as',
    'asc',
    'between',
    'by',
    'case',
    'cast',
    'collate',
    'cross',
    'desc',
    'distinct',
    'else',
  ],
  ...['end', 'escape', 'except', 'exists', 'false', 'from', 'full', 'glob', 'group', 'having', 'in', 'inner'],
  ...[
    'intersect',
    'is',
    'isnull',
    'join',
    'left',
    'like',
    'limit',
    'match',
    'natural',
    'not',
    'notnull',
    'null',
  ],
  ...[
    'offset',
    'on',
    'or',
    'order',
    'outer',
    'over',
    'partition',
    'recursive',
    'regexp',
    'right',
    'select',
    'then',
  ],
  ...['true', 'union', 'using', 'values', 'when', 'where', 'with'],
]);

const GROUPS: readonly TokenType[] = ['comment', 'string', 'number', 'keyword', 'operator'];

/** Each branch starts with another character, so that time is linear. Quotes inside strings are doubled. */
const TOKENS =
  /(--[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?)|('(?:[^']|'')*'?)|(\b\d+(?:\.\d+)?\b)|([A-Za-z_]\w*)|(\|\||<>|[<>=!]=|[<>=+\-*/%])|"(?:[^"]|"")*"?/g;

/** The colours of an SQL query, in the order of its text. Names of tables and columns have none. */
export function sqlColours(text: string): readonly ColouredSpan[] {
  const found: ColouredSpan[] = [];
  for (const match of text.matchAll(TOKENS)) {
    const type = typeOf(match, text);
    const start = match.index;
    if (type !== undefined) found.push({ type, span: { start, end: start + match[0].length } });
  }
  return found;
}

function typeOf(match: RegExpMatchArray, text: string): TokenType | undefined {
  const group = match.slice(1).findIndex((part) => part !== undefined);
  if (group !== WORD) return GROUPS[group];
  if (KEYWORDS.has(match[0].toLowerCase())) return 'keyword';
  return text[(match.index ?? 0) + match[0].length] === '(' ? 'function' : undefined;
}

const WORD = GROUPS.indexOf('keyword');
