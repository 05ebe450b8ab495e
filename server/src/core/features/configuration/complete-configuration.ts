import { CompletionItemKind } from 'vscode-languageserver-types';
import { nameOf, type ConfigurationKey, type TableKey, type ValueKey } from '../../configuration/key.ts';
import { configurationKeyAt, CONFIGURATION_KEYS, keysIn } from '../../configuration/keys.ts';
import type { ConfigurationDocument } from '../../configuration/read-configuration.ts';
import { touches, type Span } from '../../text/span.ts';
import type { Candidate, Candidates } from '../completion/candidate.ts';
import { closingEnd, tomlLineAt, wordEnd } from '../toml/line.ts';
import { tomlPlaceAt, type PlacedTable } from '../toml/toml-place.ts';

/** What may stand at an offset of a `rulewright.toml`: keys, headers, and values to start from. */
export function completeConfiguration(
  { toml, text }: ConfigurationDocument,
  offset: number,
): Candidates | undefined {
  if (toml.comments.some(({ span }) => span.start < offset && touches(span, offset))) return undefined;
  const line = tomlLineAt(text, offset);
  if (line === undefined) return undefined;
  const { kind, typed } = line;
  // A header that is being typed opens no table yet.
  const { tables } = tomlPlaceAt(toml, kind === 'header' ? typed.start - 1 : offset);
  switch (kind) {
    case 'header':
      return offered(headers(tables), typed, closingEnd(text, offset));
    case 'key': {
      const end = wordEnd(text, typed.end);
      const hasValue = /^[ \t]*=/.test(text.slice(end, end + 20));
      return offered([...keys(tables, hasValue), ...(hasValue ? [] : headers(tables))], typed, end);
    }
    case 'value':
      return values(pathIn(tables, line.name), typed, text);
  }
}

function offered(list: readonly Candidate[], typed: Span, end: number): Candidates {
  return { list, insert: typed, replace: { start: typed.start, end } };
}

/** The keys that the innermost table does not have yet. @param bare a value stands behind the key already */
function keys(tables: readonly PlacedTable[], bare: boolean): readonly Candidate[] {
  const innermost = tables.at(-1);
  return [...keysIn(innermost?.path ?? '').values()].flatMap((key) => {
    if (key.kind === 'table' || innermost?.table.entries.has(nameOf(key)) === true) return [];
    const assigned = `${nameOf(key)} = ${key.examples[0]}`;
    return [
      {
        ...named(key, nameOf(key)),
        detail: key.type.replaceAll('`', ''),
        ...(!bare && { insert: assigned }),
      },
    ];
  });
}

/** Tables that are not there yet, each with its keys: a header ends the table above it wherever it stands. */
function headers(tables: readonly PlacedTable[]): readonly Candidate[] {
  const root = tables[0]?.table;
  const absent = CONFIGURATION_KEYS.filter(
    (key): key is TableKey => key.kind === 'table' && root?.entries.has(key.path) !== true,
  );
  return absent.map((key) => {
    const header = `[${key.path}]`;
    const below = [...keysIn(key.path).values()].filter((child): child is ValueKey => child.kind === 'value');
    const pairs = below.map((child) => `${nameOf(child)} = ${child.examples[0]}`);
    return { ...named(key, header), detail: 'table', insert: [header, ...pairs].join('\n') };
  });
}

function named(key: ConfigurationKey, label: string): Candidate {
  const kind = key.kind === 'table' ? CompletionItemKind.Struct : CompletionItemKind.Property;
  return { label, kind, subject: { kind: 'configuration', path: key.path } };
}

/** Examples, where no quote is typed yet: the folders that there are only the disk knows. */
function values(path: string, typed: Span, text: string): Candidates | undefined {
  const key = configurationKeyAt(path);
  if (key?.kind !== 'value' || !/^[\w.]*$/.test(text.slice(typed.start, typed.end))) return undefined;
  const list = key.examples.map((label) => ({ ...named(key, label), kind: CompletionItemKind.Value }));
  return offered(list, typed, wordEnd(text, typed.end));
}

function pathIn(tables: readonly PlacedTable[], name: string): string {
  const table = tables.at(-1)?.path ?? '';
  return table === '' ? name : `${table}.${name}`;
}
