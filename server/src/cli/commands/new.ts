import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CaseFolderError, newRule, RULE_TEMPLATES } from '../../core/index.ts';
import type { RuleTemplate } from '../../core/making/templates/template.ts';
import { describeFileError } from '../../node/files.ts';
import { nodeFileSystem } from '../node-file-system.ts';
import { displayPath, toLocation } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { isThere, writeNewFiles, type NotWritten } from '../write-new-files.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { optionsProblem, refuse } from './options.ts';

export const newCommand: Command = {
  name: 'new',
  summary: 'Write a rule to start from, with its cases.',
  help: `Writes a rule that passes every check, and for EQL a case that it matches and one that it does not. The name of the file
becomes the name of the rule; its id is new. Nothing is overwritten: where one of the files is there already, none is written.

Usage: rulewright new [options] PATH

  PATH  The file of the rule, which must end in .toml; folders that are missing are made.

Options:
  --type TYPE  What the rule is (default: eql):
${RULE_TEMPLATES.map(({ type, summary }) => `                 ${type.padEnd(16)} ${summary}\n`).join('')}  --help       Show this text.

Exit code: 0 written, 2 a file is there already or could not be written, or an option is wrong.
`,
  run,
};

async function run(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const wanted = parse(args);
  if (typeof wanted === 'string') return refuse(newCommand, wanted, context);
  const { terminal } = context;
  const location = toLocation(resolve(terminal.cwd, wanted.path));
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const options = { template: wanted.template, location, ruleId: randomUUID(), date };
  try {
    const { rule, cases } = await newRule(options, nodeFileSystem);
    const files = [rule, ...cases];
    const failed = await writeNewFiles(files);
    if (failed !== undefined) return tellNotWritten(failed, terminal);
    for (const { location: path } of files) await terminal.write(`${displayPath(path, terminal.cwd)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof CaseFolderError)) throw error;
    terminal.log(`${displayPath(error.location, terminal.cwd)}: ${error.message}`);
    return 2;
  }
}

function tellNotWritten({ location, error }: NotWritten, { cwd, log }: Terminal): ExitCode {
  const reason = isThere(error) ? 'there is such a file already' : describeFileError(error);
  log(`${displayPath(location, cwd)}: ${reason}. Nothing was written.`);
  return 2;
}

function parse(args: readonly string[]): { readonly template: RuleTemplate; readonly path: string } | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { type: { type: 'string', default: 'eql' } },
      allowPositionals: true,
    });
    const template = RULE_TEMPLATES.find(({ type }) => type === values.type);
    if (template === undefined) {
      const types = RULE_TEMPLATES.map(({ type }) => `\`${type}\``).join(', ');
      return `There is no type \`${values.type}\`; there are ${types}.`;
    }
    const [path, ...more] = positionals;
    if (path === undefined || more.length > 0) return 'Name one PATH, the file of the rule.';
    if (!/[^/\\]\.toml$/.test(path)) return `The file of a rule ends in \`.toml\`, and \`${path}\` does not.`;
    return { template, path };
  } catch (error) {
    return optionsProblem(error);
  }
}
