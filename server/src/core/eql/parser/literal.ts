import { SourceMap } from '../../text/source-map.ts';
import type { Literal } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { replaceFix } from '../../text/fixes.ts';
import { numberLiteral } from './number-literal.ts';
import { stringLiteral } from './string-literal.ts';
import { shorten } from '../shorten.ts';
import { LITERALS } from './token-sets.ts';
import type { TokenKind } from '../tokens.ts';

export function atLiteral(cursor: Cursor): boolean {
  return cursor.atAny(LITERALS);
}

/** Reads the literal that stands here. */
export function literal(cursor: Cursor): Literal {
  const { kind, start, end } = cursor.token;
  switch (kind) {
    case 'integer':
    case 'decimal':
      return number(cursor);
    case 'true':
    case 'false':
      cursor.advance();
      return { kind: 'boolean', span: { start, end }, value: kind === 'true' };
    case 'null':
      cursor.advance();
      return { kind: 'null', span: { start, end } };
    default:
      return stringLiteral(cursor);
  }
}

const GLUED: ReadonlySet<TokenKind> = new Set<TokenKind>(['integer', 'decimal', 'identifier']);

/** A number; or what starts like one and is none, such as `10.0.0.1` and `0x1f`, which is read as the text it is meant as. */
function number(cursor: Cursor): Literal {
  const { start } = cursor.token;
  let { end } = cursor.advance();
  const image = cursor.text.slice(start, end);
  if (cursor.atAny(GLUED) && cursor.token.start === end) {
    while (cursor.atAny(GLUED) && cursor.token.start === end) ({ end } = cursor.advance());
    return textWithoutQuotes(cursor, start, end);
  }
  const found = numberLiteral(image, { start, end });
  if (found.value === Number.POSITIVE_INFINITY) {
    cursor.report('This number is too large: Elasticsearch has no number beyond 1.8e308.', found.span);
  }
  return found;
}

function textWithoutQuotes(cursor: Cursor, start: number, from: number): Literal {
  let end = from;
  if (cursor.at('/') && cursor.token.start === end && cursor.peek(1).kind === 'integer') {
    // The bits of an address block.
    cursor.advance();
    ({ end } = cursor.advance());
  }
  const text = cursor.text.slice(start, end);
  const span = { start, end };
  cursor.report(`\`${shorten(text)}\` is no number: put it in double quotes.`, span, [
    replaceFix('Put it in double quotes', span, `"${text}"`),
  ]);
  const source = SourceMap.verbatim(text.length, start);
  return { kind: 'string', span, value: text, raw: false, source };
}
