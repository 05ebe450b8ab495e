import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { EqlQuery, Expression, SequenceTerm } from '../eql/ast.ts';
import { termsOf } from '../eql/walk.ts';
import { stringOf } from '../rule/values.ts';
import { cover, textOf, type Span } from '../text/span.ts';
import type { TomlTable } from '../toml/ast.ts';
import type { QueryView } from './query/query-view.ts';
import type { SourceFile } from './source-file.ts';

/** The outline: tables, the query, its terms, and the branches of its `or`. */
export function documentSymbols(file: SourceFile): DocumentSymbol[] {
  if (file.rule === undefined) return file.query === undefined ? [] : querySymbols(file, file.query);
  return tableSymbols(file, file.rule.toml.root);
}

/** A name of an outline's line; longer ones only push the rest out of sight. */
const LONGEST_NAME = 60;

function tableSymbols(file: SourceFile, table: TomlTable): DocumentSymbol[] {
  return [...table.entries].flatMap(([name, { key, value }]) => {
    if (value.kind === 'table') return [tableSymbol(file, name, value, key)];
    if (value.kind === 'array' && value.ofTables) {
      return value.items.flatMap((item) =>
        item.kind === 'table' ? [tableSymbol(file, name, item, key)] : [],
      );
    }
    return value.kind === 'string' && value === file.rule?.query?.node
      ? [querySymbol(file, key, value.span)]
      : [];
  });
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

function querySymbol(file: SourceFile, key: Span, value: Span): DocumentSymbol {
  const children = file.query === undefined ? [] : querySymbols(file, file.query);
  return symbol(
    file,
    'query',
    SymbolKind.Event,
    cover(key, value),
    key,
    children,
    file.rule?.query?.language,
  );
}

function querySymbols(file: SourceFile, view: QueryView): DocumentSymbol[] {
  const { body } = view.tree;
  if (body === undefined) return [];
  if (body.kind === 'event-query') return branchSymbols(file, view, body.condition);
  return termsOf(body).map((term) => termSymbol(file, view, term, isUntil(view.tree, term)));
}

function isUntil({ body }: EqlQuery, term: SequenceTerm): boolean {
  return (body?.kind === 'sequence' || body?.kind === 'join') && body.until === term;
}

function termSymbol(file: SourceFile, view: QueryView, term: SequenceTerm, until: boolean): DocumentSymbol {
  const name = `${until ? 'until ' : ''}${term.missing ? '!' : ''}[${term.query.category.name ?? 'any'}]`;
  const children = branchSymbols(file, view, term.query.condition);
  const detail = oneLine(textOf(view.text, term.query.condition.span));
  const start = view.toFile(term.query.category.span);
  return symbol(file, name, SymbolKind.Event, view.toFile(term.span), start, children, detail);
}

/** The branches of the outermost `or`s: below `and`s and parentheses, not below `not`. */
function branchSymbols(file: SourceFile, view: QueryView, condition: Expression): DocumentSymbol[] {
  return branchesOf(condition, 0).map((branch) => {
    const span = view.toFile(branch.span);
    const children = branchSymbols(file, view, branch);
    return symbol(file, oneLine(textOf(view.text, branch.span)), SymbolKind.Boolean, span, span, children);
  });
}

/** The parser allows no deeper nesting; the limit keeps the walk bounded all the same. */
const DEEPEST = 200;

function branchesOf(expression: Expression, depth: number): readonly Expression[] {
  if (depth > DEEPEST) return [];
  if (expression.kind === 'group') return branchesOf(expression.expression, depth + 1);
  if (expression.kind !== 'logical') return [];
  if (expression.operator === 'or') return expression.operands;
  return expression.operands.flatMap((operand) => branchesOf(operand, depth + 1));
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME - 1)}…` : line;
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
