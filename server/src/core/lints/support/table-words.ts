import type { TomlTable } from '../../toml/ast.ts';
import type { Span } from '../../text/span.ts';
import type { TablePlace } from './known-tables.ts';

/** The table's header as it stands in a file: `[[rule.threat]]`; "the file" for its top. */
export function headerOf({ table, path }: TablePlace): string {
  if (path === '') return 'the file';
  const name = path.replaceAll('[]', '');
  return table.origin === 'array-header' ? `\`[[${name}]]\`` : `\`[${name}]\``;
}

/** Where to say something about a table as a whole. */
export function anchorOf(table: TomlTable): Span {
  if (table.header !== undefined) return table.header;
  return table.origin === 'root' ? { start: 0, end: 0 } : table.span;
}

/** "`a`", "`a` or `b`", "`a`, `b` or `c`". */
export function alternatives(names: readonly string[], word = 'or'): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} ${word} ${last}`;
}
