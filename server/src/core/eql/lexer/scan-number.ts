import { push, type Scanning } from './scanning.ts';

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

function skipDigits(text: string, at: number): number {
  while (isDigit(text, at)) at++;
  return at;
}

/** `5`, `5.`, `.5`, `5.2`, `5e14`. A sign before it is an operator. */
export function scanNumber(scanning: Scanning, start: number): number {
  const { text } = scanning;
  const whole = skipDigits(text, start);
  const fraction = text[whole] === '.' ? skipDigits(text, whole + 1) : whole;
  const end = skipExponent(text, fraction);
  return push(scanning, end === whole ? 'integer' : 'decimal', start, end);
}

function skipExponent(text: string, at: number): number {
  if (text[at] !== 'e' && text[at] !== 'E') return at;
  const digits = text[at + 1] === '+' || text[at + 1] === '-' ? at + 2 : at + 1;
  return isDigit(text, digits) ? skipDigits(text, digits) : at;
}
