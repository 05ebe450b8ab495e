import type { ParseResult } from '../text/parse-result.ts';
import type { KqlQuery } from './ast.ts';
import { scan } from './lexer/scan.ts';
import { unclosedBrackets } from './parser/brackets.ts';
import { Cursor } from './parser/cursor.ts';
import { query } from './parser/query.ts';

/**
 * Reads a query as far as it can be read, as Kibana does (kbn-es-query, grammar.peggy): what Kibana refuses has an error. All
 * spans are UTF-16 offsets of `text`; nothing is thrown.
 */
export function parseKql(text: string): ParseResult<KqlQuery> {
  const { tokens, faults } = scan(text);
  const cursor = new Cursor(text, tokens, faults, unclosedBrackets(tokens));
  const value = query(cursor);
  return {
    value,
    errors: cursor.faults.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end),
  };
}
