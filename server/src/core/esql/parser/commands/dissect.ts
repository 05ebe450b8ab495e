import type { Dissect, Expression, Grok, PatternColumn } from '../../ast.ts';
import { dissectColumns } from '../../patterns/dissect-columns.ts';
import { grokColumns } from '../../patterns/grok-columns.ts';
import { shortened, type Cursor } from '../cursor.ts';
import { primary } from '../primary.ts';
import { separated } from './fields.ts';
import { finished, type Start } from './start.ts';

/** `DISSECT message "%{a} %{b}" APPEND_SEPARATOR=","` */
export function dissect(cursor: Cursor, start: Start): Dissect {
  const input = primary(cursor);
  const found = pattern(cursor);
  while (cursor.at('word') && cursor.peek(1).kind === '=') {
    cursor.advance();
    cursor.advance();
    primary(cursor);
  }
  const columns = columnsOf(found, dissectColumns);
  return { kind: 'dissect', ...finished(cursor, start), input, pattern: found, columns };
}

/** `GROK message "%{IP:source}", "…"` */
export function grok(cursor: Cursor, start: Start): Grok {
  const input = primary(cursor);
  const patterns = separated(cursor, 'A pattern', pattern);
  const columns = patterns.flatMap((one) => columnsOf(one, grokColumns));
  return { kind: 'grok', ...finished(cursor, start), input, patterns, columns };
}

function pattern(cursor: Cursor): Expression {
  const found = primary(cursor);
  if (found.kind !== 'string' && found.kind !== 'parameter' && found.kind !== 'missing') {
    const shown = shortened(cursor.textOf(found.span));
    cursor.complain(`The pattern must be a string, not \`${shown}\`.`, found.span);
  }
  return found;
}

function columnsOf(
  pattern: Expression,
  read: (value: string) => readonly PatternColumn[],
): readonly PatternColumn[] {
  if (pattern.kind !== 'string') return [];
  const { source, value } = pattern;
  return read(value).map((column) => ({ ...column, span: source.spanToSource(column.span) }));
}
