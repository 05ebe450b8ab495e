/** Where and why a text is no JSON (RFC 8259). */
export interface JsonFault {
  /** UTF-16 offset in the text. */
  readonly offset: number;
  /** A sentence's end: "`True` is no value of JSON". */
  readonly message: string;
}

/** What a scan found: the end of a value, the offset of its first fault, or that the text ends before either. */
export type JsonScan =
  | { readonly kind: 'value'; readonly end: number }
  | { readonly kind: 'fault'; readonly offset: number }
  | { readonly kind: 'cut' };

/**
 * Scans the value that starts at `start`, no further than to its first fault.
 * @param isWhole false for a text that goes on: what its end alone makes a fault of is `cut`
 */
export function scanJson(text: string, start: number, isWhole: boolean): JsonScan {
  const reader: Reader = { text, at: start, open: [], hitEnd: false };
  let state: State = 'value';
  for (;;) {
    if (state === 'separator' && reader.open.length === 0) return { kind: 'value', end: reader.at };
    skipBlanks(reader);
    if (reader.at >= text.length && !isWhole) return { kind: 'cut' };
    const next: State | JsonFault = step(reader, state);
    if (reader.hitEnd && !isWhole) return { kind: 'cut' };
    if (typeof next !== 'string') return { kind: 'fault', offset: next.offset };
    state = next;
  }
}

/** The first fault of a text that must be one JSON value; `undefined` when there is none. Linear, never recursive. */
export function jsonFault(text: string): JsonFault | undefined {
  const reader: Reader = { text, at: 0, open: [], hitEnd: false };
  let state: State = 'value';
  for (;;) {
    skipBlanks(reader);
    const next: State | JsonFault = step(reader, state);
    if (typeof next !== 'string') return next;
    if (next === 'done') return undefined;
    state = next;
  }
}

/** What must come next. `first-…`: directly behind an opening bracket, where the closing one may stand too. */
type State = 'value' | 'first-value' | 'key' | 'first-key' | 'separator' | 'done';

interface Reader {
  readonly text: string;
  at: number;
  /** The brackets that are open, by the offset of the opening one. */
  readonly open: number[];
  /** True when the end of the text cut off a string or a word, or may have. */
  hitEnd: boolean;
}

function step(reader: Reader, state: State): State | JsonFault {
  const { text, at } = reader;
  if (at >= text.length) return atTheEnd(reader, state);
  const character = text[at];
  if (state === 'separator') return separator(reader);
  if (character === '/' || character === '#') return fault(at, 'JSON has no comments');
  if (state === 'first-key' || state === 'key') {
    return character === '}' ? close(reader, state) : key(reader);
  }
  return character === ']' ? close(reader, state) : value(reader);
}

function fault(offset: number, message: string): JsonFault {
  return { offset, message };
}

function atTheEnd({ text, at, open }: Reader, state: State): State | JsonFault {
  const last = open.at(-1);
  if (last === undefined) return state === 'separator' ? 'done' : fault(at, 'nothing stands there');
  const closing = text[last] === '{' ? '}' : ']';
  return fault(
    last,
    `the \`${text[last] ?? ''}\` that starts here is not closed; its \`${closing}\` is missing`,
  );
}

function skipBlanks(reader: Reader): void {
  const { text } = reader;
  while (reader.at < text.length && ' \t\n\r'.includes(text[reader.at] ?? 'x')) reader.at++;
}

/** Behind a value: a comma, or the end of what is open. */
function separator(reader: Reader): State | JsonFault {
  const { text, at, open } = reader;
  const last = open.at(-1);
  if (last === undefined) return fault(at, `more text stands behind the value: ${excerpt(text, at)}`);
  const inObject = text[last] === '{';
  const character = text[at];
  if (character === ',') {
    reader.at++;
    return inObject ? 'key' : 'value';
  }
  if (character === '}' || character === ']') return close(reader, 'separator');
  return fault(at, `a \`,\` is missing before ${excerpt(text, at)}`);
}

