import type { Fix } from '../../text/diagnostic.ts';
import { replaceFix } from '../../text/fixes.ts';
import { cover, type Span } from '../../text/span.ts';
import type { Literal } from '../ast.ts';
import { isBlank, trimBlanks } from '../lexer/characters.ts';
import type { Token, TokenKind } from '../tokens.ts';
import type { Cursor } from './cursor.ts';
import { connectiveAtEnd } from './foreign-connective.ts';
import { literal } from './literal.ts';
import { isRelation } from './token-sets.ts';

/**
 * Reads a value. One with signs in it (`::1`, `C:\temp`, `a>b`) is reported and read as a whole; one behind which another
 * condition starts without a connective ends before that condition's field.
 */
export function textValue(cursor: Cursor): Literal {
  const { token } = cursor;
  const next = cursor.peek(1);
  if (token.kind === 'literal' && isRelation(next.kind)) {
    const field = lastWord(cursor.text, token);
    if (field !== undefined) splitBefore(cursor, field);
    else if (next.start === token.end) return valueWithSigns(cursor);
  }
  return literal(cursor.text, cursor.advance());
}

function splitBefore(cursor: Cursor, field: Token): void {
  const { start } = cursor.token;
  const end = trimBlanks(cursor.text, start, field.start);
  const foreign = connectiveAtEnd(cursor, { start, end });
  cursor.split(
    foreign === undefined
      ? [{ kind: 'literal', start, end }, field]
      : [{ kind: 'literal', start, end: foreign.end }, foreign.connective, field],
  );
}

/** The last word of a text of several: the field of the condition that follows. */
function lastWord(text: string, { start, end }: Token): Token | undefined {
  let at = end;
  while (at > start && !isBlank(text, at - 1)) at--;
  return at === start ? undefined : { kind: 'literal', start: at, end };
}

const PARTS: ReadonlySet<TokenKind> = new Set<TokenKind>(['literal', ':', '<', '<=', '>', '>=', '{', '}']);

/** True where signs that belong to a value without quotes stand in front of it, as in `::1`. */
export function startsWithSign(cursor: Cursor): boolean {
  const { token, previous } = cursor;
  return token.kind === ':' && previous?.end === token.start && cursor.peek(1).start === token.end;
}

/** A value that holds what it can hold in quotes only. */
export function valueWithSigns(cursor: Cursor): Literal {
  const first = cursor.advance();
  let last = first;
  let sign: Token | undefined = first.kind === 'literal' ? undefined : first;
  while (PARTS.has(cursor.token.kind) && cursor.token.start === last.end) {
    last = cursor.advance();
    if (last.kind !== 'literal') sign ??= last;
  }
  const span = cover(first, last);
  const shown = sign === undefined ? '' : cursor.textOf(sign);
  cursor.retract(span);
  cursor.report(
    `A \`${shown}\` in a value stands for itself in double quotes only, or behind a backslash: \`\\${shown}\`.`,
    sign ?? span,
    fixes(cursor, span),
  );
  return literal(cursor.text, { kind: 'literal', start: span.start, end: span.end });
}

function fixes(cursor: Cursor, span: Span): readonly Fix[] {
  const content = cursor.textOf(span);
  const escaped = content.replace(/\\[\\():<>"*{}]|[\\:<>{}]/g, (part) =>
    part.length > 1 ? part : `\\${part}`,
  );
  const escape = replaceFix('Escape it', span, escaped);
  if (content.includes('*') || /\\[^\w]/.test(content)) return [escape];
  return [
    replaceFix('Put the value in double quotes', span, `"${content.replaceAll('\\', '\\\\')}"`),
    escape,
  ];
}
