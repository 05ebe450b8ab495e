import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import { stringOf } from '../rule/values.ts';
import { cover, type Span } from '../text/span.ts';
import type { TomlString, TomlTable } from '../toml/ast.ts';
import type { QueryPart } from './query/query-features.ts';
import type { QueryView } from './query/query-view.ts';
import type { SourceFile } from './source-file.ts';

/** The outline: tables, the query, its terms, and the branches of its `or`. */
export function documentSymbols(file: SourceFile): DocumentSymbol[] {
  if (file.toml === undefined) return file.queries.flatMap((view) => querySymbols(file, view));
  return tableSymbols(file, file.toml.root);
}

function tableSymbols(file: SourceFile, table: TomlTable): DocumentSymbol[] {
  return [...table.entries].flatMap(([name, { key, value }]) => {
    if (value.kind === 'table') return [tableSymbol(file, name, value, key)];
    if (value.kind === 'array' && value.ofTables) {
      return value.items.flatMap((item) =>
        item.kind === 'table' ? [tableSymbol(file, name, item, key)] : [],
      );
    }
    if (value.kind === 'array') {
      const queries = value.items.filter((item) => item.kind === 'string' && isQuery(file, item));
      return queries.flatMap((item, index) =>
        item.kind === 'string' ? [querySymbol(file, `${name} ${String(index + 1)}`, item.span, item)] : [],
      );
    }
    return value.kind === 'string' && isQuery(file, value) ? [querySymbol(file, name, key, value)] : [];
  });
}

function isQuery(file: SourceFile, node: TomlString): boolean {
  return file.rule?.queries.some((query) => query.node === node) === true;
}

function tableSymbol(file: SourceFile, name: string, table: TomlTable, key: Span): DocumentSymbol {
  const children = tableSymbols(file, table);
  const detail = stringOf(table, 'name')?.value ?? stringOf(table, 'id')?.value;
  const whole = [...table.entries.values()].reduce(
    (span, entry) => cover(span, cover(entry.key, entry.value.span)),
    table.span,
  );
  return symbol(file, name, SymbolKind.Namespace, whole, table.header ?? key, children, detail);
}

function querySymbol(file: SourceFile, name: string, key: Span, value: TomlString): DocumentSymbol {
  const view = file.queries.find(({ query }) => query.node === value);
  const query = file.rule?.queries.find(({ node }) => node === value);
  const children = view === undefined ? [] : querySymbols(file, view);
  return symbol(file, name, SymbolKind.Event, cover(key, value.span), key, children, query?.language);
}

function querySymbols(file: SourceFile, view: QueryView): DocumentSymbol[] {
  return view.features.outline().map((part) => partSymbol(file, view, part));
}

function partSymbol(file: SourceFile, view: QueryView, part: QueryPart): DocumentSymbol {
  const { name, kind, span, selection, detail } = part;
  const children = part.children.map((child) => partSymbol(file, view, child));
  return symbol(file, name, kind, view.toFile(span), view.toFile(selection), children, detail);
}

function symbol(
  file: SourceFile,
  name: string,
  kind: SymbolKind,
  span: Span,
  selection: Span,
  children: DocumentSymbol[],
  detail?: string,
): DocumentSymbol {
  return {
    name: name === '' ? '…' : name,
    kind,
    // LSP demands that the range holds the selection.
    range: file.lines.rangeOf(cover(span, selection)),
    selectionRange: file.lines.rangeOf(selection),
    ...(detail !== undefined && { detail }),
    ...(children.length > 0 && { children }),
  };
}
