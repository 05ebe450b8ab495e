import { touches, type Span } from '../../text/span.ts';
import type { QueryItem } from './items.ts';
import { positionAfter } from './position.ts';
import type { QueryPosition } from './query-position.ts';
import type { EqlView } from './eql-view.ts';

/** What stands at the cursor. Spans are offsets of the query. */
export type AtCursor =
  /** A word, a name, or nothing yet (an empty span). `span` excludes a `?` in front. */
  | { readonly kind: 'word'; readonly span: Span; readonly optional: boolean }
  /** Inside a string. `span` is what stands between its quotes, `closed` says whether there is a closing one. */
  | { readonly kind: 'string'; readonly span: Span; readonly raw: boolean; readonly closed: boolean }
  | { readonly kind: 'comment' };

export interface QueryPlace {
  readonly at: AtCursor;
  /** What the grammar expects where the word or the string at the cursor starts. */
  readonly position: QueryPosition;
  /** The text between the start of the word, or of the string's content, and the cursor. */
  readonly prefix: string;
  /** The first item behind the cursor and what touches it. */
  readonly next: QueryItem | undefined;
}

/** Where the cursor is in a query, told from the tokens, so that a half-typed query will do. */
export function placeAt(view: EqlView, offset: number): QueryPlace {
  const { items } = view;
  const first = items.findIndex((item) => !isBefore(item, offset));
  const index = first < 0 ? items.length : first;
  const candidate = items[index];
  const touched = candidate !== undefined && candidate.span.start < offset ? candidate : undefined;
  const at = isInComment(view, offset)
    ? ({ kind: 'comment' } as const)
    : atCursor(view.text, touched, offset);
  return {
    at,
    position: positionAfter(items.slice(0, index)),
    prefix: at.kind === 'comment' ? '' : view.text.slice(at.span.start, offset),
    next: touched === undefined ? candidate : items[index + 1],
  };
}

/** An item of a query and what the grammar expects where it starts. */
export interface ItemPlace {
  readonly item: QueryItem;
  readonly position: QueryPosition;
  /** True for a name with a `(` behind it. */
  readonly isCall: boolean;
}

/** The item that holds the character at `offset`, or ends there. */
export function itemAt(view: EqlView, offset: number): ItemPlace | undefined {
  const { items } = view;
  const holding = items.findIndex(({ span }) => span.start <= offset && offset < span.end);
  const index = holding >= 0 ? holding : items.findIndex(({ span }) => span.end === offset);
  const item = items[index];
  if (item === undefined) return undefined;
  const isCall = item.kind === 'name' && items[index + 1]?.text === '(';
  return { item, position: positionAfter(items.slice(0, index)), isCall };
}

/** True for what is complete before the cursor: a word that the cursor touches may still grow. */
function isBefore(item: QueryItem, offset: number): boolean {
  if (item.span.end !== offset) return item.span.end < offset;
  if (item.kind === 'string') return isClosed(item.text);
  return item.kind === 'sign';
}

function isInComment(view: EqlView, offset: number): boolean {
  return view.tokens.some(({ kind, span }) => {
    if (kind !== 'comment') return false;
    const closed = view.text.startsWith('/*', span.start) && view.text.endsWith('*/', span.end);
    return span.start < offset && (closed ? offset < span.end : touches(span, offset));
  });
}

function atCursor(text: string, touched: QueryItem | undefined, offset: number): AtCursor {
  if (touched === undefined) return { kind: 'word', span: { start: offset, end: offset }, optional: false };
  if (touched.kind === 'string') return insideString(touched);
  const optional = text.startsWith('?', touched.span.start);
  return {
    kind: 'word',
    span: { start: touched.span.start + (optional ? 1 : 0), end: touched.span.end },
    optional,
  };
}

function insideString({ text, span }: QueryItem): AtCursor {
  const closed = isClosed(text);
  const raw = text.startsWith('"""');
  const width = raw ? 3 : text.startsWith('?') ? 2 : 1;
  const end = closed ? span.end - (raw ? 3 : 1) : span.end;
  return {
    kind: 'string',
    span: { start: span.start + width, end: Math.max(end, span.start + width) },
    raw,
    closed,
  };
}

function isClosed(text: string): boolean {
  if (text.startsWith('"""')) return text.length >= 6 && text.endsWith('"""');
  return /^\??(?:"(?:\\.|[^\\"])*"|'(?:\\.|[^\\'])*')$/.test(text);
}
