/** The values of a `rulewright.toml`, with defaults. */
export interface ConfigurationValues {
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

/** The values while they are read. */
export type Draft = { -readonly [Key in keyof ConfigurationValues]: ConfigurationValues[Key] };

/** A key of a `rulewright.toml`: what it takes, and what people are told of it. */
export type ConfigurationKey = ValueKey | TableKey;

interface Described {
  /** Dotted from the top: `coverage.minimum`. */
  readonly path: string;
  /** What it does, in one to three sentences of Markdown. */
  readonly doc: string;
}

export interface ValueKey extends Described {
  readonly kind: 'value';
  /** What may stand there, in words: "number from 0 to 100". */
  readonly type: string;
  /** What counts without the key, in words or as TOML. */
  readonly default: string;
  /** Values as they are written, as TOML; the first is the one to start from. */
  readonly examples: readonly [string, ...string[]];
  /** Takes a value into the draft, or says what it must be. @param line 1-based, of the value */
  readonly take: (draft: Draft, value: unknown, line: number) => string | undefined;
}

export interface TableKey extends Described {
  readonly kind: 'table';
  /** What is told where something else stands. */
  readonly problem: string;
}

/** The last part of a key's path, as it stands in its table: `minimum`. */
export function nameOf({ path }: ConfigurationKey): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
