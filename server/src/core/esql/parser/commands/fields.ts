import { removeFix } from '../../../text/fixes.ts';
import { cover } from '../../../text/span.ts';
import type { Aggregate, Field } from '../../ast.ts';
import { KEYWORDS } from '../../tokens.ts';
import type { Cursor } from '../cursor.ts';
import { expression } from '../expression.ts';
import { columnName } from '../name.ts';

/** `name = expression, expression, …`: at least one. */
export function fields(cursor: Cursor): readonly Field[] {
  return separated(cursor, 'An expression', field);
}

/** The same behind `STATS`, where each may be followed by `WHERE condition`. */
export function aggregates(cursor: Cursor): readonly Aggregate[] {
  return separated(cursor, 'An aggregation', aggregate);
}

function field(cursor: Cursor): Field {
  const name = isAssignment(cursor) ? columnName(cursor) : undefined;
  if (name !== undefined) cursor.advance();
  const value = expression(cursor);
  return { span: name === undefined ? value.span : cover(name.span, value.span), name, expression: value };
}

function aggregate(cursor: Cursor): Aggregate {
  const found = field(cursor);
  if (!cursor.at('where')) return { ...found, filter: undefined };
  cursor.advance();
  const filter = expression(cursor);
  return { ...found, span: cover(found.span, filter.span), filter };
}

/** Looks for `name =`, without reading it. */
function isAssignment(cursor: Cursor): boolean {
  let distance = 0;
  for (;;) {
    const { kind } = cursor.peek(distance);
    const isPart = kind === 'word' || kind === 'quoted-name' || (distance > 0 && KEYWORDS.has(kind));
    if (kind === 'decimal' && distance > 0) distance++;
    else if (isPart && cursor.peek(distance + 1).kind === '.') distance += 2;
    else if (isPart && cursor.peek(distance + 1).kind === 'decimal') distance++;
    else return isPart ? cursor.peek(distance + 1).kind === '=' : kind === '=' && distance > 0;
  }
}

/** Items with commas between them; one too many at the end is reported. */
export function separated<T>(cursor: Cursor, what: string, read: (cursor: Cursor) => T): readonly T[] {
  const found = [read(cursor)];
  for (let comma = cursor.accept(','); comma !== undefined; comma = cursor.accept(',')) {
    if (cursor.at('|') || cursor.at('end') || cursor.at('by')) {
      cursor.complain(`${what} is missing behind the last \`,\`.`, comma, [
        removeFix('Remove the `,`', comma),
      ]);
      break;
    }
    found.push(read(cursor));
  }
  return found;
}
