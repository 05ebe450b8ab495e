import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import { walkQuery, termsOf } from '../eql/walk.ts';
import type { Span } from '../text/span.ts';
import type { TomlNode, TomlTable } from '../toml/ast.ts';
import type { QueryView } from './query/query-view.ts';
import type { SourceFile } from './source-file.ts';

/** What can be folded: tables, texts and lists over several lines, terms, groups, comments. */
export function foldingRanges(file: SourceFile): FoldingRange[] {
  const spans: Span[] = [];
  const comments: Span[] = [];
  if (file.rule !== undefined) tableSpans(file.rule.toml.root, spans);
  if (file.query !== undefined) querySpans(file.query, spans, comments);
  return [
    ...spans.flatMap((span) => range(file, span)),
    ...comments.flatMap((span) => range(file, span, FoldingRangeKind.Comment)),
  ];
}

function tableSpans(table: TomlTable, spans: Span[]): void {
  if (table.header !== undefined) spans.push(table.span);
  for (const { value } of table.entries.values()) valueSpans(value, spans);
}

function valueSpans(node: TomlNode, spans: Span[]): void {
  if (node.kind === 'string') spans.push(node.span);
  else if (node.kind === 'table') tableSpans(node, spans);
  else if (node.kind === 'array') {
    if (!node.ofTables) spans.push(node.span);
    for (const item of node.items) valueSpans(item, spans);
  }
}

function querySpans(view: QueryView, spans: Span[], comments: Span[]): void {
  for (const term of termsOf(view.tree.body)) spans.push(view.toFile(term.span));
  walkQuery(view.tree, (node) => {
    if (node.kind === 'group') spans.push(view.toFile(node.span));
    else if (node.kind === 'in' || (node.kind === 'match' && node.listSpan !== undefined)) {
      spans.push(view.toFile(node.listSpan ?? node.span));
    }
  });
  for (const token of view.tokens) if (token.kind === 'comment') comments.push(view.toFile(token.span));
}

/** The first line stays visible, and so does a closing bracket or delimiter on a line of its own. */
function range(file: SourceFile, span: Span, kind?: FoldingRangeKind): FoldingRange[] {
  const start = file.lines.positionAt(span.start).line;
  const last = file.lines.positionAt(span.end);
  const closing = file.text.slice(file.lines.lineStart(last.line), span.end);
  const endLine = /^\s*(?:['"]{3}|[)\]}])?$/.test(closing) ? last.line - 1 : last.line;
  if (endLine <= start) return [];
  return [{ startLine: start, endLine, ...(kind !== undefined && { kind }) }];
}
