import { cover } from '../../../text/span.ts';
import type { Enrich, LookupJoin, Source } from '../../ast.ts';
import type { TokenKind } from '../../tokens.ts';
import type { Cursor } from '../cursor.ts';
import { expression } from '../expression.ts';
import { missing } from '../missing.ts';
import { separated } from './fields.ts';
import { name } from './names.ts';
import { finished, type Start } from './start.ts';

/** `ENRICH policy ON column WITH name = field` */
export function enrich(cursor: Cursor, start: Start): Enrich {
  const policy = sourceName(cursor, 'The name of a policy');
  const on = cursor.accept('on') === undefined ? undefined : name(cursor);
  const added =
    cursor.accept('with') === undefined
      ? undefined
      : separated(cursor, 'A field', field).filter((found) => found !== undefined);
  return { kind: 'enrich', ...finished(cursor, start), policy, on, with: added };
}

function field(cursor: Cursor): NonNullable<Enrich['with']>[number] | undefined {
  const first = name(cursor);
  if (first === undefined) return undefined;
  if (cursor.accept('=') === undefined) return { name: first, field: first };
  const second = name(cursor);
  return second && { name: first, field: second };
}

/** `LOOKUP JOIN index ON column`, or a condition in place of columns. */
export function lookupJoin(cursor: Cursor, start: Start): LookupJoin {
  const index = sourceName(cursor, 'The name of an index');
  if (cursor.acceptWord('as') !== undefined) cursor.advance();
  if (cursor.accept('on') === undefined) missing(cursor, '`ON` with the columns to join by');
  const on = separated(cursor, 'A column', expression);
  return { kind: 'lookup-join', ...finished(cursor, start), index, on };
}

const ENDS: ReadonlySet<TokenKind> = new Set<TokenKind>(['|', 'end', 'on', 'with', ',']);

/** A name that may hold any signs, such as `_any:my-policy`: tokens that touch each other. */
function sourceName(cursor: Cursor, what: string): Source | undefined {
  const first = cursor.token;
  if (ENDS.has(first.kind)) {
    missing(cursor, what);
    return undefined;
  }
  let last = cursor.advance();
  while (!ENDS.has(cursor.token.kind) && cursor.token.start === last.end) last = cursor.advance();
  const span = cover({ start: first.start, end: first.end }, { start: last.start, end: last.end });
  return { span, name: cursor.textOf(span).replace(/^"+|"+$/g, '') };
}
