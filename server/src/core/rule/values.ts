import type { TomlNode, TomlString, TomlTable } from '../toml/ast.ts';

/** Value of a table's key, when it is a string. */
export function stringOf(table: TomlTable | undefined, name: string): TomlString | undefined {
  const value = table?.entries.get(name)?.value;
  return value?.kind === 'string' ? value : undefined;
}

/** Value of a table's key, when it is a table. */
export function tableOf(table: TomlTable | undefined, name: string): TomlTable | undefined {
  const value = table?.entries.get(name)?.value;
  return value?.kind === 'table' ? value : undefined;
}

/** The tables in a table's key: those of an array, in order; nothing when it is something else. */
export function tablesOf(table: TomlTable | undefined, name: string): readonly TomlTable[] {
  const value: TomlNode | undefined = table?.entries.get(name)?.value;
  return value?.kind === 'array' ? value.items.filter((item) => item.kind === 'table') : [];
}

/** The strings in a table's array, in order; nothing when the key is something else. */
export function stringsOf(table: TomlTable | undefined, name: string): readonly TomlString[] {
  const value = table?.entries.get(name)?.value;
  return value?.kind === 'array' ? value.items.filter((item) => item.kind === 'string') : [];
}

/** Upstream neither checks the schema nor the query of a rule with this mark. */
export function isDeprecated(metadata: TomlTable | undefined): boolean {
  return stringOf(metadata, 'maturity')?.value === 'deprecated';
}

/** True when a table says `name = true`. */
export function isBooleanTrue(table: TomlTable | undefined, name: string): boolean {
  const value = table?.entries.get(name)?.value;
  return value?.kind === 'boolean' && value.value;
}

/** True when a table says `name = false`. */
export function isBooleanFalse(table: TomlTable | undefined, name: string): boolean {
  const value = table?.entries.get(name)?.value;
  return value?.kind === 'boolean' && !value.value;
}
