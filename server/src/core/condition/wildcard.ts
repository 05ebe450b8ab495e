/** Texts that a wildcard pattern accepts; over the whole text, in time linear in it for patterns without `?`. */
export type TextTest = (text: string) => boolean;

const ANY_ONE = -1;

/** One stretch of a pattern between two `*`: code points, `ANY_ONE` for `?`. */
type Segment = readonly number[];

/**
 * Compiles `*` (any text, also none) and `?` (exactly one character). With `escapes` a backslash makes the next character
 * literal (Lucene's WildcardQuery); EQL's `:` and `like` have no escape (QL's StringUtils.toLikePattern).
 */
export function compileWildcard(pattern: string, escapes: boolean): TextTest {
  const segments = split(pattern, escapes);
  if (!segments.some((segment) => segment.includes(ANY_ONE))) {
    return plainTest(segments.map((segment) => segment.map((unit) => String.fromCodePoint(unit)).join('')));
  }
  const [first = [], ...rest] = segments;
  return (text) => matchSegments(Array.from(text, codePoint), first, rest);
}

export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

function split(pattern: string, escapes: boolean): readonly Segment[] {
  const segments: number[][] = [[]];
  const characters = Array.from(pattern);
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') {
      segments.push([]);
    } else if (character === '?') {
      segments.at(-1)?.push(ANY_ONE);
    } else {
      if (escapes && character === '\\' && at + 1 < characters.length) at++;
      segments.at(-1)?.push(codePoint(characters[at] ?? ''));
    }
  }
  return segments;
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}

function plainTest(segments: readonly string[]): TextTest {
  const [first = '', ...rest] = segments;
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  const middle = rest.filter((segment) => segment !== '');
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
      return false;
    const end = text.length - last.length;
    let at = first.length;
    for (const segment of middle) {
      const found = text.indexOf(segment, at);
      if (found < 0 || found + segment.length > end) return false;
      at = found + segment.length;
    }
    return true;
  };
}

/** By code points, so that `?` takes a whole character. */
function matchSegments(text: readonly number[], first: Segment, rest: readonly Segment[]): boolean {
  const last = rest.at(-1);
  if (last === undefined) return text.length === first.length && fits(text, 0, first);
  const end = text.length - last.length;
  if (end < first.length || !fits(text, 0, first) || !fits(text, end, last)) return false;
  let at = first.length;
  for (const segment of rest.slice(0, -1)) {
    while (at + segment.length <= end && !fits(text, at, segment)) at++;
    if (at + segment.length > end) return false;
    at += segment.length;
  }
  return true;
}

function fits(text: readonly number[], at: number, segment: Segment): boolean {
  return segment.every((unit, index) => unit === ANY_ONE || text[at + index] === unit);
}

/** Lower-cases A–Z alone: how Lucene ignores case before 10.5 (`:`, `like~`, `in~`, `regex~` and the `~` functions on fields). */
export function foldAscii(text: string): string {
  if (!/[A-Z]/.test(text)) return text;
  return /^[\x00-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
