import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Command, CommandContext, ExitCode } from './command.ts';

export type Format = 'pretty' | 'json';

export interface ParsedOptions {
  readonly format: Format;
  /** Names of the boolean options that were given. */
  readonly flags: ReadonlySet<string>;
  readonly paths: readonly string[];
}

/** What was typed behind the command's name; a text says what is wrong with it. `--help` has been dealt with before. */
export function parseOptions(args: readonly string[], flags: readonly string[]): ParsedOptions | string {
  const own = Object.fromEntries(flags.map((flag) => [flag, { type: 'boolean' } as const]));
  const parsed = parseStrictly(args, { ...own, format: { type: 'string' } });
  if (typeof parsed === 'string') return parsed;
  const { format = 'pretty', ...given } = parsed.values;
  if (format !== 'pretty' && format !== 'json') {
    return `\`--format\` takes \`pretty\` or \`json\`, not \`${String(format)}\`.`;
  }
  if (parsed.positionals.includes(''))
    return 'An empty PATH names nothing; write `.` for the current folder.';
  const paths = parsed.positionals.length === 0 ? ['.'] : parsed.positionals;
  return { format, flags: new Set(Object.keys(given)), paths };
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
