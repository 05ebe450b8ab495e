import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startServer, type LanguageClient } from './lib/language-client.ts';
import { ROOT, tenKilobyteJson, tenKilobyteRule } from './lib/samples.ts';
import { median, ratio, type Row } from './lib/statistics.ts';

const WARM_UP = 50;
const COUNTED = 200;
const ROUNDS = 3;

/** A document, and the text in it behind which a letter is typed over. */
interface Subject {
  readonly languageId: string;
  readonly text: string;
  readonly behind: string;
  readonly command: readonly string[];
}

/** One series of changes in a server of its own; times are milliseconds. */
interface Series {
  readonly change: number;
  /** Processor time of the server's main thread for one change. */
  readonly processor: number;
  readonly start: number;
  readonly startProcessor: number;
  readonly megabytes: number;
}

const OURS = [process.execPath, join(ROOT, 'server/dist/server.js')];
const JSON_SERVER = [
  process.execPath,
  join(ROOT, 'node_modules/vscode-langservers-extracted/bin/vscode-json-language-server'),
];

/** Over LSP on stdio: a change of one character, then the diagnostics of the new version; beside the JSON server. */
export async function keystroke(): Promise<readonly Row[]> {
  const rule = { languageId: 'toml', text: tenKilobyteRule(), command: OURS };
  const [json, query, guide, field] = await rounds([
    { languageId: 'json', text: tenKilobyteJson(), behind: '"name": "entr', command: JSON_SERVER },
    { ...rule, behind: '"*DownloadFil' },
    { ...rule, behind: 'Look at the paren' },
    { ...rule, behind: 'process.working_director' },
  ]);
  if (json === undefined || query === undefined || guide === undefined || field === undefined) return [];
  const node = median([1, 2, 3, 4, 5].map(emptyNode));
  const row = (what: string, ours: string, reference: string, shown: string, aim = ''): Row => {
    return { what, ours, reference: `${reference} (JSON server)`, ratio: shown, aim };
  };
  const changed = (what: string, key: 'change' | 'processor', ours: Series, aim = ''): Row =>
    row(what, `${ours[key].toFixed(2)} ms`, `${json[key].toFixed(2)} ms`, ratio(ours[key], json[key]), aim);
  return [
    changed(
      'a letter of the query typed over in a rule of 10 KB, until its diagnostics',
      'change',
      query,
      '≤ 2×',
    ),
    changed('the same: processor time of the main thread', 'processor', query, '≤ 2×'),
    changed('a letter of the investigation guide', 'change', guide, '≤ 2×'),
    changed('the same: processor time of the main thread', 'processor', guide, '≤ 2×'),
    changed('a letter of a field, which makes it unknown: near names are looked for', 'change', field),
    row(
      'start of the server, until `initialize` is answered',
      `${query.start.toFixed(0)} ms`,
      `${json.start.toFixed(0)} ms`,
      ratio(query.start, json.start),
    ),
    row(
      `the same: processor time, ${node.toFixed(0)} ms of it for Node itself`,
      `${query.startProcessor.toFixed(0)} ms`,
      `${json.startProcessor.toFixed(0)} ms`,
      ratio(query.startProcessor, json.startProcessor),
      '< 150 ms',
    ),
    row(
      'memory of the server after these changes (RSS)',
      `${query.megabytes.toFixed(0)} MB`,
      `${json.megabytes.toFixed(0)} MB`,
      ratio(query.megabytes, json.megabytes),
      '< 97 MB (yaml-language-server)',
    ),
  ];
}

/** The subjects take turns, so that what else the machine does meets all of them. Medians of the rounds. */
async function rounds(subjects: readonly Subject[]): Promise<readonly (Series | undefined)[]> {
  const found = subjects.map((): Series[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, subject] of subjects.entries()) found[index]?.push(await series(subject));
  }
  const middle = (all: readonly Series[], key: keyof Series): number => median(all.map((one) => one[key]));
  return found.map((all) => ({
    change: middle(all, 'change'),
    processor: middle(all, 'processor'),
    start: middle(all, 'start'),
    startProcessor: middle(all, 'startProcessor'),
    megabytes: middle(all, 'megabytes'),
  }));
}

async function series({ languageId, text, behind, command }: Subject): Promise<Series> {
  const client = await startServer(command);
  const uri = `file:///bench/document.${languageId}`;
  await client.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 1, text },
  });
  const range = letterBehind(text, behind);
  const change = (version: number): Promise<number> => changeAndPull(client, uri, version, range);
  for (let version = 2; version < WARM_UP + 2; version++) await change(version);
  const before = client.usage();
  const times: number[] = [];
  for (let count = 0; count < COUNTED; count++) times.push(await change(WARM_UP + 2 + count));
  const after = client.usage();
  await client.stop();
  return {
    change: median(times),
    processor: ((after?.mainThread ?? NaN) - (before?.mainThread ?? NaN)) / COUNTED,
    start: client.start.milliseconds,
    startProcessor: client.start.usage?.processor ?? NaN,
    megabytes: (after?.memory ?? NaN) / 1e6,
  };
}

async function changeAndPull(
  { connection }: LanguageClient,
  uri: string,
  version: number,
  range: unknown,
): Promise<number> {
  const started = performance.now();
  const change = { range, text: version % 2 === 0 ? 'k' : 'm' };
  const textDocument = { uri, version };
  await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: [change] });
  await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
  return performance.now() - started;
}

/** The range of the letter behind the first occurrence of a text. */
function letterBehind(text: string, behind: string): unknown {
  const at = text.indexOf(behind);
  if (at < 0) throw new Error(`The document has no \`${behind}\`.`);
  const before = text.slice(0, at + behind.length).split('\n');
  const start = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { start, end: { line: start.line, character: start.character + 1 } };
}

/** Processor time of a Node that does nothing, in milliseconds. */
function emptyNode(): number {
  const tell = 'const {user, system} = process.cpuUsage(); console.log((user + system) / 1000)';
  return Number(spawnSync(process.execPath, ['-e', tell], { encoding: 'utf8' }).stdout);
}
