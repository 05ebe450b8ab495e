import type { SyntaxFault } from '../../text/parse-result.ts';
import { insertFix, replaceFix } from '../../text/fixes.ts';
import { lineEnd } from './line-end.ts';
import { push, type Scanning } from './scanning.ts';

/** What stands for a character behind a backslash (EsqlBaseLexer.g4, `ESCAPE_SEQUENCE`). */
export const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['t', '\t'],
  ['n', '\n'],
  ['r', '\r'],
  ['"', '"'],
  ['\\', '\\'],
]);

/** `"…"` on one line, or `"""…"""`, in which nothing is an escape. */
export function scanString(scanning: Scanning, start: number): number {
  return scanning.text.startsWith('"""', start) ? scanRaw(scanning, start) : scanEscaped(scanning, start);
}

/** A raw string may end in one or two quotes of its own, and stays on its line. */
function scanRaw(scanning: Scanning, start: number): number {
  const { text } = scanning;
  const limit = lineEnd(text, start);
  const close = text.indexOf('"""', start + 3);
  if (close < 0) return open(scanning, start, limit, UNCLOSED_RAW);
  if (close > limit) {
    // One that holds what looks like the next command was most likely meant to end before it.
    if (/[\r\n]\s*\|/.test(text.slice(limit, close))) return open(scanning, start, limit, UNCLOSED_RAW);
    scanning.faults.push({ message: RAW_OVER_LINES, span: { start, end: start + 3 } });
  }
  let end = close + 3;
  while (end < close + 5 && text[end] === '"') end++;
  return push(scanning, 'raw-string', start, end);
}

const UNCLOSED_RAW = 'This string has no end: close it with `"""`.';
const RAW_OVER_LINES = 'A string must end on the line it starts on, also one in `"""`.';

function scanEscaped(scanning: Scanning, start: number): number {
  const { text, faults } = scanning;
  let at = start + 1;
  const wrong: number[] = [];
  for (; at < text.length; at++) {
    const character = text[at];
    if (character === '"') break;
    if (character === '\n' || character === '\r') break;
    if (character !== '\\') continue;
    const next = text[at + 1] ?? '';
    if (!ESCAPES.has(next)) wrong.push(at);
    if (next !== '\n' && next !== '\r' && next !== '') at++;
  }
  if (text[at] !== '"') {
    return open(scanning, start, Math.min(at, text.length), 'This string has no end: close it with `"`.');
  }
  const fault = wrongEscapes(text, start, at + 1, wrong);
  if (fault !== undefined) faults.push(fault);
  return push(scanning, 'string', start, at + 1);
}

/** One fault for all backslashes of a string that start no escape. */
function wrongEscapes(
  text: string,
  start: number,
  end: number,
  wrong: readonly number[],
): SyntaxFault | undefined {
  const [first] = wrong;
  if (first === undefined) return undefined;
  const span = { start: first, end: first + 2 };
  const parts = [start, ...wrong].map((from, index) => text.slice(from, wrong[index] ?? end));
  const content = text.slice(start + 1, end - 1);
  const canBeRaw = wrong.length === (content.match(/\\/g) ?? []).length && !content.endsWith('"');
  return {
    message: `\`${text.slice(span.start, span.end)}\` is no escape: a backslash is written \`\\\\\`, or the string in \`"""\`, where it stands for itself.`,
    span,
    fixes: [
      replaceFix('Double the backslash', { start, end }, parts.join('\\')),
      ...(canBeRaw ? [replaceFix('Use `"""`', { start, end }, `"""${content}"""`, false)] : []),
    ],
  };
}

function open(scanning: Scanning, start: number, end: number, message: string): number {
  const quotes = scanning.text.startsWith('"""', start) ? 3 : 1;
  scanning.faults.push({ message, span: { start, end: start + quotes } });
  return push(scanning, 'open', start, Math.max(end, start + quotes));
}

/** `'…'`: read as the string that is meant. */
export function scanForeignString(scanning: Scanning, start: number): number {
  const { text, faults } = scanning;
  const limit = lineEnd(text, start);
  const close = text.indexOf("'", start + 1);
  const end = close < 0 || close > limit ? start + 1 : close + 1;
  const content = text.slice(start + 1, end - 1);
  const fixes =
    end > start + 1 && !/["\\]/.test(content)
      ? [replaceFix('Use double quotes', { start, end }, `"${content}"`)]
      : [];
  faults.push({ message: "Strings stand in double quotes; ES|QL has no `'`.", span: { start, end }, fixes });
  return push(scanning, end > start + 1 ? 'foreign-string' : 'open', start, end > start + 1 ? end : limit);
}

/** A name in backquotes; a backquote in it is doubled. */
export function scanBackquotes(scanning: Scanning, start: number): number {
  const { text, faults } = scanning;
  let at = start + 1;
  for (; at < text.length && text[at] !== '\n' && text[at] !== '\r'; at++) {
    if (text[at] !== '`') continue;
    if (text[at + 1] !== '`') return push(scanning, 'quoted-name', start, at + 1);
    at++;
  }
  const name = /^[\w.@]*/.exec(text.slice(start + 1, Math.min(at, start + 256)))?.[0] ?? '';
  faults.push({
    message: 'This name has no end: close it with a backquote.',
    span: { start, end: start + 1 },
    fixes: [insertFix('Insert a backquote', start + 1 + name.length, '`', false)],
  });
  return push(scanning, 'open', start, at);
}
