/** Why TOML refuses to put a key or a table where something stands already. `name` is a key part, `value` what is there. */
import type { TomlKeyPart, TomlNode } from './ast.ts';
import { MAX_DEPTH } from './depth.ts';

export function tooManyParts(): string {
  return `This lies in more than ${String(MAX_DEPTH)} keys and brackets; Rulewright reads no deeper. Make it flatter.`;
}

/** `[name.more]`, where `name` is no table that can grow. */
export function noTableInside(key: string, value: TomlNode): string {
  const name = shownName(key);
  return `${whatItIs(name, value)}, so it can't hold further tables. ${remedy(name, value)}`;
}

/** `[[keys]]`, where there is something that is no array of tables. */
export function noArrayOfTables(keys: readonly TomlKeyPart[], value: TomlNode): string {
  const name = shownKey(keys);
  if (value.kind === 'table' && value.origin !== 'inline') {
    return (
      `\`${name}\` is already a single table, so \`[[${name}]]\` can't add to it. ` +
      `Write its first header as \`[[${name}]]\` too, or take another name.`
    );
  }
  return `${whatItIs(name, value)}, so \`[[${name}]]\` can't add a table to it. ${remedy(name, value)}`;
}

/** `[keys]`, where there is something already. */
export function cannotReopen(keys: readonly TomlKeyPart[], value: TomlNode): string {
  const name = shownKey(keys);
  if (value.kind === 'array' && value.ofTables) {
    return `\`${name}\` is an array of tables, and \`[${name}]\` is a single one. Write \`[[${name}]]\` to add another.`;
  }
  if (value.kind !== 'table' || value.origin === 'inline') {
    return `${whatItIs(name, value)}, so \`[${name}]\` can't make a table of it. ${remedy(name, value)}`;
  }
  if (value.origin === 'dotted') {
    return (
      `\`${name}\` is a table made by dotted keys, so it can't have a header, too. ` +
      `Write all its keys under one \`[${name}]\`.`
    );
  }
  return (
    `The table \`[${name}]\` stands here a second time, and TOML allows it once. ` +
    'Move its keys up to the first, or delete it.'
  );
}

/** `name = value`, where there is a `name`. */
export function duplicateKey(key: string, value: TomlNode): string {
  const name = shownName(key);
  if (value.kind === 'table' && value.origin !== 'inline') {
    return `\`${name}\` is already a table, so it can't get a value. Take another name, or delete one of the two.`;
  }
  return `The key \`${name}\` is set a second time in this table, and TOML allows it once. Delete one of the two.`;
}

/** `name.more = value`, where `name` is no table that dotted keys can add to. */
export function noDottedKeyInto(key: string, value: TomlNode): string {
  const name = shownName(key);
  if (value.kind === 'table' && value.origin !== 'inline') {
    return `\`${name}\` is a table with a header, so a dotted key can't add to it. Write the key under that header.`;
  }
  return `${whatItIs(name, value)}, so a dotted key can't add to it. ${remedy(name, value)}`;
}

function whatItIs(name: string, value: TomlNode): string {
  switch (value.kind) {
    case 'table':
      return value.origin === 'inline'
        ? `\`${name}\` is an inline table, complete with its braces`
        : `\`${name}\` is a table`;
    case 'array':
      return value.ofTables
        ? `\`${name}\` is an array of tables`
        : `\`${name}\` is an array, complete with its brackets`;
    case 'missing':
      return `\`${name}\` is set already`;
    case 'string':
    case 'integer':
    case 'float':
    case 'boolean':
    case 'datetime':
      return `\`${name}\` is ${value.kind === 'integer' ? 'an' : 'a'} ${value.kind} already`;
  }
}

function remedy(name: string, value: TomlNode): string {
  if (value.kind === 'table' && value.origin === 'inline')
    return 'Put the keys between the braces, or write a header for it.';
  if (value.kind === 'array') {
    return value.ofTables
      ? `Write it under its header \`[[...]]\`.`
      : `Put it between the brackets, or write \`[[${name}]]\` for each item.`;
  }
  return 'Take another name, or delete one of the two.';
}

/** A dotted key as it may be written, cut where it is long. */
export function shownKey(keys: readonly TomlKeyPart[]): string {
  const shown = keys.slice(0, 10).map((part) => shownName(part.name));
  return keys.length > shown.length ? `${shown.join('.')}…` : shown.join('.');
}

export function shownName(name: string): string {
  if (/^[A-Za-z0-9_-]{1,60}$/.test(name)) return name;
  return name.length > 60 ? `${JSON.stringify(name.slice(0, 60)).slice(0, -1)}…"` : JSON.stringify(name);
}
