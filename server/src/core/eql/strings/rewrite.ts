import { readEscape } from './escapes.ts';

/** The content of a string in double quotes, with every backslash that starts no escape doubled. */
export function withBadEscapesDoubled(content: string): string {
  let text = '';
  let at = 0;
  while (at < content.length) {
    const backslash = content.indexOf('\\', at);
    if (backslash < 0) break;
    const { length, fault } = readEscape(content, backslash);
    const escape = content.slice(backslash, backslash + length);
    text += content.slice(at, backslash) + (fault === undefined ? escape : `\\${escape}`);
    at = backslash + length;
  }
  return text + content.slice(at);
}

/** True when every backslash stands alone: then all were meant as characters, also those that start an escape (`\temp`). */
export function hasOnlyLoneBackslashes(content: string): boolean {
  return !/\\[\\"]/.test(content);
}

export function withBackslashesDoubled(content: string): string {
  return content.replaceAll('\\', '\\\\');
}

/** The content between double quotes, with the quotes in it escaped. */
export function withQuotesEscaped(content: string): string {
  return content.replace(/\\[^]|"/g, (part) => (part === '"' ? '\\"' : part));
}

/** A text as raw string, `"""…"""`; `undefined` for one that a raw string can't hold. */
export function rawString(content: string): string | undefined {
  return /"|[\r\n]/.test(content) ? undefined : `"""${content}"""`;
}
