import type { TextEdit } from '../../text/diagnostic.ts';
import type { TomlTable } from '../../toml/ast.ts';

/**
 * The edit that adds `line` (`key = value`) to a table: on a line of its own behind the table's last entry, or before the
 * brace of an inline table. `undefined` for tables that have no place of their own in the file.
 */
export function insertKey(table: TomlTable, line: string, text: string): TextEdit | undefined {
  if (table.origin === 'inline') return insideBraces(table, line, text);
  if (table.header === undefined) return undefined;
  const lineBreak = /\r?\n|$/g;
  lineBreak.lastIndex = table.span.end;
  const end = lineBreak.exec(text)?.index ?? text.length;
  return { span: { start: end, end }, newText: `${text.includes('\r\n') ? '\r\n' : '\n'}${line}` };
}

function insideBraces(table: TomlTable, line: string, text: string): TextEdit | undefined {
  const brace = table.span.end - 1;
  if (text.charAt(brace) !== '}') return undefined;
  const spaced = /\s/.test(text.charAt(brace - 1));
  const start = spaced ? brace - 1 : brace;
  const separator = table.entries.size === 0 ? ' ' : ', ';
  return { span: { start, end: brace }, newText: `${separator}${line} ` };
}
