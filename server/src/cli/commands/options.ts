import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Command, CommandContext, ExitCode } from './command.ts';

export type Format = 'pretty' | 'json';

/** The options of a command beside `--format`. */
export interface OptionNames<F extends string> {
  /** The first is the default. */
  readonly formats: readonly [F, ...F[]];
  /** Those without a value. */
  readonly flags?: readonly string[];
  /** Those with one. */
  readonly values?: readonly string[];
}

export interface ParsedOptions<F extends string = Format> {
  readonly format: F;
  /** Names of the boolean options that were given. */
  readonly flags: ReadonlySet<string>;
  /** The others, by name; of one that was given more than once the last. */
  readonly values: ReadonlyMap<string, string>;
  readonly paths: readonly string[];
}

const FORMATS = ['pretty', 'json'] as const;

/** What was typed behind the command's name; a text says what is wrong with it. `--help` has been dealt with before. */
export function parseOptions(args: readonly string[], flags: readonly string[]): ParsedOptions | string {
  return parseNamed(args, { formats: FORMATS, flags });
}

/** The same for a command with more options than these. */
export function parseNamed<F extends string>(
  args: readonly string[],
  { formats, flags = [], values = [] }: OptionNames<F>,
): ParsedOptions<F> | string {
  const own = [
    ...flags.map((name) => [name, { type: 'boolean' }] as const),
    ...[...values, 'format'].map((name) => [name, { type: 'string' }] as const),
  ];
  const parsed = parseStrictly(args, Object.fromEntries(own));
  if (typeof parsed === 'string') return parsed;
  const { format: wanted = formats[0], ...given } = parsed.values;
  const format = formats.find((one) => one === wanted);
  if (format === undefined) {
    const names = formats.map((name) => `\`${name}\``);
    return `\`--format\` takes ${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}, not \`${String(wanted)}\`.`;
  }
  if (parsed.positionals.includes(''))
    return 'An empty PATH names nothing; write `.` for the current folder.';
  const paths = parsed.positionals.length === 0 ? ['.'] : parsed.positionals;
  const all = Object.entries(given);
  return {
    format,
    flags: new Set(all.filter(([, value]) => value === true).map(([name]) => name)),
    values: new Map(all.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))),
    paths,
  };
}

/** Says on standard error what is wrong with the command line. */
export function refuse(command: Command, problem: string, { terminal }: CommandContext): ExitCode {
  terminal.log(`rulewright ${command.name}: ${problem}`);
  terminal.log(`\`rulewright ${command.name} --help\` lists the options.`);
  return 2;
}

function parseStrictly(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    return optionsProblem(error);
  }
}

/** What `parseArgs` refuses, in its words. Anything else that was thrown is a bug of ours and goes on. */
export function optionsProblem(error: unknown): string {
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) {
    return error.message;
  }
  throw error;
}
