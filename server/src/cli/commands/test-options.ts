import { parseNamed } from './options.ts';

export type TestFormat = 'pretty' | 'json' | 'junit' | 'github';

/** How many cases each rule must have at least: of `match*` and `match-any*`, and of `no-match*`. */
export interface LeastCases {
  readonly match: number;
  readonly noMatch: number;
}

export interface TestArguments {
  readonly format: TestFormat;
  readonly paths: readonly string[];
  readonly allowEmpty: boolean;
  /** Print what the cases exercise. */
  readonly coverage: boolean;
  /** A file for it, as typed. */
  readonly lcov: string | undefined;
  readonly leastCases: LeastCases | undefined;
  /** The configuration of all rules, as typed. */
  readonly config: string | undefined;
}

const FORMATS = ['pretty', 'json', 'junit', 'github'] as const;

/** What was typed; a text says what is wrong with it. */
export function parseTestOptions(args: readonly string[]): TestArguments | string {
  const parsed = parseNamed(args, {
    formats: FORMATS,
    flags: ['allow-empty', 'coverage'],
    values: ['config', 'coverage-lcov', 'min-cases'],
  });
  if (typeof parsed === 'string') return parsed;
  const { format, paths, flags, values } = parsed;
  for (const name of ['config', 'coverage-lcov'])
    if (values.get(name) === '') return `\`--${name}\` takes the path of a file.`;
  const least = leastCasesOf(values.get('min-cases'));
  if (typeof least === 'string') return least;
  return {
    format,
    paths,
    allowEmpty: flags.has('allow-empty'),
    coverage: flags.has('coverage'),
    lcov: values.get('coverage-lcov'),
    leastCases: least,
    config: values.get('config'),
  };
}

function leastCasesOf(text: string | undefined): LeastCases | string | undefined {
  if (text === undefined) return undefined;
  const [, match, noMatch] = /^(\d{1,6}),(\d{1,6})$/.exec(text) ?? [];
  if (match === undefined || noMatch === undefined)
    return `\`--min-cases\` takes two whole numbers, \`1,1\` say: match cases, no-match cases. It can't be \`${text}\`.`;
  return { match: Number(match), noMatch: Number(noMatch) };
}
