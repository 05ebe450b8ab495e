import { KEYWORDS } from '../tokens.ts';

/** A column's name as it is written where expressions stand: parts that are no plain names stand in backquotes. */
export function writtenName(name: string): string {
  return name.split('.').map(writtenPart).join('.');
}

function writtenPart(part: string): string {
  const isPlain = /^(?:[\p{L}]|[_@](?=.))[\p{L}\p{N}_]*$/u.test(part) && !KEYWORDS.has(part.toLowerCase());
  return isPlain ? part : `\`${part.replaceAll('`', '``')}\``;
}
