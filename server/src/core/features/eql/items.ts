import type { EqlToken, EqlTokenKind } from '../../eql/lex.ts';
import type { Span } from '../../text/span.ts';

/** A token, or a whole field name: `?process.parent.name` is one item. Comments are none. */
export interface QueryItem {
  readonly kind: 'keyword' | 'name' | 'string' | 'number' | 'sign';
  /** Names without `?` and backquotes. A name still being typed may end in a dot or be empty (`?`). */
  readonly text: string;
  readonly span: Span;
}

/** Joins the tokens of dotted names. A name goes on only where nothing stands between its parts. */
export function queryItems(all: readonly EqlToken[]): readonly QueryItem[] {
  const tokens = all.filter((token) => token.kind !== 'comment');
  const items: QueryItem[] = [];
  let index = 0;
  while (index < tokens.length) {
    const token = tokens[index];
    if (token === undefined) break;
    const end = startsName(token, tokens[index + 1]) ? nameEnd(tokens, index) : index + 1;
    items.push(end === index + 1 && token.text !== '?' ? itemOf(token) : nameItem(tokens.slice(index, end)));
    index = end;
  }
  return items;
}

function itemOf({ kind, text, span }: EqlToken): QueryItem {
  return { kind: itemKind(kind), text: isName(kind) ? unquoted(text) : text, span };
}

function itemKind(kind: EqlTokenKind): QueryItem['kind'] {
  if (isName(kind)) return 'name';
  return kind === 'keyword' || kind === 'string' || kind === 'number' ? kind : 'sign';
}

function isName(kind: EqlTokenKind): boolean {
  return kind === 'identifier' || kind === 'function';
}

function startsName(token: EqlToken, next: EqlToken | undefined): boolean {
  if (token.text === '?' || isName(token.kind)) return true;
  // A keyword is a name when a dot follows, as in `sample.name`: wrong EQL, but what the writer means.
  return token.kind === 'keyword' && next?.text === '.' && next.span.start === token.span.end;
}

function nameEnd(tokens: readonly EqlToken[], start: number): number {
  let wantsPart = true;
  let end = start;
  if (tokens[start]?.text === '?') end++;
  for (; end < tokens.length; end++) {
    const token = tokens[end];
    if (token === undefined || (end > start && tokens[end - 1]?.span.end !== token.span.start)) break;
    if (wantsPart ? !isName(token.kind) && token.kind !== 'keyword' : token.text !== '.') break;
    wantsPart = !wantsPart;
  }
  return end;
}

function nameItem(parts: readonly EqlToken[]): QueryItem {
  const named = parts[0]?.text === '?' ? parts.slice(1) : parts;
  return {
    kind: 'name',
    text: named.map((part) => unquoted(part.text)).join(''),
    span: { start: parts[0]?.span.start ?? 0, end: parts.at(-1)?.span.end ?? 0 },
  };
}

function unquoted(name: string): string {
  return name.startsWith('`') ? name.slice(1, -1).replaceAll('``', '`') : name;
}
