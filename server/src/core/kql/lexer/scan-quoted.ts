import { insertFix } from '../../text/fixes.ts';
import { isBlank, trimBlanks } from './characters.ts';
import { push, type Scanning } from './scanning.ts';

/**
 * A text in quotes, which may go over lines. Where quotes do not pair up, one has to be without an end: the first that
 * would otherwise go over a line, or be stuck to what follows. It is cut where it was probably meant to end.
 */
export function scanQuoted(scanning: Scanning, start: number): number {
  const { text } = scanning;
  const end = closedEnd(text, start + 1);
  scanning.hasOddQuote ??= hasOddQuote(text, start);
  if (end !== undefined && !(scanning.hasOddQuote && looksOpen(text, start, end))) {
    return push(scanning, 'quoted', start, end);
  }
  scanning.hasOddQuote = false;
  const span = { start, end: probableEnd(text, start + 1) };
  scanning.faults.push({
    message: 'This text is not closed: its `"` is missing at the end.',
    span,
    fixes: [insertFix('Insert `"`', span.end, '"', false)],
  });
  return push(scanning, 'open-quoted', start, span.end);
}

/** Behind the quote that ends a text whose content starts at `from`. */
function closedEnd(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"') return at + 1;
    if (character === '\\') at++;
  }
  return undefined;
}

/** A backslash takes the character behind it along, in quotes and outside. */
function hasOddQuote(text: string, from: number): boolean {
  let count = 0;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '"') count++;
    else if (character === '\\') at++;
  }
  return count % 2 === 1;
}

function looksOpen(text: string, start: number, end: number): boolean {
  return text.slice(start, end).includes('\n') || !mayEndText(text, end);
}

/** True where what stands at `at` may follow a text in quotes. */
function mayEndText(text: string, at: number): boolean {
  return at >= text.length || isBlank(text, at) || '(){}:<>'.includes(text[at] ?? '');
}

/**
 * True for a quote at `at`, stuck to the text before it, that was meant to close this text: quotes do not pair up, and what
 * stands behind may follow a text. The quote then pairs up with the one that is missing.
 */
export function closesUnopened(scanning: Scanning, at: number): boolean {
  const { text } = scanning;
  if (text[at] !== '"' || !mayEndText(text, at + 1)) return false;
  scanning.hasOddQuote ??= hasOddQuote(text, at);
  if (!scanning.hasOddQuote) return false;
  scanning.hasOddQuote = false;
  return true;
}

/** What follows a text when its quote was forgotten: ` and field:`, ` or not (field >`. */
const NEXT_CONDITION = /\s(?:and|or)\s+(?:not\s+)?\(*[\w.@*]+\s*[:<>]/iy;

/** The end of the line, or the place where the next condition starts on it; closing brackets there stay outside. */
function probableEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  let end = newline < 0 ? text.length : newline;
  for (let at = from; at < end; at++) {
    if (!isBlank(text, at)) continue;
    NEXT_CONDITION.lastIndex = at;
    if (NEXT_CONDITION.test(text)) end = at;
  }
  end = trimBlanks(text, from, end);
  while (end > from && (')}'.includes(text[end - 1] ?? '') || isBlank(text, end - 1))) end--;
  return end;
}
