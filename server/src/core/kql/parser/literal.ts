import { SourceMap, type SourcePiece } from '../../text/source-map.ts';
import type { FieldName, Literal } from '../ast.ts';
import { quotedEscape, unquotedEscape, type Escape } from '../lexer/escapes.ts';
import type { Token } from '../tokens.ts';

/** The value that a token stands for. */
export function literal(text: string, token: Token): Literal {
  return token.kind === 'literal' ? unquoted(text, token) : quoted(text, token);
}

/** The field that a token names. */
export function fieldName(text: string, token: Token): FieldName {
  const read = literal(text, token);
  const { span } = read;
  const found = { kind: 'field', span, pieces: undefined, quoted: token.kind !== 'literal' } as const;
  switch (read.kind) {
    case 'string':
      return { ...found, name: read.value };
    case 'pattern':
      return { ...found, name: read.value, pieces: read.pieces };
    case 'boolean':
      return { ...found, name: String(read.value) };
    case 'null':
      return { ...found, name: 'null' };
  }
}

function quoted(text: string, { kind, start, end }: Token): Literal {
  const content = { start: start + 1, end: kind === 'quoted' ? end - 1 : end };
  const { value, source } = unescape(text, content.start, content.end, quotedEscape);
  return { kind: 'string', span: { start, end }, value, quoted: true, source };
}

function unquoted(text: string, { start, end }: Token): Literal {
  const span = { start, end };
  const { value, source, wildcards } = trimmed(unescape(text, start, end, unquotedEscape));
  if (wildcards.length > 0)
    return { kind: 'pattern', span, value, pieces: between(value, wildcards), source };
  if (value === 'true' || value === 'false') return { kind: 'boolean', span, value: value === 'true' };
  return value === 'null' ? { kind: 'null', span } : { kind: 'string', span, value, quoted: false, source };
}

function between(value: string, wildcards: readonly number[]): readonly string[] {
  return [-1, ...wildcards].map((from, index) => value.slice(from + 1, wildcards[index] ?? value.length));
}

interface Unescaped {
  readonly value: string;
  readonly source: SourceMap;
  /** Offsets in `value` of the stars that are wildcards. */
  readonly wildcards: readonly number[];
  /** What `source` is made of; absent for a text without escapes. */
  readonly parts?: readonly SourcePiece[];
}

type ReadEscape = (text: string, at: number) => Escape | undefined;

/** Replaces escapes; a backslash that starts none stays. Stars are wildcards where the text is not quoted. */
function unescape(text: string, start: number, end: number, readEscape: ReadEscape): Unescaped {
  const content = text.slice(start, end);
  const source = SourceMap.verbatim(content.length, start);
  if (!content.includes('\\')) {
    return { value: content, source, wildcards: readEscape === unquotedEscape ? starsIn(content) : [] };
  }
  const parts: SourcePiece[] = [];
  const wildcards: number[] = [];
  let value = '';
  const add = (part: string, from: number, to: number): void => {
    if (from === to) return;
    if (part.length === to - from && readEscape === unquotedEscape) {
      for (const star of starsIn(part)) wildcards.push(value.length + star);
    }
    parts.push({
      text: { start: value.length, end: value.length + part.length },
      source: { start: from, end: to },
    });
    value += part;
  };
  let at = start;
  while (at < end) {
    const found = text.indexOf('\\', at);
    const backslash = found < 0 || found >= end ? end : found;
    add(text.slice(at, backslash), at, backslash);
    if (backslash === end) break;
    const escape = readEscape(text, backslash) ?? { text: '\\', length: 1 };
    at = Math.min(backslash + escape.length, end);
    add(escape.text, backslash, at);
  }
  return { value, source: new SourceMap(parts), wildcards, parts };
}

function starsIn(content: string): readonly number[] {
  const stars: number[] = [];
  for (let at = content.indexOf('*'); at >= 0; at = content.indexOf('*', at + 1)) stars.push(at);
  return stars;
}

/** Kibana trims what it has read of a text without quotes, escaped white space too. */
function trimmed(read: Unescaped): Unescaped {
  const value = read.value.trim();
  if (value === read.value) return read;
  const start = read.value.length - read.value.trimStart().length;
  const parts = read.parts ?? [verbatimPart(read)];
  return {
    value,
    source: new SourceMap(parts.flatMap((part) => clipped(part, start, start + value.length))),
    wildcards: read.wildcards.map((at) => at - start),
  };
}

function verbatimPart({ value, source }: Unescaped): SourcePiece {
  const text = { start: 0, end: value.length };
  return { text, source: source.spanToSource(text) };
}

/** The part of a piece that lies between two offsets of the value, which start there from 0. Escapes are kept whole. */
function clipped({ text, source }: SourcePiece, start: number, end: number): readonly SourcePiece[] {
  const from = Math.max(text.start, start);
  const to = Math.min(text.end, end);
  if (from >= to) return [];
  const isVerbatim = text.end - text.start === source.end - source.start;
  return [
    {
      text: { start: from - start, end: to - start },
      source: isVerbatim
        ? { start: source.start + (from - text.start), end: source.start + (to - text.start) }
        : source,
    },
  ];
}
