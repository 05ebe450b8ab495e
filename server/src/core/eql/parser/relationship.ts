import type { Missing } from '../ast.ts';
import type { Cursor } from './cursor.ts';

/** True at `descendant of [`: any name before `of` is read so. */
export function atRelationship(cursor: Cursor): boolean {
  return cursor.at('identifier') && cursor.peek(1).kind === 'of';
}

/** A process relationship of Endgame's dialect. It is passed over whole, so that the rest is read all the same. */
export function relationship(cursor: Cursor): Missing {
  const { start } = cursor.advance();
  const { end } = cursor.advance();
  const words = cursor.text.slice(start, end);
  cursor.report(
    `Elasticsearch has no process relationships such as \`${words}\`, which belong to Endgame's dialect. Use a sequence by \`process.entity_id\`, or the fields of \`process.parent\`.`,
    { start, end },
  );
  return { kind: 'missing', span: { start, end: skipBrackets(cursor) ?? end } };
}

/** Passes over `[…]`; gives the end of what was read. */
function skipBrackets(cursor: Cursor): number | undefined {
  if (!cursor.at('[')) return undefined;
  let depth = 0;
  let end: number | undefined;
  do {
    if (cursor.at('[') || cursor.at('![')) depth++;
    if (cursor.at(']')) depth--;
    ({ end } = cursor.advance());
  } while (depth > 0 && !cursor.at('end'));
  return end;
}
