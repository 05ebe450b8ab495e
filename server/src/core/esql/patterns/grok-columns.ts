import type { PatternColumn } from '../ast.ts';

const PARTS = /%\{(\w+)(?::([^:}=]+))?(?::(\w+))?[^}%]*\}|\(\?<([^=!>(][^>(]*)>/g;

const TYPES: ReadonlyMap<string, string> = new Map([
  ['int', 'integer'],
  ['long', 'long'],
  ['float', 'double'],
  ['double', 'double'],
  ['boolean', 'boolean'],
]);

/**
 * The columns that a grok pattern makes, `%{SYNTAX:name:type}` and `(?<name>…)`; spans are of the pattern.
 * https://www.elastic.co/docs/reference/query-languages/esql/esql-process-data-with-dissect-grok
 */
export function grokColumns(pattern: string): readonly PatternColumn[] {
  const found = new Map<string, PatternColumn>();
  for (const { index, 0: part, 1: syntax = '', 2: field, 3: type = '', 4: group } of pattern.matchAll(
    PARTS,
  )) {
    const name = field ?? group;
    if (name === undefined || found.has(name)) continue;
    const start = index + (group === undefined ? 2 + syntax.length + 1 : part.length - 1 - name.length);
    found.set(name, { name, span: { start, end: start + name.length }, type: TYPES.get(type) ?? 'keyword' });
  }
  return [...found.values()];
}
