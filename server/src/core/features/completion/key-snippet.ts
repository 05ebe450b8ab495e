import type { RuleKey, ValueType } from '../../rule/keys/key.ts';
import { keyName, keysOf } from '../../rule/keys/index.ts';
import { valuesOf } from '../hover/key-doc.ts';

/** Longer sets make a worse menu than the completion of the value itself. */
const MOST_CHOICES = 20;

/** `name = value` as an LSP snippet with a value of the right shape; `hole` is the number of its tab stop. */
export function keySnippet(key: RuleKey, hole = 1): string {
  return `${keyName(key)} = ${valueSnippet(key, hole)}`;
}

function valueSnippet(key: RuleKey, hole: number): string {
  const special = SPECIAL.get(key.path);
  if (special !== undefined) return special;
  const values = valuesOf(key.type).map(({ name }) => name);
  if (values.length > 0 && values.length <= MOST_CHOICES) return shaped(key.type, choice(hole, values));
  const example = key.example ?? EMPTY[key.type.kind];
  if (example.startsWith('"""')) return `"""\n\${${String(hole)}}\n"""`;
  const [, opening = '', content = '', closing = ''] = /^(\["?|"?)(.*?)("?\]|"?)$/s.exec(example) ?? [];
  return `${opening}\${${String(hole)}:${escaped(firstOf(content))}}${closing}`;
}

/** Of a list's members the first will do as a start. */
function firstOf(content: string): string {
  return content.split('", "')[0] ?? content;
}

/** What no example can say. VS Code fills in the variables; other editors take what stands behind the colon. */
const DATE = '"${CURRENT_YEAR:2025}/${CURRENT_MONTH:03}/${CURRENT_DATE:31}"';
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['rule.rule_id', '"${UUID:12345678-9abc-4def-8123-456789abcdef}"'],
  ['rule.query', "'''\n${1:process where ${2:condition}}\n'''"],
  ['metadata.creation_date', DATE],
  ['metadata.updated_date', DATE],
  ['metadata.deprecation_date', DATE],
]);

const EMPTY: Readonly<Record<ValueType['kind'], string>> = {
  string: '""',
  integer: '0',
  boolean: 'true',
  array: '[]',
  table: '{}',
  either: '""',
  any: '""',
};

function shaped(type: ValueType, choices: string): string {
  const isArray = type.kind === 'array' || (type.kind === 'either' && type.types[0]?.kind === 'array');
  return isArray ? `["${choices}"]` : `"${choices}"`;
}

function choice(hole: number, values: readonly string[]): string {
  return `\${${String(hole)}|${values.map((value) => value.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A header with the keys that its table must have: `[[rule.threat]]`, `framework = …`. */
export function tableSnippet(key: RuleKey, ruleType: string | undefined): string {
  const table = isArrayOfTables(key) ? `${key.path}[]` : key.path;
  const required = keysOf(table, ruleType).filter((child) => child.required === true && !isTable(child));
  return [headerOf(key), ...required.map((child, index) => keySnippet(child, index + 1))].join('\n');
}

/** `[[rule.threat.technique]]` for `rule.threat[].technique`. */
export function headerOf(key: RuleKey): string {
  const name = key.path.replaceAll('[]', '');
  return isArrayOfTables(key) ? `[[${name}]]` : `[${name}]`;
}

export function isTable(key: RuleKey): boolean {
  return key.type.kind === 'table' || isArrayOfTables(key);
}

export function isArrayOfTables({ type }: RuleKey): boolean {
  return type.kind === 'array' && type.items.kind === 'table';
}
