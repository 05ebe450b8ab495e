import type { KqlQuery } from '../ast.ts';
import type { Cursor } from './cursor.ts';
import { expression } from './expression.ts';

/** The whole query. All of its tokens are read. */
export function query(cursor: Cursor): KqlQuery {
  const span = { start: 0, end: cursor.text.length };
  return { kind: 'query', span, body: cursor.at('end') ? undefined : expression(cursor) };
}
