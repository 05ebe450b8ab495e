const [TAB, LINE_FEED, RETURN, SPACE, NO_BREAK_SPACE] = [9, 10, 13, 32, 160] as const;

/** What Kibana takes for a blank: `Space` of its grammar. Other white space is text. */
export function isBlank(text: string, at: number): boolean {
  switch (text.charCodeAt(at)) {
    case SPACE:
    case LINE_FEED:
    case RETURN:
    case TAB:
    case NO_BREAK_SPACE:
      return true;
    default:
      return false;
  }
}

const SPECIAL = new Set('\\():<>"*{}');

/** Characters that text without quotes holds only behind a backslash; `*` is a wildcard without one. */
export function isSpecial(character: string): boolean {
  return SPECIAL.has(character);
}

/** Behind the blanks that start at `at`. */
export function skipBlanks(text: string, at: number): number {
  while (isBlank(text, at)) at++;
  return at;
}

/** Before the blanks that end at `end`, but not before `start`. */
export function trimBlanks(text: string, start: number, end: number): number {
  while (end > start && isBlank(text, end - 1)) end--;
  return end;
}

/** Letters of a keyword, in any case, as they stand at `at`. */
function hasLetters(text: string, at: number, letters: string): boolean {
  for (let index = 0; index < letters.length; index++) {
    // Only ASCII letters come near: `| 32` is their lower case.
    if ((text.charCodeAt(at + index) | 32) !== letters.charCodeAt(index)) return false;
  }
  return true;
}

/** The connective whose letters stand at `at`, whatever is around them. */
export function connectiveAt(text: string, at: number): 'and' | 'or' | undefined {
  if (hasLetters(text, at, 'and')) return 'and';
  return hasLetters(text, at, 'or') ? 'or' : undefined;
}

/** True when the letters of `not` stand at `at`, whatever is around them. */
export function isNotAt(text: string, at: number): boolean {
  return hasLetters(text, at, 'not');
}
