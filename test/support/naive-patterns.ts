/** Wildcards and regular expressions, matched in the plainest way: a second opinion for tests. Exponential. */

/** `*` is any text, `?` one character; with `escapes` a backslash takes the next character as it is. */
export function naiveWildcard(pattern: string, text: string, escapes: boolean): boolean {
  return matchFrom(Array.from(pattern), Array.from(text), escapes);
}

function matchFrom(pattern: readonly string[], text: readonly string[], escapes: boolean): boolean {
  const [head, ...tail] = pattern;
  const [character, ...rest] = text;
  if (head === undefined) return character === undefined;
  if (head === '*')
    return matchFrom(tail, text, escapes) || (character !== undefined && matchFrom(pattern, rest, escapes));
  if (head === '?') return character !== undefined && matchFrom(tail, rest, escapes);
  const [literal, ...behind] = head === '\\' && escapes && tail.length > 0 ? tail : pattern;
  return character === literal && matchFrom(behind, rest, escapes);
}
