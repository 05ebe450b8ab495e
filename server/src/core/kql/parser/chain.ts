import { replaceFix } from '../../text/fixes.ts';
import { cover, type Span } from '../../text/span.ts';
import type { Connective, Token } from '../tokens.ts';
import type { Cursor } from './cursor.ts';

export interface Chain<T> {
  /** At least one. */
  readonly operands: readonly T[];
  /** One fewer. */
  readonly operatorSpans: readonly Span[];
}

/** Operands with the same connective between them; `stops` says where one that follows belongs to something else. */
export function readChain<T>(
  cursor: Cursor,
  operator: Connective,
  operand: (cursor: Cursor) => T,
  stops: (cursor: Cursor) => boolean,
): Chain<T> {
  const operands = [operand(cursor)];
  const operatorSpans: Span[] = [];
  while (cursor.at(operator) && !stops(cursor)) {
    const { start, end } = cursor.advance();
    operatorSpans.push({ start, end });
    operands.push(operand(cursor));
  }
  return { operands, operatorSpans };
}

/** Reads a `not`. Of several, which Kibana refuses, an even number is none. */
export function readNot(cursor: Cursor): Token | undefined {
  const first = cursor.accept('not');
  if (first === undefined || !cursor.at('not')) return first;
  let last = first;
  let count = 1;
  for (let next = cursor.accept('not'); next !== undefined; next = cursor.accept('not')) {
    last = next;
    count++;
  }
  const isNegated = count % 2 === 1;
  const surplus = {
    start: isNegated ? first.end : first.start,
    end: isNegated ? last.end : cursor.token.start,
  };
  cursor.report("`not` can't stand behind `not`: two of them are none. Remove both.", cover(first, last), [
    replaceFix('Remove the surplus', surplus, ''),
  ]);
  return isNegated ? last : undefined;
}
