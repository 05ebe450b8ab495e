import { replaceFix } from '../../text/fixes.ts';
import type { Span } from '../../text/span.ts';
import { isBlank, skipBlanks, trimBlanks } from '../lexer/characters.ts';
import type { Connective, Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';

const MEANT: ReadonlyMap<string, Connective> = new Map([
  ['&&', 'and'],
  ['&', 'and'],
  ['||', 'or'],
  ['|', 'or'],
]);

const FOREIGN = '&&?|\\|\\|?|[,;]';
const AT_START = new RegExp(`^(?:${FOREIGN})`);
const AT_END = new RegExp(`(?:${FOREIGN})$`);

/**
 * Looks for a connective of another language at the start of a text that stands where one should. It is reported, and taken
 * for what it means.
 */
export function mendConnectiveAtStart(cursor: Cursor): boolean {
  const { token } = cursor;
  if (token.kind !== 'literal') return false;
  const sign = AT_START.exec(cursor.textOf(token))?.[0];
  if (sign === undefined) return false;
  const found = { start: token.start, end: token.start + sign.length };
  const connective = reported(cursor, found, sign);
  const rest = skipBlanks(cursor.text, found.end);
  cursor.split(
    rest < token.end ? [connective, { kind: 'literal', start: rest, end: token.end }] : [connective],
  );
  return true;
}

/** The same at the end of a value behind which another condition starts: where the value ends, and the connective. */
export function connectiveAtEnd(
  cursor: Cursor,
  { start, end }: Span,
): { readonly end: number; readonly connective: Token } | undefined {
  const sign = AT_END.exec(cursor.text.slice(start, end))?.[0];
  if (sign === undefined || sign.length === end - start) return undefined;
  const connective = reported(cursor, { start: end - sign.length, end }, sign);
  return { end: trimBlanks(cursor.text, start, end - sign.length), connective };
}

function reported(cursor: Cursor, span: Span, sign: string): Token {
  const meant = MEANT.get(sign);
  const words: readonly Connective[] = meant === undefined ? ['and', 'or'] : [meant];
  cursor.report(
    meant === undefined
      ? `Conditions are joined by \`and\` or \`or\`, not by \`${sign}\`, which is text in KQL.`
      : `KQL has no \`${sign}\`: write \`${meant}\`.`,
    span,
    words.map((word) =>
      replaceFix(`Replace with \`${word}\``, span, withBlanks(cursor, word, span), meant !== undefined),
    ),
  );
  return { kind: meant ?? 'and', start: span.start, end: span.end };
}

/** A connective as it must be written in the place of a sign: blanks on both sides. */
export function withBlanks({ text }: Cursor, word: string, { start, end }: Span): string {
  return `${isBlank(text, start - 1) ? '' : ' '}${word}${isBlank(text, end) ? '' : ' '}`;
}
