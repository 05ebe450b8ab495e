import { push, type Scanning } from './scanning.ts';

/** What an index pattern is made of (lexer/From.g4, `UNQUOTED_SOURCE`), with the `:` of a cluster or of `::failures`. */
const SOURCE = /(?:[^\s"=|,[\]()/:]|:(?![\s:])|::(?!\s)|\/(?![*/]))+/y;

/**
 * An index pattern, `METADATA`, or a sign between them; `undefined` where the list of patterns is over. Two patterns without
 * a comma are a slip, most often a missing `|`, so what follows is read as a command.
 */
export function scanSource(scanning: Scanning, start: number): number | undefined {
  const { text, tokens } = scanning;
  SOURCE.lastIndex = start;
  const found = SOURCE.exec(text)?.[0];
  const previous = tokens.at(-1);
  if (found === undefined) return endsSources(scanning, start);
  if (isWord(found, 'metadata') && previous?.kind !== ',') return endSources(scanning);
  if (previous?.kind === 'source' || previous?.kind === 'string') return endSources(scanning);
  return push(scanning, 'source', start, start + found.length);
}

function endsSources(scanning: Scanning, at: number): undefined {
  if (scanning.text[at] === '(') scanning.subqueryAt = at;
  if (scanning.text[at] !== ',') scanning.inSources = false;
}

function endSources(scanning: Scanning): undefined {
  scanning.inSources = false;
}

function isWord(text: string, word: string): boolean {
  return text.length === word.length && text.toLowerCase() === word;
}
