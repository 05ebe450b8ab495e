import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CaseFolderError, newRule, RULE_TEMPLATES } from '../../core/index.ts';
import type { NewFile } from '../../core/making/templates/new-rule.ts';
import type { RuleTemplate } from '../../core/making/templates/template.ts';
import { describeFileError } from '../../node/files.ts';
import { nodeFileSystem } from '../node-file-system.ts';
import { displayPath, toLocation } from '../paths.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { optionsProblem, refuse } from './options.ts';

export const newCommand: Command = {
  name: 'new',
  summary: 'Write a rule to start from, with its cases.',
  help: `Writes a rule that passes every check, and for EQL a case that it matches and one that it does not. The name of the file
becomes the name of the rule; its id is new. Nothing is overwritten.

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
    // The rule first: where there is one already, its cases stay as they are too.
    for (const file of [rule, ...cases]) {
      if (!(await write(file, context))) return 2;
    }
    return 0;
  } catch (error) {
    if (!(error instanceof CaseFolderError)) throw error;
    terminal.log(`${displayPath(error.location, terminal.cwd)}: ${error.message}`);
    return 2;
  }
}

async function write({ location, text }: NewFile, { terminal }: CommandContext): Promise<boolean> {
  const path = displayPath(location, terminal.cwd);
  try {
    await mkdir(dirname(location), { recursive: true });
    await writeFile(location, text, { flag: 'wx' });
  } catch (error) {
    terminal.log(`${path}: ${isThere(error) ? 'there is such a file already' : describeFileError(error)}`);
    return false;
  }
  await terminal.write(`${path}\n`);
  return true;
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
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
