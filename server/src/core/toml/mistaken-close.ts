/** Strings that lack their closing quotes are often closed by the opening quotes of the next one: told apart here. */
import { COMMA, LEFT_BRACKET, RIGHT_BRACE, RIGHT_BRACKET } from './characters.ts';
import type { ValuePlace } from './place.ts';
import { afterBlanks, endOfKeyPath, endsLine, lineBehind, nextStatementLine, setsKey } from './resume.ts';

/**
 * True when a multi-line string ends at `contentEnd`, with its quotes at `end`, only because its own are missing: it
 * holds a line that looks like a key or a header at column 0, and what follows it can't be TOML. So valid TOML is never
 * read this way. `first` is where its content starts.
 */
export function closesByMistake(
  text: string,
  place: ValuePlace,
  first: number,
  contentEnd: number,
  end: number,
): boolean {
  const isFollowed = place === 'line' ? isFollowedByLine(text, end) : isFollowedInBrackets(text, end);
  return !isFollowed && nextStatementLine(text, first) < contentEnd;
}

/** True when only a comment follows on the line, and the next line that says anything could be meant as TOML. */
function isFollowedByLine(text: string, end: number): boolean {
  if (!endsLine(text, afterBlanks(text, end))) return false;
  const offset = afterEmptyLines(text, end);
  return offset >= text.length || couldBeStatement(text, offset);
}

/** Also true before a key without a value and a value that is wrong: they may be what is being typed. */
function couldBeStatement(text: string, offset: number): boolean {
  if (text.charCodeAt(offset) === LEFT_BRACKET) return true;
  const key = endOfKeyPath(text, offset);
  return key !== undefined && (endsLine(text, afterBlanks(text, key)) || setsKey(text, offset));
}

function isFollowedInBrackets(text: string, end: number): boolean {
  const unit = text.charCodeAt(afterEmptyLines(text, end));
  return unit === COMMA || unit === RIGHT_BRACKET || unit === RIGHT_BRACE;
}

/** Goes past blanks, line breaks and comments. */
function afterEmptyLines(text: string, from: number): number {
  let offset = afterBlanks(text, from);
  while (offset < text.length && endsLine(text, offset)) offset = afterBlanks(text, lineBehind(text, offset));
  return offset;
}
