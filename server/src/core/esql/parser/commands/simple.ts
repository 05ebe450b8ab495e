import type { Eval, Limit, MvExpand, Opaque, Project, Row, Where } from '../../ast.ts';
import type { Cursor } from '../cursor.ts';
import { expression } from '../expression.ts';
import { missing } from '../missing.ts';
import { primary } from '../primary.ts';
import { fields } from './fields.ts';
import { name, patterns } from './names.ts';
import { finished, type Start } from './start.ts';

export function row(cursor: Cursor, start: Start): Row {
  const found = fields(cursor);
  return { kind: 'row', ...finished(cursor, start), fields: found };
}

export function where(cursor: Cursor, start: Start): Where {
  const condition = cursor.at('|') || cursor.at('end') ? missing(cursor, 'A condition') : expression(cursor);
  return { kind: 'where', ...finished(cursor, start), condition };
}

/** `EVAL name = expression` */
export function evaluate(cursor: Cursor, start: Start): Eval {
  const found = fields(cursor);
  return { kind: 'eval', ...finished(cursor, start), fields: found };
}

/** `KEEP`, `DROP` */
export function project(cursor: Cursor, start: Start, kind: Project['kind']): Project {
  const found = patterns(cursor);
  return { kind, ...finished(cursor, start), patterns: found };
}

export function limit(cursor: Cursor, start: Start): Limit {
  const count = primary(cursor);
  const isCount = count.kind === 'parameter' || (count.kind === 'number' && count.whole);
  if (!isCount && count.kind !== 'missing') {
    cursor.complain('`LIMIT` takes a whole number.', count.span);
  }
  if (cursor.accept('by') !== undefined) fields(cursor);
  return { kind: 'limit', ...finished(cursor, start), count };
}

export function mvExpand(cursor: Cursor, start: Start): MvExpand | Opaque {
  const column = name(cursor);
  return column === undefined
    ? { kind: 'opaque', ...finished(cursor, start), name: 'mv_expand' }
    : { kind: 'mv_expand', ...finished(cursor, start), column };
}

/** A command that is not looked into; the cursor goes to the next `|` outside of brackets. */
export function opaque(cursor: Cursor, start: Start, name: string): Opaque {
  while (!cursor.at('|') && !cursor.at('end')) cursor.skip();
  return { kind: 'opaque', ...finished(cursor, start), name };
}
