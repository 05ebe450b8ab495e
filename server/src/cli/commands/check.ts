import type { LanguageService } from '../../core/index.ts';
import type { Diagnostic, Severity } from '../../core/text/diagnostic.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { jsonCheckReporter } from '../reporters/check-json.ts';
import { prettyCheckReporter } from '../reporters/check-pretty.ts';
import type { CheckedFile, CheckReporter, CheckSummary } from '../reporters/check-report.ts';
import { createStyle } from '../reporters/style.ts';
import { readRuleFiles, type RuleFile } from '../rule-files.ts';
import type { Terminal } from '../terminal.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { parseOptions, refuse, type Format } from './options.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'Check rules: TOML, keys, query, fields, ATT&CK.',
  help: `Checks rules and prints what is wrong with them.

Usage: rulewright check [options] [PATH…]

  PATH  A rule file, or a folder that is searched for rules (default: the current folder).
        A named file is always treated as a rule. A search leaves out node_modules, folders whose
        name starts with a dot, *.samples folders, and TOML files that are no rules.
        Of hunting files ([hunt]) only the TOML and the queries are checked.

Options:
  --format pretty|json  What is printed on standard output (default: pretty).
  --help                Show this text.

Exit code: 0 fine, 1 at least one error, 2 a PATH could not be read or an option is wrong.
Warnings, information and hints alone leave it at 0.
`,
  run,
};

async function run(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const options = parseOptions(args, []);
  if (typeof options === 'string') return refuse(checkCommand, options, context);
  const { terminal } = context;
  const service = context.service();
  const reporter = reporterFor(options.format, terminal);
  const summary = { files: 0, errors: 0, warnings: 0, information: 0, hints: 0 };
  let incomplete = false;
  for await (const file of readRuleFiles({ paths: options.paths, cwd: terminal.cwd, service, hunts: true })) {
    if (file.kind === 'unreadable' || file.kind === 'skipped') {
      terminal.log(`${file.path}: ${file.message}`);
      incomplete ||= file.kind === 'unreadable';
      continue;
    }
    const checked = file.kind === 'rule' ? checkRule(file, service) : refuseBytes(file);
    summary.files++;
    for (const { severity } of checked.diagnostics) summary[COUNTERS[severity]]++;
    if (!(await terminal.write(reporter.file(checked)))) break;
  }
  await terminal.write(reporter.end(summary));
  if (incomplete) return 2;
  return summary.errors > 0 ? 1 : 0;
}

const COUNTERS = {
  error: 'errors',
  warning: 'warnings',
  information: 'information',
  hint: 'hints',
} as const satisfies Record<Severity, keyof CheckSummary>;

function reporterFor(format: Format, terminal: Terminal): CheckReporter {
  if (format === 'json') return jsonCheckReporter();
  return prettyCheckReporter(createStyle(terminal.coloured), terminal.columns);
}

function checkRule({ path, rule }: RuleFile & { kind: 'rule' }, service: LanguageService): CheckedFile {
  return { path, text: rule.text, lines: new LineIndex(rule.text), diagnostics: service.diagnose(rule) };
}

/** A rule is TOML, and TOML is UTF-8 text: the first fault of a file that is not. */
function refuseBytes({ path, text, fault }: RuleFile & { kind: 'not-text' }): CheckedFile {
  const { message, span } = fault;
  const diagnostic: Diagnostic = { code: 'toml-syntax', severity: 'error', message, span };
  return { path, text, lines: new LineIndex(text), diagnostics: [diagnostic] };
}
