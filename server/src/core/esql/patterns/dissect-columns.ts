import type { PatternColumn } from '../ast.ts';

const KEY = /%\{([^}%]*)\}/g;

/**
 * The columns that a dissect pattern makes; spans are of the pattern. `%{}` and `%{?name}` are left out, `%{+name}` adds to
 * a column, `->` behind a name is padding. https://www.elastic.co/docs/reference/query-languages/esql/esql-process-data-with-dissect-grok
 */
export function dissectColumns(pattern: string): readonly PatternColumn[] {
  const found = new Map<string, PatternColumn>();
  for (const { index, 1: key = '' } of pattern.matchAll(KEY)) {
    const sign = /^[?+*&]/.exec(key)?.[0] ?? '';
    const name = key
      .slice(sign.length)
      .replace(/->$/, '')
      .replace(/\/\d+$/, '');
    if (name === '' || sign === '?' || found.has(name)) continue;
    const start = index + 2 + sign.length;
    found.set(name, { name, span: { start, end: start + name.length }, type: 'keyword' });
  }
  return [...found.values()];
}
