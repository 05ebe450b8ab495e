const SIMPLE: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
]);

/** An escape as it was read. */
export interface Escape {
  /** What it stands for; for a wrong one the characters themselves. */
  readonly text: string;
  /** UTF-16 units of the source, with the backslash. */
  readonly length: number;
  /** What is wrong with it. */
  readonly fault?: string;
}

/** Reads the escape whose backslash stands at `at` (EqlBase.g4: STRING_ESCAPE, UNICODE_ESCAPE). */
export function readEscape(content: string, at: number): Escape {
  const letter = content[at + 1] ?? '';
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) return { text: simple, length: 2 };
  if (letter === 'u') return readUnicode(content, at);
  const text = content.slice(at, at + 2);
  return {
    text,
    length: text.length,
    fault: `\`${text}\` is no escape: in double quotes a backslash is written \`\\\\\`. Double it, or write the string raw, in three double quotes: \`"""…"""\`.`,
  };
}

const FORMS = 'four hexadecimal digits (`\\u00e9`), or two to eight of them in braces (`\\u{1f4a9}`)';

const PLAIN = /\\u([0-9a-fA-F]{4})/y;
const BRACED = /\\u\{([0-9a-fA-F]*)\}/y;

/** Elasticsearch's AbstractBuilder.unquoteString names the limits. */
function readUnicode(content: string, at: number): Escape {
  PLAIN.lastIndex = at;
  const plain = PLAIN.exec(content)?.[1];
  if (plain !== undefined) return codePoint(plain, 6);
  BRACED.lastIndex = at;
  const braced = BRACED.exec(content);
  const digits = braced?.[1] ?? '';
  if (braced !== null && digits.length >= 2 && digits.length <= 8) return codePoint(digits, braced[0].length);
  const text = braced?.[0] ?? '\\u';
  return {
    text,
    length: text.length,
    fault: `\`\\u\` starts a character's code: ${FORMS} must follow. For a backslash before a \`u\` write \`\\\\u\`.`,
  };
}

function codePoint(digits: string, length: number): Escape {
  const code = Number.parseInt(digits, 16);
  if (code === 0) return { text: '', length, fault: "The character with code 0 can't stand in a string." };
  const isCharacter = code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter
    ? { text: String.fromCodePoint(code), length }
    : { text: '', length, fault: `\`${digits}\` is the code of no character: Unicode ends at \`10ffff\`.` };
}
