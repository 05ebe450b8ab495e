import { printEql } from '../eql/print/print.ts';
import { endsInKeyword } from '../kql/print/last-text.ts';
import { printKql } from '../kql/print/print.ts';
import type { TextEdit } from '../text/diagnostic.ts';
import { editInString } from '../toml/edit-string.ts';
import type { TomlString } from '../toml/ast.ts';
import type { EmbeddedQuery, RuleDocument } from './rule-document.ts';

/**
 * The edits of a rule file that bring its EQL and KQL queries into the canonical layout; the rest of the file stays as it is.
 * None where there is nothing to change: no such query, one with an error, one that is laid out already, or one in a string of a
 * single line that can't hold the layout.
 */
export function formatQueries({ text, queries }: RuleDocument): readonly TextEdit[] {
  return queries.flatMap((query) => formatQuery(text, query) ?? []);
}

function formatQuery(text: string, query: EmbeddedQuery): TextEdit | undefined {
  if (query.errors.length > 0 || !query.node.closed) return undefined;
  const { node } = query;
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const layout = laidOut(query, node, lineEnd);
  if (layout === undefined || (layout.value === node.value && !layout.movesDown)) return undefined;
  const edit = editInString(text, node, {
    span: { start: 0, end: node.value.length },
    newText: layout.value,
  });
  // The line break behind the opening quotes is none of the string's (TOML 1.0).
  return edit !== undefined && layout.movesDown ? { ...edit, newText: lineEnd + edit.newText } : edit;
}

interface Layout {
  readonly value: string;
  /** The query starts behind the opening quotes, and must get a line of its own. */
  readonly movesDown: boolean;
}

function laidOut(
  query: EmbeddedQuery,
  { style, content, span }: TomlString,
  lineEnd: '\n' | '\r\n',
): Layout | undefined {
  const isMultiline = style === 'multiline-basic' || style === 'multiline-literal';
  const printed = printerOf(query)?.(query.text, {
    ...(isMultiline ? {} : { width: Number.POSITIVE_INFINITY }),
    lineEnd: lineEnd === '\n' ? 'lf' : 'crlf',
  });
  if (printed === undefined) return undefined;
  const startsOnOwnLine = content.start - span.start > 3;
  // `'''query'''` on one line stays there when it fits.
  if (!isMultiline || (!startsOnOwnLine && !printed.includes('\n')))
    return { value: printed, movesDown: false };
  const end = takesLineBreak(query, printed) ? lineEnd : '';
  return { value: printed + end, movesDown: !startsOnOwnLine };
}

/** The printer of a query's language; `undefined` for those that are not laid out. */
export function printerOf({ eql, kql }: EmbeddedQuery): typeof printEql | undefined {
  if (eql !== undefined) return printEql;
  return kql === undefined ? undefined : printKql;
}

/** False for KQL that ends in a text which a blank behind it would make an operator. */
export function takesLineBreak({ kql }: EmbeddedQuery, printed: string): boolean {
  return kql === undefined || !endsInKeyword(printed);
}
