import type { Fix } from '../../text/diagnostic.ts';
import { insertFix, replaceFix } from '../../text/fixes.ts';
import { connectiveAt, isBlank, isNotAt, isSpecial, trimBlanks } from './characters.ts';
import { unquotedEscape } from './escapes.ts';
import { closesUnopened } from './scan-quoted.ts';
import { push, type Scanning } from './scanning.ts';

/**
 * A text without quotes: it goes on over blanks, up to ` and `, ` or `, `not ` or a special character. Returns where it
 * stopped, behind blanks that no longer belong to it.
 */
export function scanLiteral(scanning: Scanning, start: number): number {
  const { text } = scanning;
  const found: Found = { badEscapes: [], notInWord: undefined };
  const stop = literalStop(text, start, found);
  const end = trimBlanks(text, start, stop);
  report(scanning, start, end, found);
  if (stop === end && closesUnopened(scanning, stop)) return pushUnopened(scanning, start, end);
  const keyword = stop === end && isFaultBehind(text, stop) ? lastKeyword(text, start, end) : undefined;
  if (keyword === undefined) {
    push(scanning, 'literal', start, end);
    return end;
  }
  const before = trimBlanks(text, start, keyword);
  if (before > start) push(scanning, 'literal', start, before);
  return pushStuckKeyword(scanning, keyword, end);
}

/** A text with a quote at its end alone. */
function pushUnopened(scanning: Scanning, start: number, end: number): number {
  scanning.faults.push({
    message: 'A `"` closes this text, and none opens it.',
    span: { start, end: end + 1 },
    fixes: [insertFix('Insert `"`', start, '"', false)],
  });
  push(scanning, 'literal', start, end);
  return end + 1;
}

/** What Kibana refuses inside a text, so that the text goes on behind it here. */
interface Found {
  /** Backslashes that start no escape. */
  readonly badEscapes: number[];
  /** Where the first word ends that ends in `not`. */
  notInWord: number | undefined;
}

function literalStop(text: string, start: number, found: Found): number {
  let at = start;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (isBlank(text, at)) {
      const connective = connectiveAt(text, at + 1);
      if (connective !== undefined && isBlank(text, at + 1 + connective.length)) return at;
      at++;
    } else if (character === '\\') {
      const escape = unquotedEscape(text, at);
      if (escape === undefined) found.badEscapes.push(at);
      at += escape?.length ?? 1;
    } else if (character === '*') {
      at++;
    } else if (isSpecial(character)) {
      return at;
    } else if ((character === 'n' || character === 'N') && isNotAt(text, at) && isBlank(text, at + 3)) {
      if (at > start && isBlank(text, at - 1)) return at;
      found.notInWord ??= at + 3;
      at += 3;
    } else at++;
  }
  return at;
}

/** Behind a text these are a slip in any case; behind a word that could be a keyword, the slip is the missing blank. */
function isFaultBehind(text: string, at: number): boolean {
  const next = text[at];
  return next === '(' || next === '"' || next === '{';
}

/** Where the keyword starts that is the last word of a text; `and` and `or` can't be all of it. */
function lastKeyword(text: string, start: number, end: number): number | undefined {
  const not = end - 3;
  if (not >= start && isNotAt(text, not) && (not === start || isBlank(text, not - 1))) return not;
  for (const length of [2, 3]) {
    const at = end - length;
    if (at > start && connectiveAt(text, at)?.length === length && isBlank(text, at - 1)) return at;
  }
  return undefined;
}

/** Adds a keyword that lacks a blank before or behind it, and reports that. */
export function pushStuckKeyword(scanning: Scanning, start: number, end: number): number {
  const { text, faults } = scanning;
  const kind = connectiveAt(text, start) ?? 'not';
  const needsBefore = kind !== 'not' && start > 0 && !isBlank(text, start - 1);
  const needsBehind = end < text.length && !isBlank(text, end);
  const word = text.slice(start, end);
  const where = needsBefore && needsBehind ? 'around' : needsBefore ? 'before' : 'behind';
  faults.push({
    message: `A blank is missing ${where} \`${word}\`: without it Kibana does not take the word for an operator.`,
    span: { start, end },
    fixes: [
      replaceFix(
        where === 'around' ? 'Insert the blanks' : 'Insert a blank',
        { start, end },
        `${needsBefore ? ' ' : ''}${word}${needsBehind ? ' ' : ''}`,
      ),
    ],
  });
  return push(scanning, kind, start, end);
}

function report({ text, faults }: Scanning, start: number, end: number, found: Found): void {
  const [backslash] = found.badEscapes;
  const span = { start, end };
  const quoted = inQuotes(text.slice(start, end), span);
  if (backslash !== undefined) {
    const at = { start: backslash, end: Math.min(backslash + 2, end) };
    faults.push({
      message: `\`${text.slice(at.start, at.end)}\` is no escape: without quotes a backslash is written \`\\\\\`. Double it, or put the text in double quotes.`,
      span: at,
      fixes: [replaceFix('Double the backslash', span, doubled(text, span, found.badEscapes)), ...quoted],
    });
  } else if (found.notInWord !== undefined) {
    const at = { start: wordStart(text, start, found.notInWord), end: found.notInWord };
    faults.push({
      message: `Kibana takes the \`not\` at the end of \`${text.slice(at.start, at.end)}\` for the operator, since a blank follows. Put the text in double quotes.`,
      span: at,
      fixes: quoted,
    });
  }
}

/** No fix where quotes would change more: wildcards are none inside them, and escapes are others. */
function inQuotes(content: string, span: { readonly start: number; readonly end: number }): readonly Fix[] {
  if (content.includes('*') || /\\(?![\w]|$)/.test(content)) return [];
  return [replaceFix('Put it in double quotes', span, `"${content.replaceAll('\\', '\\\\')}"`, false)];
}

function doubled(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  backslashes: readonly number[],
): string {
  const parts = [start, ...backslashes].map((from, index) => text.slice(from, backslashes[index] ?? end));
  return parts.join('\\');
}

function wordStart(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && !isBlank(text, at - 1)) at--;
  return at;
}
