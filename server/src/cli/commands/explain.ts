import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { SampleEvent } from '../../core/matcher/event.ts';
import { LineIndex } from '../../core/text/line-index.ts';
import { isFile } from '../../node/files.ts';
import { nodeFileSystem } from '../node-file-system.ts';
import { displayPath, toLocation } from '../paths.ts';
import { jsonExplanation } from '../reporters/explain/json.ts';
import { prettyExplanation } from '../reporters/explain/pretty.ts';
import type { ExplainedRule } from '../reporters/explain/report.ts';
import { createStyle } from '../reporters/style.ts';
import { readRuleFiles, type RuleFile } from '../rule-files.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { optionsProblem, refuse, type Format } from './options.ts';

export const explainCommand: Command = {
  name: 'explain',
  summary: 'Explain why an event raises an alert, or why not.',
  help: `Runs a rule over a file of events and explains, condition by condition, what came of them.

Usage: rulewright explain [options] RULE --events FILE[:LINE]

  RULE  A rule file.

Options:
  --events FILE[:LINE]  A file of events: a JSON object a line, an array, or a search response. With the line on which an
                        event starts, that event is explained; without it the events that came nearest to an alert.
  --format pretty|json  What is printed on standard output (default: pretty).
  --help                Show this text.

Signs: ✓ the condition holds, ✗ it does not, ∅ the event lacks its field, ? it can't be computed for this event.

Exit code: 0 explained, whether or not there are alerts, 2 a file could not be read, the rule could not be run, no event
starts on LINE, or an option is wrong.
`,
  run,
};

interface ExplainArguments {
  readonly rule: string;
  /** `FILE[:LINE]` */
  readonly events: string;
  readonly format: Format;
}

async function run(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const parsed = parse(args);
  if (typeof parsed === 'string') return refuse(explainCommand, parsed, context);
  const { terminal } = context;
  const file = await readRule(parsed.rule, context);
  if (file === undefined) return 2;
  const place = await placeOf(parsed.events, terminal.cwd);
  const events = await readEvents(place.events, context);
  if (events === undefined) return 2;
  const chosen = place.line === undefined ? undefined : events.filter(({ line }) => line === place.line);
  if (chosen?.length === 0) {
    terminal.log(noEventOn(place.line ?? 0, place.events, events));
    return 2;
  }
  const explained = context.service().explain(file.rule, events, chosen === undefined ? {} : { chosen });
  const { text } = file.rule;
  const report: ExplainedRule = {
    path: file.path,
    text,
    lines: new LineIndex(text),
    rule: file.rule,
    events,
    eventsPath: displayPath(resolve(terminal.cwd, place.events), terminal.cwd),
    explained,
  };
  await terminal.write(
    parsed.format === 'json'
      ? jsonExplanation(report)
      : prettyExplanation(report, { style: createStyle(terminal.coloured), columns: terminal.columns }),
  );
  return explained.kind === 'explained' ? 0 : 2;
}

/** What was typed; a text says what is wrong with it. */
function parse(args: readonly string[]): ExplainArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { events: { type: 'string', multiple: true }, format: { type: 'string' } },
      allowPositionals: true,
      strict: true,
    });
    const { events = [], format = 'pretty' } = values;
    const [rule, ...more] = positionals;
    if (format !== 'pretty' && format !== 'json')
      return `\`--format\` takes \`pretty\` or \`json\`, not \`${format}\`.`;
    if (rule === undefined || rule === '')
      return 'The rule is missing: `rulewright explain RULE --events FILE[:LINE]`.';
    if (more.length > 0) return `One rule at a time: \`${more.join(' ')}\` is too much.`;
    const [place, ...others] = events;
    if (place === undefined || place === '')
      return '`--events FILE[:LINE]` is missing: there is nothing to explain.';
    if (others.length > 0) return 'One file of events at a time: `--events` was given more than once.';
    return { rule, format, events: place };
  } catch (error) {
    return optionsProblem(error);
  }
}

/** The line is a final `:digits`, unless they belong to the name of a file that is there. */
async function placeOf(
  typed: string,
  cwd: string,
): Promise<{ readonly events: string; readonly line: number | undefined }> {
  const [, events = typed, line] = /^(.+):(\d{1,9})$/.exec(typed) ?? [];
  const isName = !(await isFile(resolve(cwd, events))) && (await isFile(resolve(cwd, typed)));
  return line === undefined || isName ? { events: typed, line: undefined } : { events, line: Number(line) };
}

async function readRule(
  path: string,
  { terminal, service }: CommandContext,
): Promise<(RuleFile & { kind: 'rule' }) | undefined> {
  const found: RuleFile[] = [];
  for await (const file of readRuleFiles({ paths: [path], cwd: terminal.cwd, service: service() })) {
    found.push(file);
    if (found.length > 1) break;
  }
  const [file, another] = found;
  if (file?.kind === 'rule' && another === undefined) return file;
  const shown = displayPath(resolve(terminal.cwd, path), terminal.cwd);
  if (file === undefined || another !== undefined) terminal.log(`${shown}: name one rule file.`);
  else if (file.kind === 'not-text') terminal.log(`${file.path}: ${file.fault.message}`);
  else if (file.kind !== 'rule') terminal.log(`${file.path}: ${file.message}`);
  return undefined;
}

/** What can't be read of the file is told, and does not keep the rest from being explained. */
async function readEvents(
  path: string,
  { terminal, service }: CommandContext,
): Promise<readonly SampleEvent[] | undefined> {
  const absolute = resolve(terminal.cwd, path);
  const read = await service().readEvents(toLocation(absolute), nodeFileSystem);
  const shown = displayPath(absolute, terminal.cwd);
  for (const { line, reason } of read.unread) terminal.log(`${shown}:${String(line)}: ${reason}`);
  return read.failed ? undefined : read.events;
}

function noEventOn(line: number, path: string, events: readonly SampleEvent[]): string {
  const before = events.findLast((event) => event.line < line)?.line;
  const behind = events.find((event) => event.line > line)?.line;
  const near = [before, behind].filter((one) => one !== undefined).map(String);
  const hint =
    near.length === 0
      ? 'the file holds none'
      : `the nearest ${near.length === 1 ? 'is on line' : 'are on lines'} ${near.join(' and ')}`;
  return `${path}: no event starts on line ${String(line)}; ${hint}.`;
}
