import type { TomlDocument, TomlNode, TomlString, TomlTable } from '../../toml/ast.ts';
import { coloured, type ColouredSpan } from './token.ts';

/** The colours of a TOML file, in no order; spans are of the file. The inside of queries is left out. */
export function tomlColours(toml: TomlDocument, queries: ReadonlySet<TomlString>): readonly ColouredSpan[] {
  const colours: ColouredSpan[] = toml.comments.map(({ span }) => ({ type: 'comment', span }));
  for (const { span } of toml.headers) colours.push({ type: 'namespace', span });
  // A header that stands there twice leads to the same table.
  const tables = new Set([toml.root, ...toml.headers.map(({ table }) => table)]);
  for (const table of tables) pairColours(table, queries, colours);
  return colours;
}

function pairColours({ pairs }: TomlTable, queries: ReadonlySet<TomlString>, colours: ColouredSpan[]): void {
  for (const { keys, value } of pairs) {
    for (const { span } of keys) colours.push({ type: 'property', span });
    valueColours(value, queries, colours);
  }
}

function valueColours(node: TomlNode, queries: ReadonlySet<TomlString>, colours: ColouredSpan[]): void {
  switch (node.kind) {
    case 'string':
      if (queries.has(node)) colours.push(...delimiters(node));
      else colours.push({ type: 'string', span: node.span });
      return;
    case 'integer':
    case 'float':
    case 'datetime':
      colours.push({ type: 'number', span: node.span });
      return;
    case 'boolean':
      colours.push({ type: 'keyword', span: node.span });
      return;
    case 'array':
      for (const item of node.items) valueColours(item, queries, colours);
      return;
    case 'table':
      pairColours(node, queries, colours);
      return;
    case 'missing':
      return;
  }
}

function delimiters({ span, content }: TomlString): readonly ColouredSpan[] {
  return [coloured('string', span.start, content.start), coloured('string', content.end, span.end)];
}
