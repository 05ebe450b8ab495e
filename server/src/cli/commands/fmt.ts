import { writeFile } from 'node:fs/promises';
import { createStyle } from '../reporters/style.ts';
import { count } from '../reporters/count.ts';
import { describeFileError } from '../../node/files.ts';
import { readRuleFiles, type RuleFile } from '../rule-files.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { parseOptions, refuse } from './options.ts';

const CHECK = 'check';

export const fmtCommand: Command = {
  name: 'fmt',
  summary: 'Lay out the EQL and KQL queries of rules.',
  help: `Lays out the EQL and KQL queries of rules: one condition a line, lists wrapped, comments where they stand. The rest of a
file stays as it is, and so does a query with an error.

Usage: rulewright fmt [options] [PATH…]

  PATH  A rule file, or a folder that is searched for rules, as \`rulewright check\` does (default: the current folder).

Options:
  --check  Change nothing; say which files would change.
  --help   Show this text.

Exit code: 0 fine, 1 with --check when a file would change, 2 a PATH could not be read or written, or an option is wrong.
`,
  run,
};

async function run(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const options = parseOptions(args, [CHECK]);
  if (typeof options === 'string') return refuse(fmtCommand, options, context);
  const { terminal } = context;
  const style = createStyle(terminal.coloured);
  const isCheck = options.flags.has(CHECK);
  let [files, changed, incomplete] = [0, 0, false];
  for await (const file of readRuleFiles({
    paths: options.paths,
    cwd: terminal.cwd,
    service: context.service(),
  })) {
    if (file.kind !== 'rule') {
      terminal.log(`${file.path}: ${file.kind === 'not-text' ? file.fault.message : file.message}`);
      incomplete ||= file.kind !== 'skipped';
      continue;
    }
    files++;
    const formatted = formattedText(file, context);
    if (formatted === undefined) continue;
    if (!isCheck && !(await write(file, formatted, context))) {
      incomplete = true;
      continue;
    }
    changed++;
    if (!(await terminal.write(`${file.path}\n`))) break;
  }
  const verb = isCheck ? 'would change' : 'changed';
  await terminal.write(
    style.bold(
      `${count(files, 'rule')}: ${changed === 0 ? 'all laid out' : `${String(changed)} ${verb}`}.\n`,
    ),
  );
  if (incomplete) return 2;
  return isCheck && changed > 0 ? 1 : 0;
}

function formattedText({ rule }: RuleFile & { kind: 'rule' }, context: CommandContext): string | undefined {
  const edits = context.service().formatQueries(rule);
  if (edits.length === 0) return undefined;
  const before = (index: number): number => edits[index - 1]?.span.end ?? 0;
  const parts = edits.map(({ span, newText }, index) => rule.text.slice(before(index), span.start) + newText);
  return parts.join('') + rule.text.slice(before(edits.length));
}

const BYTE_ORDER_MARK = '\uFEFF';

async function write(
  file: RuleFile & { kind: 'rule' },
  text: string,
  { terminal }: CommandContext,
): Promise<boolean> {
  try {
    await writeFile(file.location, file.byteOrderMark ? BYTE_ORDER_MARK + text : text);
    return true;
  } catch (error) {
    terminal.log(`${file.path}: ${describeFileError(error)}`);
    return false;
  }
}
