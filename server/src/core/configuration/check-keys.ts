import type { Diagnostic, Fix } from '../text/diagnostic.ts';
import type { LineIndex } from '../text/line-index.ts';
import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { TomlEntry, TomlTable } from '../toml/ast.ts';
import { type ConfigurationKey, type ConfigurationValues, type Draft } from './key.ts';
import { CONFIGURATION_KEYS, DEFAULTS, keysIn } from './keys.ts';

export interface CheckedKeys {
  readonly values: ConfigurationValues;
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Checks every key of a configuration; what is wrong keeps its default.
 * @param values the same document as `table`, by the reader whose values count
 */
export function checkKeys(table: TomlTable, values: Values, lines: LineIndex): CheckedKeys {
  const reading: Reading = { draft: { ...DEFAULTS }, diagnostics: [], lines };
  checkTable(table, values, '', reading);
  return { values: reading.draft, diagnostics: reading.diagnostics };
}

type Values = Readonly<Record<string, unknown>>;

interface Reading {
  readonly draft: Draft;
  readonly diagnostics: Diagnostic[];
  readonly lines: LineIndex;
}

function checkTable(table: TomlTable, values: Values, path: string, reading: Reading): void {
  const keys = keysIn(path);
  for (const entry of table.entries.values()) {
    // Of a value that is none the reader has told.
    if (entry.value.kind === 'missing') continue;
    const known = keys.get(entry.name);
    if (known === undefined) reading.diagnostics.push(unknownKey(entry, table, path, keys));
    else checkValue(known, entry, values[entry.name], reading);
  }
}

function checkValue(known: ConfigurationKey, entry: TomlEntry, value: unknown, reading: Reading): void {
  const node = entry.value;
  if (known.kind === 'table') {
    if (node.kind === 'table' && isRecord(value)) checkTable(node, value, known.path, reading);
    // Of several tables the first header tells enough.
    else wrongValue(reading, node.kind === 'array' && node.ofTables ? entry.key : node.span, known.problem);
    return;
  }
  const line = reading.lines.positionAt(node.span.start).line + 1;
  const problem = known.take(reading.draft, value, line);
  if (problem !== undefined) wrongValue(reading, node.span, problem);
}

function wrongValue({ diagnostics }: Reading, span: Span, message: string): void {
  diagnostics.push({ code: 'wrong-value', severity: 'error', message, span });
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

/** A name of the same table is meant first, then one of another: `minimum` at the top. */
function unknownKey(
  { name, key: span }: TomlEntry,
  table: TomlTable,
  path: string,
  keys: ReadonlyMap<string, ConfigurationKey>,
): Diagnostic {
  const near = nearest(name, keys.keys());
  const inTable = (key: string): string => (path === '' ? key : `${path}.${key}`);
  const meant = near === undefined ? VALUES.find((value) => value.split('.').at(-1) === name) : inTable(near);
  const hint =
    meant === undefined
      ? `The keys are ${VALUES.map((value) => `\`${value}\``).join(', ')}.`
      : `Did you mean \`${meant}\`?`;
  const fixes = near === undefined || table.entries.has(near) ? [] : [renaming(span, near)];
  return {
    code: 'unknown-key',
    severity: 'error',
    message: `There is no key \`${inTable(name)}\` here. ${hint}`,
    span,
    ...(fixes.length > 0 && { fixes }),
  };
}

function renaming(span: Span, newText: string): Fix {
  return { title: `Replace with \`${newText}\``, edits: [{ span, newText }], preferred: true };
}

/** All keys with a value, from the top. */
const VALUES: readonly string[] = CONFIGURATION_KEYS.flatMap(({ kind, path }) =>
  kind === 'value' ? [path] : [],
);
