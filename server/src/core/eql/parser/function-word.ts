import { cover } from '../../text/span.ts';
import type { Call, Expression } from '../ast.ts';
import { eqlFunction } from '../functions/index.ts';
import type { Cursor } from './cursor.ts';
import { replaceFix } from '../../text/fixes.ts';
import { list } from './list.ts';
import { atLiteral, literal } from './literal.ts';
import { LITERALS } from './token-sets.ts';

/** True at a function's name used as an operator, with a value behind it: `process.name startsWith "cmd"`. */
export function atFunctionWord(cursor: Cursor): boolean {
  const next = cursor.peek(1).kind;
  if (!LITERALS.has(next) && next !== '(') return false;
  const { name } = nameHere(cursor);
  return eqlFunction(name)?.returns === 'boolean';
}

function nameHere(cursor: Cursor): { readonly name: string; readonly caseInsensitive: boolean } {
  const written = cursor.textOf(cursor.token);
  return written.endsWith('~')
    ? { name: written.slice(0, -1), caseInsensitive: true }
    : { name: written, caseInsensitive: false };
}

/** Reads name and value as the call that is meant. */
export function callOfWord(cursor: Cursor, operand: Expression): Call {
  const { name, caseInsensitive } = nameHere(cursor);
  const word = cursor.advance();
  const nameSpan = { start: word.start, end: word.end };
  const { span, items } = atLiteral(cursor) ? single(cursor) : list(cursor);
  const place = cover(operand.span, span);
  const values = items.map((item) => cursor.textOf(item.span)).join(', ');
  const spelled = `${eqlFunction(name)?.name ?? name}${caseInsensitive ? '~' : ''}`;
  cursor.report(
    `\`${spelled}\` is a function, not an operator: write \`${spelled}(${cursor.textOf(operand.span)}, …)\`.`,
    nameSpan,
    [
      replaceFix(
        `Replace with \`${spelled}(…)\``,
        place,
        `${spelled}(${cursor.textOf(operand.span)}, ${values})`,
      ),
    ],
  );
  return { kind: 'call', span: place, name, nameSpan, caseInsensitive, args: [operand, ...items] };
}

function single(cursor: Cursor): { readonly span: Call['span']; readonly items: readonly Expression[] } {
  const value = literal(cursor);
  return { span: value.span, items: [value] };
}
