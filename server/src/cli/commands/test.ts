import type { RuleReport } from '../../core/cases/report.ts';
import { CaseFolderError, type LanguageService } from '../../core/index.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { nodeFileSystem } from '../node-file-system.ts';
import { displayPath } from '../paths.ts';
import { createStyle } from '../reporters/style.ts';
import { jsonTestReporter } from '../reporters/test-json.ts';
import { prettyTestReporter } from '../reporters/test-pretty.ts';
import type { TestedRule, TestReporter, TestSummary } from '../reporters/test-report.ts';
import { readRuleFiles, type RuleFile } from '../rule-files.ts';
import type { Terminal } from '../terminal.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { parseOptions, refuse, type Format } from './options.ts';

const ALLOW_EMPTY = 'allow-empty';

export const testCommand: Command = {
  name: 'test',
  summary: 'Test rules against the sample events beside them.',
  help: `Runs rules over their sample events and says which case went as its name says, and which did not.

Usage: rulewright test [options] [RULE|DIR…]

  RULE  A rule file. Named, it is always treated as a rule.
  DIR   A folder that is searched for rules, as \`rulewright check\` does (default: the current folder).

The cases of DIR/name.toml are the files in DIR/name.samples/, else in DIR/samples/name/, else below
tests/cases/ (key \`cases\`) beside the nearest rulewright.toml, in a folder with the rule's path:
  match*      every event raises an alert       match-any*  at least one event raises an alert
  no-match*   no event raises an alert          A sequence need raise one alert only.
  Endings: .ndjson, .jsonl, .json, each also with .gz or .zst. An expect.json there may say more:
  how many alerts, of which lines, with which join keys.

Options:
  --allow-empty         Finding no rule or no case is fine.
  --format pretty|json  What is printed on standard output (default: pretty).
  --help                Show this text.

Exit code: 0 all as expected, 1 at least one case failed, 2 there was no rule or no case, a path could
not be read, or an option is wrong.
`,
  run,
};

async function run(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const options = parseOptions(args, [ALLOW_EMPTY]);
  if (typeof options === 'string') return refuse(testCommand, options, context);
  const { terminal } = context;
  const service = context.service();
  const reporter = reporterFor(options.format, terminal);
  const summary = { rules: 0, cases: 0, passed: 0, failed: 0, rulesWithoutCases: 0 };
  let searched: readonly string[] = [];
  let incomplete = false;
  for await (const file of readRuleFiles({ paths: options.paths, cwd: terminal.cwd, service })) {
    const tested = file.kind === 'rule' ? await testRule(file, service) : file;
    if (tested.kind !== 'tested') {
      terminal.log(`${displayPath(tested.path, terminal.cwd)}: ${messageOf(tested)}`);
      incomplete ||= tested.kind !== 'skipped';
      continue;
    }
    addTo(summary, tested.report);
    searched = tested.report.searched;
    for (const note of tested.report.notes) terminal.log(`${tested.path}: ${note}`);
    if (!(await terminal.write(reporter.rule(tested)))) break;
  }
  await terminal.write(reporter.end(summary));
  const empty = summary.cases === 0 && !options.flags.has(ALLOW_EMPTY);
  if (empty) terminal.log(emptiness(summary, searched, terminal.cwd));
  if (incomplete || empty) return 2;
  return summary.failed > 0 ? 1 : 0;
}

function reporterFor(format: Format, terminal: Terminal): TestReporter {
  if (format === 'json') return jsonTestReporter(terminal.cwd);
  return prettyTestReporter({
    style: createStyle(terminal.coloured),
    columns: terminal.columns,
    cwd: terminal.cwd,
  });
}

type Tested = (TestedRule & { readonly kind: 'tested' }) | (RuleFile & { kind: 'unreadable' });

/** A folder of cases that can't be listed is no bug of ours, but the rule was not tested. */
async function testRule(file: RuleFile & { kind: 'rule' }, service: LanguageService): Promise<Tested> {
  const { path, location, rule } = file;
  try {
    const report = await service.test(rule, location, nodeFileSystem);
    return { kind: 'tested', path, text: rule.text, lines: new LineIndex(rule.text), report };
  } catch (error) {
    if (!(error instanceof CaseFolderError)) throw error;
    return { kind: 'unreadable', path: error.location, message: error.message };
  }
}

function messageOf(file: RuleFile & { kind: 'not-text' | 'unreadable' | 'skipped' }): string {
  return file.kind === 'not-text' ? file.fault.message : file.message;
}

function addTo(summary: { -readonly [Key in keyof TestSummary]: number }, { cases }: RuleReport): void {
  const passed = cases.filter((one) => one.passed).length;
  summary.rules++;
  summary.cases += cases.length;
  summary.passed += passed;
  summary.failed += cases.length - passed;
  if (cases.length === 0) summary.rulesWithoutCases++;
}

/** @param searched where the cases of the last rule were looked for */
function emptiness({ rules }: TestSummary, searched: readonly string[], cwd: string): string {
  if (rules === 0) return 'No rule found, so nothing was tested. `--allow-empty` accepts that.';
  const where =
    rules === 1
      ? `one of the folders ${searched.map((folder) => displayPath(folder, cwd)).join(', ')}`
      : 'a folder `name.samples` beside `name.toml`';
  return (
    `No case found, so nothing was tested. Put event files (\`match-….ndjson\`, \`no-match-….ndjson\`) into ${where}. ` +
    '`--allow-empty` accepts that there are none.'
  );
}
