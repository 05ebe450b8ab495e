import type { ParseResult } from '../text/parse-result.ts';
import type { EsqlQuery } from './ast.ts';
import { scan } from './lexer/scan.ts';
import { Cursor } from './parser/cursor.ts';
import { query } from './parser/query.ts';

/**
 * Reads a query as far as it can be read: what Elasticsearch's parser refuses has an error (EsqlBaseParser.g4), and reading
 * goes on behind the next `|`. An empty text has none: that a query is missing is for others to say. All spans are UTF-16
 * offsets of `text`; nothing is thrown.
 */
export function parseEsql(text: string): ParseResult<EsqlQuery> {
  const cursor = new Cursor(text, scan(text));
  const value = query(cursor);
  return { value, errors: cursor.faults };
}
