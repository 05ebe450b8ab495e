import type { Fix } from './diagnostic.ts';
import type { Span } from './span.ts';

/** Fixes of a parser, in offsets of the text it reads. `preferred`: right beyond doubt. */
export function replaceFix(title: string, span: Span, newText: string, preferred = true): Fix {
  return { title, edits: [{ span, newText }], ...(preferred ? { preferred } : {}) };
}

export function insertFix(title: string, at: number, newText: string, preferred = true): Fix {
  return replaceFix(title, { start: at, end: at }, newText, preferred);
}

export function removeFix(title: string, span: Span): Fix {
  return replaceFix(title, span, '');
}
