import type { TextEdit } from '../text/diagnostic.ts';
import type { TomlString } from './ast.ts';

/**
 * Turns an edit of a string's value into the edit of the file that has this effect: the replaced characters are found
 * through the string's `source`, the new ones are escaped as the string's style demands (https://toml.io/en/v1.0.0#string).
 *
 * `edit.span` counts UTF-16 units of `node.value`, the result's span those of `file`. `undefined` when the style can't
 * hold the text (a `'` in a `'literal'` string, say).
 */
export function editInString(file: string, node: TomlString, edit: TextEdit): TextEdit | undefined {
  const span = node.source.spanToSource(edit.span);
  const gap: Gap = {
    before: file.slice(node.content.start, span.start),
    after: file.slice(span.end, node.content.end),
    opening: file.slice(node.span.start, node.content.start),
  };
  const taken = node.style === 'multiline-basic' && edit.newText === '' ? rewritten(gap) : '';
  const newText = written(edit.newText + taken, node, { ...gap, after: gap.after.slice(taken.length) });
  return newText === undefined
    ? undefined
    : { span: { start: span.start, end: span.end + taken.length }, newText };
}

/** What stays around the edit, as written: string content before and behind it, delimiter and dropped line break. */
interface Gap {
  readonly before: string;
  readonly after: string;
  readonly opening: string;
}

function written(text: string, node: TomlString, gap: Gap): string | undefined {
  switch (node.style) {
    case 'basic':
      return escapeControls(text).replace(/["\r\n]/g, (unit) => ESCAPES.get(unit) ?? unit);
    case 'literal':
      return /['\r\n]/.test(text) || hasControls(text) ? undefined : text;
    case 'multiline-basic':
      return keepFirstNewline(afterContinuation(escapeQuotes(escapeControls(text), gap), gap), gap);
    case 'multiline-literal':
      return fitsLiteral(text, gap) ? keepFirstNewline(text, gap) : undefined;
  }
}

// U+0000 to U+0008, U+000B, U+000C, U+000E to U+001F and U+007F; tab and line breaks are dealt with by style.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const ESCAPES = new Map([
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['"', '\\"'],
]);

function hasControls(text: string): boolean {
  return text.search(CONTROLS) >= 0 || /\r(?!\n)/.test(text);
}

function escapeControls(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replace(CONTROLS, (unit) => ESCAPES.get(unit) ?? unicodeEscape(unit))
    .replaceAll('\r', '\\r');
}

function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Quotes stay as they are, for the reader's sake, unless they stand beside another: three in a row end the string. */
function escapeQuotes(text: string, gap: Gap): string {
  const left = gap.before.slice(-1) || '"';
  const all = left + text + (gap.after.slice(0, 1) || '"');
  return text.replace(/"/g, (quote, offset: number) => {
    const lonely = all[offset] !== '"' && all[offset + 2] !== '"';
    return lonely ? quote : '\\"';
  });
}

/** A backslash at a line's end swallows all white space behind it, so white space of ours must be written as escapes. */
function afterContinuation(text: string, gap: Gap): string {
  return endsWithContinuation(gap.before)
    ? text.replace(/^\s+/, (space) => Array.from(space, unicodeEscape).join(''))
    : text;
}

function endsWithContinuation(before: string): boolean {
  const text = before.trimEnd();
  if (!text.endsWith('\\') || !before.includes('\n', text.length)) return false;
  let first = text.length;
  while (text[first - 1] === '\\') first--;
  return (text.length - first) % 2 === 1;
}

/** After a deletion, what stands behind it may gain a meaning by what stands before it, and must be written anew. */
function rewritten({ before, after }: Gap): string {
  if (before.endsWith('"')) return /^"*/.exec(after)?.[0] ?? '';
  return endsWithContinuation(before) ? (/^\s*/.exec(after)?.[0] ?? '') : '';
}

function fitsLiteral(text: string, { before, after }: Gap): boolean {
  if (hasControls(text)) return false;
  if (after === '' && text.endsWith("'")) return false;
  return !(before.slice(-2) + text + after.slice(0, 2)).includes("'''");
}

/** The reader drops a line break directly behind the opening delimiter; one of the value's own must survive it. */
function keepFirstNewline(text: string, { before, after, opening }: Gap): string {
  const dropped = opening.endsWith('\n');
  return before === '' && !dropped && /^\r?\n/.test(text + after.slice(0, 2)) ? `\n${text}` : text;
}
