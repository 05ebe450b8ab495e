import { SIGN_TOKENS } from '../tokens.ts';
import { push, type Scanning } from './scanning.ts';

/** Signs that end where they start: no longer one begins with them. */
const SINGLE = new Set('+-*%,()[]');

/** Operators of other languages, none of which could be two of EQL's side by side in a right query. */
const FOREIGN_SIGNS = new Set([
  '===',
  '!==',
  '&&',
  '||',
  '<>',
  '=>',
  '=<',
  '=~',
  '~=',
  '!~',
  '!:',
  ':=',
  '&',
  '~',
  '!',
]);

/** What the second character of a sign can be. */
const SECOND = new Set('=<>~:&|[');
const LONGEST = 3;

/** The longest sign here: one of EQL's, or one of other languages that the parser mends. */
export function scanSign(scanning: Scanning, start: number): number {
  const { text } = scanning;
  const first = text[start] ?? '';
  if (SINGLE.has(first)) return push(scanning, SIGN_TOKENS.get(first) ?? 'unknown', start, start + 1);
  const longest = SECOND.has(text[start + 1] ?? '') ? LONGEST : 1;
  for (let end = Math.min(start + longest, text.length); end > start; end--) {
    const sign = text.slice(start, end);
    const kind = SIGN_TOKENS.get(sign);
    if (kind !== undefined) return push(scanning, kind, start, end);
    if (FOREIGN_SIGNS.has(sign)) return push(scanning, 'foreign-sign', start, end);
  }
  return push(scanning, 'unknown', start, start + 1);
}
