import type { TomlNode } from '../../server/src/core/toml/ast.ts';

/** A TOML value without its places: integers as bigint, dates and times as RFC 3339 text behind `@`. */
export type Plain = string | bigint | number | boolean | undefined | readonly Plain[] | PlainTable;

export interface PlainTable {
  readonly [name: string]: Plain;
}

/** The value of a node; `undefined` for a missing one. */
export function plain(node: TomlNode): Plain {
  switch (node.kind) {
    case 'string':
    case 'integer':
    case 'float':
    case 'boolean':
      return node.value;
    case 'datetime':
      return `@${node.value}`;
    case 'array':
      return node.items.map(plain);
    case 'table':
      return Object.fromEntries([...node.entries.values()].map(({ name, value }) => [name, plain(value)]));
    case 'missing':
      return undefined;
  }
}
