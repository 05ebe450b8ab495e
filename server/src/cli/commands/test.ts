import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Configuration } from '../../core/cases/configuration.ts';
import type { Progress } from '../../core/cases/pacing.ts';
import type { RuleReport } from '../../core/cases/report.ts';
import { CaseFolderError, coverageToLcov, type LanguageService } from '../../core/index.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { describeFileError } from '../../node/files.ts';
import { nodeFileSystem } from '../node-file-system.ts';
import { displayPath } from '../paths.ts';
import type { TestedRule, TestSummary } from '../reporters/test-report.ts';
import { TEST_REPORTERS } from '../reporters/test-reporters.ts';
import { readRuleFiles, type RuleFile } from '../rule-files.ts';
import type { Terminal } from '../terminal.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { configurationOf, toldConfigurations } from './configurations.ts';
import { refuse } from './options.ts';
import { parseTestOptions, type TestArguments } from './test-options.ts';
import { shortfallsOf } from './test-shortfalls.ts';

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
  --coverage            Print what the cases exercise of each query: its conditions, the literals they compare with, branches
                        of \`or\`, calls of functions and terms, exclusions too. A place is covered when some event makes
                        it true and the verdict on that event rests on it.
  --coverage-lcov FILE  Write that to FILE as lcov's readers take it, with or without --coverage.
                        With either, a rule fails whose cases cover less than \`coverage.minimum\` of its rulewright.toml.
  --config FILE         The rulewright.toml of all rules, instead of the nearest one in the folder of each or above it.
  --min-cases M,N       Each rule must have at least M match and N no-match cases.
  --allow-empty         Finding no rule or no case is fine.
  --format FORMAT       What is printed on standard output: pretty (default), json, junit (XML), or github (annotations of
                        a workflow, with paths from the current folder).
  --help                Show this text.

Exit code: 0 all as expected, 1 at least one case failed or a rule lacks what is asked of it, 2 there was no rule or no
case, a path could not be read or written, or an option or a rulewright.toml is wrong.
`,
  run,
};

async function run(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const options = parseTestOptions(args);
  if (typeof options === 'string') return refuse(testCommand, options, context);
  const { terminal } = context;
  const { cwd, columns, coloured } = terminal;
  const service = context.service();
  const reporter = TEST_REPORTERS[options.format]({ cwd, columns, coloured, coverage: options.coverage });
  const summary = { rules: 0, cases: 0, passed: 0, failed: 0, rulesWithoutCases: 0, rulesThatFallShort: 0 };
  const told = toldConfigurations(terminal);
  const configuration = await configurationOf(options, service, terminal);
  if (configuration === 'unreadable') return 2;
  const lcov: string[] = [];
  let last: RuleReport | undefined;
  let incomplete = !told.tell(configuration);
  for await (const file of readRuleFiles({ paths: options.paths, cwd, service })) {
    const tested =
      file.kind === 'rule' ? await testRule(file, { service, options, terminal, configuration }) : file;
    if (tested.kind !== 'tested') {
      const [path, message] = [displayPath(tested.path, cwd), messageOf(tested)];
      terminal.log(`${path}: ${message}`);
      if (tested.kind !== 'skipped') reporter.untested?.(path, message);
      incomplete ||= tested.kind !== 'skipped';
      continue;
    }
    addTo(summary, tested);
    last = tested.report;
    lcov.push(lcovOf(tested));
    incomplete = !told.tell(tested.report.configuration) || incomplete;
    for (const note of tested.report.notes) terminal.log(`${tested.path}: ${note}`);
    if (!(await terminal.write(reporter.rule(tested)))) break;
  }
  await terminal.write(reporter.end(counted(summary, options)));
  if (options.lcov !== undefined) incomplete = !(await save(options.lcov, lcov, terminal)) || incomplete;
  const empty = summary.cases === 0 && !options.allowEmpty;
  if (empty) terminal.log(emptiness(summary, last, cwd));
  if (incomplete || empty) return 2;
  return summary.failed > 0 || summary.rulesThatFallShort > 0 ? 1 : 0;
}

type Tested = (TestedRule & { readonly kind: 'tested' }) | (RuleFile & { kind: 'unreadable' });

