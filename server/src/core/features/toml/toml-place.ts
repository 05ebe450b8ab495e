import type { Span } from '../../text/span.ts';
import type { TomlDocument, TomlNode, TomlTable } from '../../toml/ast.ts';
import { tomlPathAt, type TomlStep } from '../../toml/path.ts';

/** A table with its path from the top: `rule.threat[].technique[]`; the root's is empty. */
export interface PlacedTable {
  readonly path: string;
  readonly table: TomlTable;
}

/** What stands at an offset of a rule file, with its path written as in `rule/keys`. */
export interface TomlPlace {
  readonly part: 'header' | 'key' | 'value' | 'gap';
  /** Dotted, with `[]` behind each array that the place lies in; in a gap the open table's, or the key's before its value. */
  readonly path: string;
  /** The key's part in a key or header, or the innermost value; empty in a gap. */
  readonly span: Span;
  /** The innermost value; `undefined` unless the place is a value. */
  readonly node: TomlNode | undefined;
  /** The root, and so on to the table that a key at this place belongs to. */
  readonly tables: readonly PlacedTable[];
}

export function tomlPlaceAt(document: TomlDocument, offset: number): TomlPlace {
  const { part, steps, table } = tomlPathAt(document, offset);
  const last = steps.at(-1);
  const node = part === 'value' ? last?.node : undefined;
  const key = steps.findLast((step) => step.key !== undefined)?.key;
  const nothing = { start: offset, end: offset };
  return {
    part,
    path: pathText(steps),
    span: (part === 'gap' ? undefined : part === 'value' ? node?.span : key) ?? nothing,
    node,
    tables: tablesOn(document.root, steps, table),
  };
}

/** The tables that the steps lead through, up to `innermost`. */
function tablesOn(root: TomlTable, steps: readonly TomlStep[], innermost: TomlTable): readonly PlacedTable[] {
  const tables: PlacedTable[] = [{ path: '', table: root }];
  if (innermost === root) return tables;
  for (const [index, { node }] of steps.entries()) {
    if (node?.kind !== 'table') continue;
    tables.push({ path: pathText(steps.slice(0, index + 1)), table: node });
    if (node === innermost) return tables;
  }
  // Below a broken header the tree has no such table, yet its keys are known by the path.
  return [...tables, { path: pathText(steps), table: innermost }];
}

function pathText(steps: readonly TomlStep[]): string {
  return steps.reduce((path, { name }) => {
    if (typeof name === 'number') return `${path}[]`;
    return path === '' ? name : `${path}.${name}`;
  }, '');
}
