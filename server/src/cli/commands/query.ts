import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { QueriedFiles } from '../../core/queries/query-files.ts';
import type { QueryOptions } from '../../core/queries/run-query.ts';
import { nodeFileSystem } from '../node-file-system.ts';
import { displayPath, toLocation } from '../paths.ts';
import { count } from '../reporters/count.ts';
import { jsonQueryReport } from '../reporters/query-json.ts';
import { prettyQueryReport } from '../reporters/query-pretty.ts';
import { createStyle } from '../reporters/style.ts';
import type { Terminal } from '../terminal.ts';
import type { Command, CommandContext, ExitCode } from './command.ts';
import { optionsProblem, refuse, type Format } from './options.ts';

export const queryCommand: Command = {
  name: 'query',
  summary: 'Run an EQL query over event files.',
  help: `Runs an EQL query over event files and prints what it finds.

Usage: rulewright query [options] 'EQL' --events FILE…

Options:
  --events FILE…               Files of events: a JSON object a line, an array, or a search response.
  --mapping FILE               An index mapping (JSON) that types the fields, instead of the known schemas.
  --event-category-field F     The field that \`category where …\` compares (default: event.category).
  --timestamp-field F          The field that orders events (default: @timestamp).
  --tiebreaker-field F         The field that orders events of the same time.
  --size N                     At most so many results (default: all).
  --max-samples-per-key N      At most so many samples a join key (default: 1).
  --format pretty|json         What is printed on standard output (default: pretty).
  --help                       Show this text.

Exit code: 0 the query ran, 2 it has an error, a file could not be read, or an option is wrong.
`,
  run,
};

const OPTIONS = {
  events: { type: 'string', multiple: true },
  mapping: { type: 'string' },
  'event-category-field': { type: 'string' },
  'timestamp-field': { type: 'string' },
  'tiebreaker-field': { type: 'string' },
  size: { type: 'string' },
  'max-samples-per-key': { type: 'string' },
  format: { type: 'string' },
} as const;

interface QueryArguments {
  readonly query: string;
  readonly events: readonly string[];
  readonly mapping: string | undefined;
  readonly format: Format;
  readonly options: QueryOptions;
}

async function run(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const parsed = parse(args);
  if (typeof parsed === 'string') return refuse(queryCommand, parsed, context);
  const { terminal } = context;
  const { cwd } = terminal;
  const mapping = await readMapping(parsed.mapping, context);
  if (mapping === undefined) return 2;
  const locations = parsed.events.map((path) => toLocation(resolve(cwd, path)));
  const options = { ...parsed.options, ...mapping };
  const queried = await context.service().queryFiles(parsed.query, locations, nodeFileSystem, options);
  const { result, files, disorder } = queried;
  for (const [index, summary] of files.entries()) logUnread(locations[index] ?? '', summary, terminal);
  if (files.some(({ failed }) => failed)) return 2;
  if (disorder !== undefined) terminal.log(outOfOrder(disorder, cwd));
  const report =
    parsed.format === 'json'
      ? jsonQueryReport(result, cwd)
      : prettyQueryReport(result, parsed.query, {
          cwd,
          columns: terminal.columns,
          style: createStyle(terminal.coloured),
        });
  await terminal.write(report);
  return result.kind === 'error' ? 2 : 0;
}

/** The first places that can't be read, and how many more there are. */
function logUnread(
  location: string,
  { unread }: QueriedFiles['files'][number],
  { cwd, log }: Terminal,
): void {
  const path = displayPath(location, cwd);
  for (const { line, reason } of unread.items.slice(0, MOST_UNREAD))
    log(`${path}:${String(line)}: ${reason}`);
  const hidden = unread.total - MOST_UNREAD;
  if (hidden <= 0) return;
  const from = unread.items[MOST_UNREAD]?.line ?? 1;
  log(`${path}:${String(from)}: ${count(hidden, 'more place')} from this line on can't be read.`);
}

const MOST_UNREAD = 10;

function outOfOrder(
  { count: number, first: { event } }: NonNullable<QueriedFiles['disorder']>,
  cwd: string,
): string {
  const place = `${displayPath(event.file, cwd)}:${String(event.line)}`;
  const stand = number === 1 ? 'stands' : 'stand';
  return `${place}: note: ${count(number, 'event')} from this line on ${stand} behind one with a later time; the sequence takes them in the order of time.`;
}

/** What was typed; a text says what is wrong with it. All paths behind `--events` are event files. */
function parse(args: readonly string[]): QueryArguments | string {
  try {
    const { values, positionals } = parseArgs({
      args: withEventFiles(args),
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    });
    const { format = 'pretty', events = [], mapping } = values;
    const [query, ...more] = positionals;
    if (query === undefined)
      return "The query is missing: `rulewright query 'process where …' --events FILE`.";
    if (more.length > 0)
      return `One query at a time: \`${more.join(' ')}\` is too much. Put the query into quotes.`;
    if (events.length === 0) return '`--events FILE` is missing: the query has nothing to run over.';
    if (format !== 'pretty' && format !== 'json')
      return `\`--format\` takes \`pretty\` or \`json\`, not \`${format}\`.`;
    const size = countOf(values.size);
    const maxSamplesPerKey = countOf(values['max-samples-per-key']);
    if (size === false || maxSamplesPerKey === false)
      return '`--size` and `--max-samples-per-key` take whole numbers.';
    const fields = {
      eventCategoryField: values['event-category-field'],
      timestampField: values['timestamp-field'],
      tiebreakerField: values['tiebreaker-field'],
    };
    return { query, events, mapping, format, options: present({ ...fields, size, maxSamplesPerKey }) };
  } catch (error) {
    return optionsProblem(error);
  }
}

/** `--events a b` means `--events a --events b`, up to the next option. */
function withEventFiles(args: readonly string[]): string[] {
  const expanded: string[] = [];
  let inEvents = false;
  for (const [index, argument] of args.entries()) {
    if (argument.startsWith('--')) inEvents = argument === '--events' || argument.startsWith('--events=');
    else if (inEvents && args[index - 1] !== '--events') expanded.push('--events');
    expanded.push(argument);
  }
  return expanded;
}

function countOf(text: string | undefined): number | undefined | false {
  if (text === undefined) return undefined;
  return /^\d{1,9}$/.test(text) && Number(text);
}

type Given<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the options that were not given. */
function present<T extends object>(options: T): Given<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<T>;
}

async function readMapping(
  path: string | undefined,
  { terminal }: CommandContext,
): Promise<Pick<QueryOptions, 'mapping'> | undefined> {
  if (path === undefined) return {};
  try {
    const bytes = await nodeFileSystem.readFile(toLocation(resolve(terminal.cwd, path)));
    return { mapping: JSON.parse(new TextDecoder().decode(bytes)) as unknown };
  } catch (error) {
    terminal.log(
      `${displayPath(resolve(terminal.cwd, path), terminal.cwd)}: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}