interface Testing {
  readonly service: LanguageService;
  readonly options: TestArguments;
  readonly terminal: Terminal;
  /** Instead of the nearest one. */
  readonly configuration: Configuration | undefined;
}

/** A folder of cases that can't be listed is no bug of ours, but the rule was not tested. */
async function testRule(
  { path, location, rule }: RuleFile & { kind: 'rule' },
  { service, options, terminal, configuration }: Testing,
): Promise<Tested> {
  const started = performance.now();
  try {
    const coverage = options.coverage || options.lcov !== undefined;
    const report = await service.test(rule, location, nodeFileSystem, {
      coverage,
      clock: () => performance.now(),
      ...(terminal.watched === true && options.format === 'pretty' && { report: firstResults(terminal) }),
      ...(configuration && { configuration }),
    });
    const milliseconds = performance.now() - started;
    const { text, query } = rule;
    const shortfalls = shortfallsOf(report, options.leastCases, terminal.cwd);
    const tested = { path, text, lines: new LineIndex(text), report, shortfalls, milliseconds };
    return { kind: 'tested', ...tested, ...(query && { query }) };
  } catch (error) {
    if (!(error instanceof CaseFolderError)) throw error;
    return { kind: 'unreadable', path: error.location, message: error.message };
  }
}

/** Tells what is certain of a case that runs long, once, before its report. */
function firstResults({ log, cwd }: Terminal): (progress: Progress) => void {
  const told = new Set<string>();
  return ({ file, first }) => {
    if (first === undefined || told.has(file)) return;
    told.add(file);
    log(`so far: ${displayPath(file, cwd)}:${String(first.line)}: ${first.reason}`);
  };
}

function messageOf(file: RuleFile & { kind: 'not-text' | 'unreadable' | 'skipped' }): string {
  return file.kind === 'not-text' ? file.fault.message : file.message;
}

function lcovOf({ path, text, query, report: { coverage } }: TestedRule): string {
  if (coverage === undefined || query === undefined) return '';
  return coverageToLcov(coverage, path, { text, source: query.source });
}

async function save(path: string, records: readonly string[], { cwd, log }: Terminal): Promise<boolean> {
  try {
    await writeFile(resolve(cwd, path), records.join(''));
    return true;
  } catch (error) {
    log(`${displayPath(resolve(cwd, path), cwd)}: ${describeFileError(error)}`);
    return false;
  }
}

type Counting = { -readonly [Key in keyof TestSummary]-?: TestSummary[Key] };

function addTo(summary: Counting, { report: { cases }, shortfalls }: TestedRule): void {
  const passed = cases.filter((one) => one.passed).length;
  summary.rules++;
  summary.cases += cases.length;
  summary.passed += passed;
  summary.failed += cases.length - passed;
  if (cases.length === 0) summary.rulesWithoutCases++;
  if (shortfalls.length > 0) summary.rulesThatFallShort++;
}

/** Where nothing is asked of every rule, no rule can fall short of it. */
function counted({ rulesThatFallShort, ...summary }: Counting, { leastCases }: TestArguments): TestSummary {
  const isAsked = leastCases !== undefined || rulesThatFallShort > 0;
  return { ...summary, ...(isAsked && { rulesThatFallShort }) };
}

/** @param last the report of the last rule */
function emptiness({ rules }: TestSummary, last: RuleReport | undefined, cwd: string): string {
  if (rules === 0) return 'No rule found, so nothing was tested. `--allow-empty` accepts that.';
  const searched = last?.searched ?? [];
  const [refused] = rules === 1 ? (last?.unsupported ?? []) : [];
  if (refused !== undefined) {
    return `No case found, so nothing was tested, and none could be. ${refused.message} \`--allow-empty\` accepts that.`;
  }
  const where =
    rules === 1
      ? `one of the folders ${searched.map((folder) => displayPath(folder, cwd)).join(', ')}`
      : 'a folder `name.samples` beside `name.toml`';
  return (
    `No case found, so nothing was tested. Put event files (\`match-….ndjson\`, \`no-match-….ndjson\`) into ${where}. ` +
    '`--allow-empty` accepts that there are none.'
  );
}
