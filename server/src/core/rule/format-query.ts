import { printEql } from '../eql/print/print.ts';
import type { TextEdit } from '../text/diagnostic.ts';
import { editInString } from '../toml/edit-string.ts';
import type { TomlString } from '../toml/ast.ts';
import type { RuleDocument } from './rule-document.ts';

/**
 * The edit of a rule file that brings its EQL query into the canonical layout; the rest of the file stays as it is.
 * `undefined` when there is nothing to change: no EQL query, one with an error, one that is laid out already, or one in a string
 * of a single line that can't hold the layout.
 */
export function formatQuery({ text, query }: RuleDocument): TextEdit | undefined {
  if (query?.eql === undefined || query.errors.length > 0 || !query.node.closed) return undefined;
  const { node } = query;
  const newText = laidOut(query.text, node, text.includes('\r\n'));
  if (newText === undefined || newText === node.value) return undefined;
  return editInString(text, node, { span: { start: 0, end: node.value.length }, newText });
}

function laidOut(query: string, { style, content, span }: TomlString, crlf: boolean): string | undefined {
  if (style === 'basic' || style === 'literal') return printEql(query, { width: Number.POSITIVE_INFINITY });
  const lineEnd = crlf ? 'crlf' : 'lf';
  const printed = printEql(query, { lineEnd });
  if (printed === undefined) return undefined;
  // `'''query'''` on one line stays there when it fits.
  const startsOnOwnLine = content.start - span.start > 3;
  if (!startsOnOwnLine && !printed.includes('\n')) return printed;
  return `${startsOnOwnLine ? '' : '\n'}${printed}${lineEnd === 'crlf' ? '\r\n' : '\n'}`;
}
