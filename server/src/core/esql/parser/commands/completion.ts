import type { Completion, Expression } from '../../ast.ts';
import type { Cursor } from '../cursor.ts';
import { columnName } from '../name.ts';
import { primary } from '../primary.ts';
import { finished, type Start } from './start.ts';

/** `COMPLETION answer = prompt WITH { "inference_id": "…" }` */
export function completion(cursor: Cursor, start: Start): Completion {
  const target = isTarget(cursor) ? columnName(cursor) : undefined;
  if (target !== undefined) cursor.accept('=');
  const prompt = primary(cursor);
  const options: Expression | undefined = cursor.accept('with') === undefined ? undefined : primary(cursor);
  return { kind: 'completion', ...finished(cursor, start), target, prompt, options };
}

function isTarget(cursor: Cursor): boolean {
  let distance = 0;
  while (isName(cursor, distance) && cursor.peek(distance + 1).kind === '.') distance += 2;
  return isName(cursor, distance) && cursor.peek(distance + 1).kind === '=';
}

function isName(cursor: Cursor, distance: number): boolean {
  const { kind } = cursor.peek(distance);
  return kind === 'word' || kind === 'quoted-name';
}
