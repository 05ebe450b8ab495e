import { checkCommand } from './commands/check.ts';
import type { Command, CommandContext, ExitCode } from './commands/command.ts';
import { explainCommand } from './commands/explain.ts';
import { fmtCommand } from './commands/fmt.ts';
import { newCommand } from './commands/new.ts';
import { queryCommand } from './commands/query.ts';
import { testCommand } from './commands/test.ts';
import { VERSION } from './version.ts';

const COMMANDS: readonly Command[] = [
  checkCommand,
  explainCommand,
  fmtCommand,
  newCommand,
  queryCommand,
  testCommand,
];

/** Runs one command line, `args` as typed behind the program's name. Never rejects. */
export async function run(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  try {
    return await dispatch(args, context);
  } catch (error) {
    // The one guard of the command line: whatever comes here is a bug of ours.
    const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = `rulewright: this is a bug in Rulewright, please report it. ${details}`;
    context.terminal.log(...message.split('\n'));
    return 2;
  }
}

async function dispatch(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const [name, ...rest] = args;
  if (name === '--version') return await print(`rulewright ${VERSION}\n`, context);
  if (name === '--help' || name === '-h') return await print(overview(), context);
  if (name === undefined) {
    terminal.log(...overview().split('\n'));
    return 2;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    terminal.log(`rulewright: ${unknownName(name)}. \`rulewright --help\` lists the commands.`);
    return 2;
  }
  const end = rest.indexOf('--');
  const options = end === -1 ? rest : rest.slice(0, end);
  if (options.includes('--help') || options.includes('-h')) return await print(command.help, context);
  return await command.run(rest, context);
}

function unknownName(name: string): string {
  return name.startsWith('-')
    ? `unknown option \`${name}\` before the command`
    : `there is no command \`${name}\``;
}

async function print(text: string, { terminal }: CommandContext): Promise<ExitCode> {
  await terminal.write(text);
  return 0;
}

function overview(): string {
  const commands = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}\n`).join('');
  return `Checks Elastic detection rules and tests them against sample events, without a cluster.

Usage: rulewright <command> [options] [PATH…]

Commands:
${commands}
Options:
  --help     Show this text, or a command's own with \`rulewright <command> --help\`.
  --version  Show the version.
`;
}
