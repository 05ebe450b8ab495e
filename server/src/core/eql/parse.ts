import type { ParseResult, SyntaxFault } from '../text/parse-result.ts';
import type { EqlQuery, Expression } from './ast.ts';
import { checkStructure } from './check-structure.ts';
import { readRightExpression, readRightQuery } from './grammar/read-right.ts';
import { scan, type Scanned } from './lexer/scan.ts';
import { Cursor } from './parser/cursor.ts';
import { expression } from './parser/expression.ts';
import { literal } from './parser/literal.ts';
import { query } from './parser/query.ts';
import { skip } from './parser/skip.ts';
import type { Token } from './tokens.ts';

/**
 * Reads a query as far as it can be read. All spans are UTF-16 offsets of `text`; nothing is thrown. The grammar reads right
 * queries; one that it refuses goes to the tolerant reader, which says what is wrong and reads around it.
 */
export function parseEql(text: string): ParseResult<EqlQuery> {
  const scanned = scan(text);
  const right = scanned.faults.length === 0 ? readRightQuery(text, scanned.tokens) : undefined;
  return right === undefined
    ? tolerantly(text, scanned)
    : { value: right, errors: sorted(checkStructure(right)) };
}

/** The tolerant reader alone: it reads right queries too, and the same way, as a test holds. */
export function readTolerantly(text: string): ParseResult<EqlQuery> {
  return tolerantly(text, scan(text));
}

function tolerantly(text: string, scanned: Scanned): ParseResult<EqlQuery> {
  const cursor = new Cursor(text, scanned);
  const value = query(cursor);
  return { value, errors: sorted([...cursor.faults, ...checkStructure(value, cursor.frameIsSure)]) };
}

/** Reads a single expression, as in `length(process.name) > 3`. */
export function parseEqlExpression(text: string): ParseResult<Expression> {
  const scanned = scan(text);
  const right = scanned.faults.length === 0 ? readRightExpression(text, scanned.tokens) : undefined;
  if (right !== undefined) return { value: right, errors: [] };
  const cursor = new Cursor(text, scanned);
  const value = expression(cursor);
  while (!cursor.at('end')) {
    cursor.complain(`The expression is complete before \`${cursor.shown}\`.`, cursor.token);
    skip(cursor);
  }
  return { value, errors: sorted(cursor.faults) };
}

/**
 * Reads a text that is a literal as a whole. What stands between the outer quotes belongs to it, also where a query's string
 * would be over (Elasticsearch's AbstractBuilder.unquoteString).
 */
export function parseEqlLiteral(text: string): ParseResult<Expression> {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return parseEqlExpression(text);
  const end = text.length;
  const tokens: readonly Token[] = [
    { kind: 'string', start: 0, end },
    { kind: 'end', start: end, end },
  ];
  const cursor = new Cursor(text, { tokens, comments: [], faults: [], openComment: undefined });
  return { value: literal(cursor), errors: sorted(cursor.faults) };
}

function sorted(faults: readonly SyntaxFault[]): readonly SyntaxFault[] {
  return faults.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
