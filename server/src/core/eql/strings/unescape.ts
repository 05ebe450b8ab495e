import { SourceMap, type SourcePiece } from '../../text/source-map.ts';
import type { Span } from '../../text/span.ts';
import { readEscape } from './escapes.ts';

/** What a string's content stands for. */
export interface Unescaped {
  readonly value: string;
  readonly source: SourceMap;
  /** The first wrong escape; its span is in the query. */
  readonly fault: { readonly message: string; readonly span: Span } | undefined;
}

/** Replaces the escapes of a string's content, which stands at `start` in the query. Wrong ones stay as they are. */
export function unescape(content: string, start: number): Unescaped {
  if (!content.includes('\\')) {
    return { value: content, source: SourceMap.verbatim(content.length, start), fault: undefined };
  }
  const pieces: SourcePiece[] = [];
  const texts: string[] = [];
  let length = 0;
  const add = (text: string, from: number, to: number): void => {
    if (to === from) return;
    texts.push(text);
    pieces.push({
      text: { start: length, end: length + text.length },
      source: { start: start + from, end: start + to },
    });
    length += text.length;
  };
  let fault: Unescaped['fault'];
  let at = 0;
  while (at < content.length) {
    const found = content.indexOf('\\', at);
    const backslash = found < 0 ? content.length : found;
    add(content.slice(at, backslash), at, backslash);
    if (found < 0) break;
    const escape = readEscape(content, backslash);
    const end = backslash + escape.length;
    if (escape.fault !== undefined) {
      fault ??= { message: escape.fault, span: { start: start + backslash, end: start + end } };
    }
    add(escape.text, backslash, end);
    at = end;
  }
  return { value: texts.join(''), source: new SourceMap(pieces), fault };
}
