import type { Missing } from '../ast.ts';
import { isInserted } from '../../text/token-cursor.ts';
import type { Cursor } from './cursor.ts';
import { ARITHMETIC, CONNECTIVES, RELATIONAL } from './token-sets.ts';
import type { TokenKind } from '../tokens.ts';
import { shorten } from '../shorten.ts';

/** Stands for what is not there, behind what was read last. */
export function missingHere(cursor: Cursor): Missing {
  const place = cursor.previous?.end ?? cursor.token.start;
  return { kind: 'missing', span: { start: place, end: place } };
}

/** Behind these a whole condition is wanted. */
const BEFORE_CONDITION: ReadonlySet<TokenKind> = new Set<TokenKind>([...CONNECTIVES, 'where']);

/** Where a field, a value, a function or a group should stand and something else does, or nothing. */
export function missingOperand(cursor: Cursor): Missing {
  const { previous } = cursor;
  // That a `(` at the end is not closed is said anyway.
  if (isInserted(previous) || (previous?.kind === '(' && cursor.at('end'))) return missingHere(cursor);
  const [what, advice] = wanted(cursor);
  const behind = previous === undefined ? '' : ` behind \`${shorten(cursor.textOf(previous))}\``;
  const before = cursor.at('end') ? '' : `${behind === '' ? '' : ','} before \`${cursor.shown}\``;
  cursor.complain(`${what} is missing${behind}${before}: ${advice}.`, cursor.place);
  return missingHere(cursor);
}

function wanted(cursor: Cursor): readonly [what: string, advice: string] {
  const { around, previous } = cursor;
  if (around.sequence && !around.term) {
    cursor.frameIsSure = false;
    return ['A join key', 'write a field, such as `host.id`'];
  }
  const isOperator = cursor.atAny(RELATIONAL) || cursor.atAny(ARITHMETIC);
  if (!isOperator && (previous === undefined || BEFORE_CONDITION.has(previous.kind))) {
    return ['A condition', 'compare a field with something'];
  }
  return ['A value', 'write a field, a value or a function'];
}
