import { nameOf, type ConfigurationKey, type ConfigurationValues, type Draft } from './key.ts';

const DEFAULT_CASES = 'tests/cases';

export const DEFAULTS: ConfigurationValues = { cases: DEFAULT_CASES.split('/'), leastCoverage: undefined };

/** Every key of a `rulewright.toml`: checks, completion and hovers come from here. */
export const CONFIGURATION_KEYS: readonly ConfigurationKey[] = [
  {
    path: 'cases',
    kind: 'value',
    type: 'relative path with `/`',
    doc: 'The folder of the cases, below the folder of this file. The cases of `DIR/rule.toml` lie in `CASES/DIR/rule/`, unless there is a folder of cases beside the rule: that counts first.',
    default: `"${DEFAULT_CASES}"`,
    examples: [`"${DEFAULT_CASES}"`, '"events"'],
    take: takeCases,
  },
  {
    path: 'coverage',
    kind: 'table',
    doc: 'How much of the queries the cases must exercise.',
    problem: '`coverage` must be a table: `[coverage]`, and below it `minimum = 80`.',
  },
  {
    path: 'coverage.minimum',
    kind: 'value',
    type: 'number from 0 to 100',
    doc: 'How much of each query its cases must cover, in per cent. A rule that falls short fails a run that counts coverage: `rulewright test --coverage`, and that of the Test Explorer.',
    default: 'nothing is asked for',
    examples: ['80', '92.5', '100'],
    take: takeMinimum,
  },
];

/** The keys of a table by their names; `''` is the top of the file. */
export function keysIn(table: string): ReadonlyMap<string, ConfigurationKey> {
  const keys = CONFIGURATION_KEYS.filter((key) => tableOf(key) === table);
  return new Map(keys.map((key) => [nameOf(key), key]));
}

export function configurationKeyAt(path: string): ConfigurationKey | undefined {
  return CONFIGURATION_KEYS.find((key) => key.path === path);
}

function tableOf({ path }: ConfigurationKey): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

function takeCases(draft: Draft, value: unknown): string | undefined {
  const parts = typeof value === 'string' ? value.split('/') : [];
  const isRelative = parts.length > 0 && parts[0] !== '' && !/^[a-z]:|\\/i.test(String(value));
  if (!isRelative)
    return `\`cases\` must be a relative path with \`/\`, such as "${DEFAULT_CASES}", which is taken now.`;
  draft.cases = parts.filter((part) => part !== '');
  return undefined;
}

function takeMinimum(draft: Draft, value: unknown, line: number): string | undefined {
  if (typeof value !== 'number' || !(value >= 0 && value <= 100))
    return '`coverage.minimum` must be a number from 0 to 100, in per cent of what is to be covered of a query. Nothing is asked for now.';
  draft.leastCoverage = { percent: value, line };
  return undefined;
}
