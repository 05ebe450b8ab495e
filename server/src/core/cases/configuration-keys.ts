import { nearest } from '../text/nearest.ts';
import type { Span } from '../text/span.ts';
import type { TomlTable } from '../toml/ast.ts';

export const DEFAULT_CASES = 'tests/cases';

/** The values of a `rulewright.toml`, with defaults. */
export interface ConfigurationKeys {
  /** The folder of the cases, below the folder of the configuration; its parts. */
  readonly cases: readonly string[];
  /** `coverage.minimum`: how much of each query its cases must cover. */
  readonly leastCoverage: LeastCoverage | undefined;
}

export interface LeastCoverage {
  /** 0 to 100 */
  readonly percent: number;
  /** On which it stands, 1-based. */
  readonly line: number;
}

export interface ConfigurationFault {
  /** 1-based; `undefined` when the file can't be read at all. */
  readonly line: number | undefined;
  /** Sentences. */
  readonly message: string;
}

export const DEFAULTS: ConfigurationKeys = { cases: DEFAULT_CASES.split('/'), leastCoverage: undefined };

/**
 * Checks every key of a configuration; what is wrong keeps its default.
 * @param values the same document as `table`, by the reader whose values count
 * @param lineOf the 1-based line of an offset
 */
export function readKeys(
  table: TomlTable,
  values: Values,
  lineOf: (offset: number) => number,
): { readonly keys: ConfigurationKeys; readonly faults: readonly ConfigurationFault[] } {
  const reading: Reading = { draft: { ...DEFAULTS }, faults: [], lineOf };
  readTable(table, values, KEYS, '', reading);
  return { keys: reading.draft, faults: reading.faults };
}

type Values = Readonly<Record<string, unknown>>;
type Draft = { -readonly [Key in keyof ConfigurationKeys]: ConfigurationKeys[Key] };

interface Reading {
  readonly draft: Draft;
  readonly faults: ConfigurationFault[];
  readonly lineOf: (offset: number) => number;
}

/** Takes a value into the draft, or says what it must be. */
type Setter = (draft: Draft, value: unknown, line: number) => string | undefined;

/** A table within the table. */
interface Inner {
  readonly keys: Keys;
  readonly problem: string;
}

type Keys = ReadonlyMap<string, Setter | Inner>;

const COVERAGE: Inner = {
  keys: new Map([['minimum', setMinimum]]),
  problem: '`coverage` must be a table: `[coverage]`, and below it `minimum = 80`.',
};

const KEYS: Keys = new Map<string, Setter | Inner>([
  ['cases', setCases],
  ['coverage', COVERAGE],
]);

function setCases(draft: Draft, value: unknown): string | undefined {
  const parts = typeof value === 'string' ? value.split('/') : [];
  const isRelative = parts.length > 0 && parts[0] !== '' && !/^[a-z]:|\\/i.test(String(value));
  if (!isRelative)
    return `\`cases\` must be a relative path with \`/\`, such as "${DEFAULT_CASES}", which is taken now.`;
  draft.cases = parts.filter((part) => part !== '');
  return undefined;
}

function setMinimum(draft: Draft, value: unknown, line: number): string | undefined {
  if (typeof value !== 'number' || !(value >= 0 && value <= 100))
    return '`coverage.minimum` must be a number from 0 to 100, in per cent of what is to be covered of a query. Nothing is asked for now.';
  draft.leastCoverage = { percent: value, line };
  return undefined;
}

function readTable(table: TomlTable, values: Values, keys: Keys, prefix: string, reading: Reading): void {
  for (const { name, key, value: node } of table.entries.values()) {
    const known = keys.get(name);
    const value = values[name];
    // Of a value that is none the reader has told.
    if (node.kind === 'missing') continue;
    if (known === undefined) tell(reading, key, unknownKey(name, prefix, keys));
    else if (typeof known === 'function') {
      const problem = known(reading.draft, value, reading.lineOf(node.span.start));
      if (problem !== undefined) tell(reading, node.span, problem);
    } else if (node.kind === 'table' && isRecord(value)) {
      readTable(node, value, known.keys, `${prefix}${name}.`, reading);
    } else tell(reading, node.span, known.problem);
  }
}

function tell({ faults, lineOf }: Reading, { start }: Span, message: string): void {
  faults.push({ line: lineOf(start), message });
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}

/** A name of the same table is meant first, then one of another: `minimum` at the top. */
function unknownKey(name: string, prefix: string, keys: Keys): string {
  const all = pathsIn(KEYS);
  const near = nearest(name, keys.keys());
  const meant = near === undefined ? all.find((path) => path.split('.').at(-1) === name) : `${prefix}${near}`;
  const hint =
    meant === undefined
      ? `The keys are ${all.map((path) => `\`${path}\``).join(', ')}.`
      : `Did you mean \`${meant}\`?`;
  return `There is no key \`${prefix}${name}\` here. ${hint}`;
}

/** All keys with a value, from the top. */
function pathsIn(keys: Keys, prefix = ''): readonly string[] {
  return [...keys].flatMap(([name, known]) =>
    typeof known === 'function' ? [prefix + name] : pathsIn(known.keys, `${prefix}${name}.`),
  );
}
