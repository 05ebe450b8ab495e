import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { Span } from '../text/span.ts';
import type { TomlNode, TomlTable } from '../toml/ast.ts';
import type { SourceFile } from './source-file.ts';

/** What can be folded: tables, texts and lists over several lines, terms, groups, comments. */
export function foldingRanges(file: SourceFile): FoldingRange[] {
  const spans: Span[] = [];
  const comments: Span[] = [];
  if (file.toml !== undefined) tableSpans(file.toml.root, spans);
  for (const { features, toFile } of file.queries) {
    const folds = features.folds();
    spans.push(...folds.spans.map(toFile));
    comments.push(...folds.comments.map(toFile));
  }
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

/** The first line stays visible, and so does a closing bracket or delimiter on a line of its own. */
function range(file: SourceFile, span: Span, kind?: FoldingRangeKind): FoldingRange[] {
  const start = file.lines.positionAt(span.start).line;
  const last = file.lines.positionAt(span.end);
  const closing = file.text.slice(file.lines.lineStart(last.line), span.end);
  const endLine = /^\s*(?:['"]{3}|[)\]}])?$/.test(closing) ? last.line - 1 : last.line;
  if (endLine <= start) return [];
  return [{ startLine: start, endLine, ...(kind !== undefined && { kind }) }];
}
