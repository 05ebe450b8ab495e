/** Texts that a wildcard pattern accepts; over the whole text, in time linear in it for patterns without `?`. */
export type TextTest = (text: string) => boolean;

const ANY_ONE = -1;

/** One stretch of a pattern between two `*`: code points, `ANY_ONE` for `?`. */
type Segment = readonly number[];

/** Characters of a text by their place. */
type Characters = (at: number) => number | undefined;

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
  return (text) => {
    // `?` takes a whole character, so that only texts with pairs of units must be taken apart.
    if (!SURROGATE.test(text)) return matchSegments((at) => text.charCodeAt(at), text.length, first, rest);
    const characters = Array.from(text, codePoint);
    return matchSegments((at) => characters[at], characters.length, first, rest);
  };
}

const SURROGATE = /[\ud800-\udfff]/;

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

/** Each stretch is taken where it first fits: a later place could only leave less room for the others. */
function matchSegments(
  characters: Characters,
  length: number,
  first: Segment,
  rest: readonly Segment[],
): boolean {
  const last = rest.at(-1);
  if (last === undefined) return length === first.length && fits(characters, 0, first);
  const end = length - last.length;
  if (end < first.length || !fits(characters, 0, first) || !fits(characters, end, last)) return false;
  let at = first.length;
  for (const segment of rest.slice(0, -1)) {
    while (at + segment.length <= end && !fits(characters, at, segment)) at++;
    if (at + segment.length > end) return false;
    at += segment.length;
  }
  return true;
}

function fits(characters: Characters, at: number, segment: Segment): boolean {
  for (let index = 0; index < segment.length; index++) {
    const unit = segment[index];
    if (unit !== ANY_ONE && characters(at + index) !== unit) return false;
  }
  return true;
}

/** Lower-cases A–Z alone: how Lucene ignores case before 10.5 (`:`, `like~`, `in~`, `regex~` and the `~` functions on fields). */
export function foldAscii(text: string): string {
  if (!/[A-Z]/.test(text)) return text;
  return /^[\x00-\x7f]*$/.test(text)
    ? text.toLowerCase()
    : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
