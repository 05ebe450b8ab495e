import { CompletionItemKind } from 'vscode-languageserver-types';
import type { RuleKey } from '../../rule/keys/key.ts';
import { keyName, keysOf } from '../../rule/keys/index.ts';
import { typeWords } from '../hover/key-doc.ts';
import type { PlacedTable } from '../toml/toml-place.ts';
import type { Candidate } from './candidate.ts';
import { headerOf, isArrayOfTables, isTable, keySnippet, tableSnippet } from './key-snippet.ts';

/** The keys that the innermost table does not have yet, those that it must have first. */
export function keyCandidates(
  tables: readonly PlacedTable[],
  ruleType: string | undefined,
  bare: boolean,
): readonly Candidate[] {
  const innermost = tables.at(-1);
  const missing = keysOf(innermost?.path ?? '', ruleType).filter(
    (key) => !isTable(key) && innermost?.table.entries.has(keyName(key)) !== true,
  );
  const must = missing.filter((key) => key.required === true);
  return [...must, ...missing.filter((key) => key.required !== true)].map((key) => ({
    label: keyName(key),
    kind: CompletionItemKind.Property,
    detail: detailOf(key),
    ...(!bare && { insert: `${keyName(key)} = `, snippet: keySnippet(key) }),
    subject: subjectOf(key, ruleType),
  }));
}

/** Headers of tables that may follow here: children of the open table and of those around it. */
export function headerCandidates(
  tables: readonly PlacedTable[],
  ruleType: string | undefined,
): readonly Candidate[] {
  return [...tables].reverse().flatMap(({ path, table }) =>
    keysOf(path, ruleType)
      .filter((key) => isTable(key) && (isArrayOfTables(key) || !isDefined(table, key)))
      .map((key) => ({
        label: headerOf(key),
        kind: CompletionItemKind.Struct,
        detail: detailOf(key),
        snippet: tableSnippet(key, ruleType),
        subject: subjectOf(key, ruleType),
      })),
  );
}

/** A table that only stands in the names of others (`rule` in `[rule.threat]`) may still get its header. */
function isDefined(table: PlacedTable['table'], key: RuleKey): boolean {
  const value = table.entries.get(keyName(key))?.value;
  return value !== undefined && !(value.kind === 'table' && value.origin === 'implicit');
}

function detailOf(key: RuleKey): string {
  return key.required === true ? `${typeWords(key.type)}, required` : typeWords(key.type);
}

function subjectOf(key: RuleKey, ruleType: string | undefined): NonNullable<Candidate['subject']> {
  return { kind: 'key', path: key.path, ...(ruleType !== undefined && { ruleType }) };
}