function close(reader: Reader, state: State): State | JsonFault {
  const { text, at, open } = reader;
  const character = text[at] ?? '';
  const last = open.at(-1);
  if (last === undefined) return fault(at, `the \`${character}\` closes nothing`);
  if (state === 'key' || state === 'value')
    return fault(at, `a \`,\` stands before the closing \`${character}\``);
  const expected = text[last] === '{' ? '}' : ']';
  if (character !== expected) return fault(at, `\`${expected}\` must stand here, not \`${character}\``);
  open.pop();
  reader.at++;
  return 'separator';
}

function key(reader: Reader): State | JsonFault {
  const { text, at } = reader;
  if (text[at] === "'") return fault(at, SINGLE_QUOTES);
  if (text[at] !== '"') return fault(at, `a key in double quotes must stand here, not ${excerpt(text, at)}`);
  const wrong = string(reader);
  if (wrong !== undefined) return wrong;
  const written = shorten(text.slice(at, Math.min(reader.at, at + LONGEST_EXCERPT + 1)));
  skipBlanks(reader);
  if (reader.at >= text.length) reader.hitEnd = true;
  if (text[reader.at] !== ':') return fault(reader.at, `a \`:\` is missing behind the key ${written}`);
  reader.at++;
  return 'value';
}

function value(reader: Reader): State | JsonFault {
  const { text, at } = reader;
  const character = text[at] ?? '';
  if (character === '{' || character === '[') {
    reader.open.push(at);
    reader.at++;
    return character === '{' ? 'first-key' : 'first-value';
  }
  if (character === '"') return string(reader) ?? 'separator';
  if (character === '}' && reader.open.length === 0) return fault(at, 'the `}` closes nothing');
  if (character === ',' || character === ':' || character === '}') {
    return fault(at, `a value is missing before the \`${character}\``);
  }
  return word(reader);
}

/** `true`, `null`, a number; reads to the next sign of JSON. */
function word(reader: Reader): State | JsonFault {
  const { text, at } = reader;
  WORD.lastIndex = at;
  const [found = text[at] ?? ''] = WORD.exec(text) ?? [];
  if (at + found.length >= text.length) reader.hitEnd = true;
  if (found.startsWith("'")) return fault(at, SINGLE_QUOTES);
  if (!LITERAL.test(found)) return fault(at, `${shorten(found)} is no value of JSON`);
  reader.at += found.length;
  return 'separator';
}

const SINGLE_QUOTES = 'JSON writes strings and keys in double quotes, not in single ones';
const WORD = /[^\s,:[\]{}"]+/y;
const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

function string(reader: Reader): JsonFault | undefined {
  const { text, at: start } = reader;
  let at = start + 1;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      reader.at = at + 1;
      return undefined;
    }
    if (unit === 0x0a || unit === 0x0d) break;
    if (unit < 0x20)
      return fault(at, `a string holds a control character, which JSON writes as \`${escaped(unit)}\``);
    if (unit !== 0x5c) continue;
    ESCAPE.lastIndex = at;
    const [escape] = ESCAPE.exec(text) ?? [];
    if (escape === undefined) {
      if (at + LONGEST_ESCAPE > text.length) reader.hitEnd = true;
      return fault(
        at,
        `\`${text.slice(at, at + 2)}\` is no escape of JSON, which writes a backslash as \`\\\\\``,
      );
    }
    at += escape.length - 1;
  }
  if (at >= text.length) reader.hitEnd = true;
  return fault(start, `the string that starts with ${excerpt(text, start)} is not closed on its line`);
}

const LONGEST_ESCAPE = 6;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

function escaped(unit: number): string {
  return unit === 0x09 ? '\\t' : `\\u${unit.toString(16).padStart(4, '0')}`;
}

export const LONGEST_EXCERPT = 24;

/** The text there, up to the end of its line: the input may be megabytes long. */
function excerpt(text: string, at: number): string {
  const [line = ''] = text.slice(at, at + LONGEST_EXCERPT + 1).split(/[\r\n]/, 1);
  return shorten(line);
}

function shorten(text: string): string {
  return `\`${text.length > LONGEST_EXCERPT ? `${text.slice(0, LONGEST_EXCERPT)}…` : text.trimEnd()}\``;
}
