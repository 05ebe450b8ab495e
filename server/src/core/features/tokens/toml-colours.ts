import type { RuleDocument } from '../../rule/rule-document.ts';
import type { TomlNode, TomlString, TomlTable } from '../../toml/ast.ts';
import { coloured, type ColouredSpan } from './token.ts';

/** The colours of a rule file outside its query, in no order; spans are of the file. `query`: the string whose inside is left out. */
export function tomlColours(rule: RuleDocument, query: TomlString | undefined): readonly ColouredSpan[] {
  const colours: ColouredSpan[] = rule.toml.comments.map(({ span }) => ({ type: 'comment', span }));
  tableColours(rule.toml.root, query, colours);
  return colours;
}

function tableColours(table: TomlTable, query: TomlString | undefined, colours: ColouredSpan[]): void {
  if (table.header !== undefined) colours.push({ type: 'namespace', span: table.header });
  for (const { key, value } of table.entries.values()) {
    if (!isInHeader(value)) colours.push({ type: 'property', span: key });
    valueColours(value, query, colours);
  }
}

/** The key of a table with a header, or of a parent of one, stands inside a header. */
function isInHeader(value: TomlNode): boolean {
  if (value.kind === 'array') return value.ofTables;
  return value.kind === 'table' && value.origin !== 'inline' && value.origin !== 'dotted';
}

function valueColours(node: TomlNode, query: TomlString | undefined, colours: ColouredSpan[]): void {
  switch (node.kind) {
    case 'string':
      if (node === query) colours.push(...delimiters(node));
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
      for (const item of node.items) valueColours(item, query, colours);
      return;
    case 'table':
      tableColours(node, query, colours);
      return;
    case 'missing':
      return;
  }
}

function delimiters({ span, content }: TomlString): readonly ColouredSpan[] {
  return [coloured('string', span.start, content.start), coloured('string', content.end, span.end)];
}
