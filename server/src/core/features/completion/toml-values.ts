import { CompletionItemKind } from 'vscode-languageserver-types';
import { keyAt } from '../../rule/keys/index.ts';
import type { RuleKey } from '../../rule/keys/key.ts';
import { valuesOf } from '../hover/key-doc.ts';
import { INDICATOR_FIELD, isFieldName } from '../toml/field-names.ts';
import { threatTable } from '../toml/threat-place.ts';
import type { PlacedTable } from '../toml/toml-place.ts';
import { attackCandidates } from './attack-completion.ts';
import type { Candidate, Candidates } from './candidate.ts';
import { indicesOf } from '../query/query-context.ts';
import { fieldCandidates } from './field-candidates.ts';
import type { TomlRequest } from './toml-request.ts';

/** The value of a key that is being typed. */
export interface TypedValue {
  /** As in `rule/keys`, with `[]` for a member of an array. */
  readonly path: string;
  /** The tables that hold it, the root first. */
  readonly tables: readonly PlacedTable[];
  /** What is typed of it, without quotes. */
  readonly typed: string;
  /** How a text is written here: with the quotes that are missing, and escapes. */
  write(text: string): string;
}

/** Values that may stand behind a key: of a closed set, ids of ATT&CK, names of fields. */
export function tomlValues(
  { rule, facts, ranking }: TomlRequest,
  { path, tables, typed, write }: TypedValue,
): Pick<Candidates, 'list' | 'incomplete'> | undefined {
  const threat = threatTable(tables);
  const name = path.slice(path.lastIndexOf('.') + 1);
  if (threat !== undefined && (name === 'id' || name === 'name' || name === 'reference')) {
    if (threat.framework === 'MITRE ATLAS') return undefined;
    return { list: attackCandidates(name, threat, facts.attack, rule.text, write) };
  }
  if (isFieldName(path)) {
    const indices = indicesOf(rule, path === INDICATOR_FIELD ? 'threat_index' : 'index');
    const { near, loose, more } = fieldCandidates(ranking({ indices }), typed);
    // Here a name is a value, and no part of it needs backquotes.
    const list = [...near, ...loose].map((candidate) => ({ ...candidate, insert: write(candidate.label) }));
    return { list, incomplete: more };
  }
  const key = keyAt(path.replace(/\[\]$/, ''), rule.type);
  return key && { list: closedValues(key, rule.type, write) };
}

function closedValues(
  key: RuleKey,
  ruleType: string | undefined,
  write: (value: string) => string,
): readonly Candidate[] {
  return valuesOf(key.type).map(({ name }) => ({
    label: name,
    kind: CompletionItemKind.EnumMember,
    insert: write(name),
    subject: { kind: 'key', path: key.path, value: name, ...(ruleType !== undefined && { ruleType }) },
  }));
}
