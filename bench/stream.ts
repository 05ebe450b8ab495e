// `npm run bench:stream [-- --megabytes 1024]`: `rulewright test` over one large case, beside a program that only parses its lines.
import { linkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { startServer } from './lib/language-client.ts';
import { writeLargeCases, type LargeCases } from './lib/large-cases.ts';
import { ROOT } from './lib/samples.ts';
import { ratio, table, type Row } from './lib/statistics.ts';
import { watchedRun, type WatchedRun } from './lib/watched-run.ts';

const CLI = join(ROOT, 'server/dist/cli.js');
const MEMORY_AIM = '< 250 MB';

const { values } = parseArgs({ options: { megabytes: { type: 'string', default: '1024' } } });
const cases = writeLargeCases(Number(values.megabytes) * 1e6);
try {
  await measure(cases);
} finally {
  rmSync(cases.folder, { recursive: true });
}

async function measure({ events, eventRule, sequenceRule, lines, malformed }: LargeCases): Promise<void> {
  const bytes = statSync(events).size;
  linkSync(events, join(sequenceRule.replace(/\.toml$/, '.samples'), 'no-match-large.ndjson'));
  const what = `${(bytes / 1e6).toFixed(0)} MB, ${lines.toLocaleString('en')} lines, ${String(malformed)} of them broken`;
  console.log(`One case of ${what}.\n`);
  const reference = await watchedRun([join(ROOT, 'bench/lib/parse-lines.ts'), events]);
  const one = await watchedRun([CLI, 'test', eventRule]);
  console.log(one.stdout);
  const sequence = await watchedRun([CLI, 'test', sequenceRule]);
  console.log(sequence.stdout.split('\n').slice(0, 3).join('\n'));
  const rows = [
    ...rowsOf('an event query', one, reference, bytes),
    ...rowsOf('a sequence', sequence, reference, bytes),
    ...(await cancelRows(eventRule)),
  ];
  console.log(`\n${table(rows)}`);
}

function rowsOf(title: string, run: WatchedRun, reference: WatchedRun, bytes: number): readonly Row[] {
  const speed = ({ processorSeconds }: WatchedRun): string =>
    `${(bytes / 1e6 / processorSeconds).toFixed(0)} MB/s`;
  const third = Math.ceil(run.memory.length / 3);
  return [
    {
      what: `${title}: throughput, by processor time`,
      ours: speed(run),
      reference: `${speed(reference)} (splitting lines and JSON.parse)`,
      ratio: ratio(run.processorSeconds, reference.processorSeconds).replace('×', '× the time'),
      aim: '',
    },
    {
      what: `${title}: largest resident memory`,
      ours: megabytes(run.memory),
      reference: `${megabytes(run.memory.slice(0, third))} in the first third of the run`,
      ratio: ratio(Math.max(...run.memory), Math.max(...run.memory.slice(0, third))),
      aim: MEMORY_AIM,
    },
  ];
}

function megabytes(memory: readonly number[]): string {
  return `${(Math.max(...memory) / 1e6).toFixed(0)} MB`;
}

async function cancelRows(rule: string): Promise<readonly Row[]> {
  const { heardAfter = 0 } = await watchedRun([CLI, 'test', rule], 2000);
  const row = (what: string, time: number): Row => ({
    what,
    ours: `${time.toFixed(0)} ms`,
    reference: '',
    ratio: '',
    aim: '',
  });
  return [
    row('the command line ends after SIGINT', heardAfter),
    row('the language server answers a test that is cancelled, longest of 5', await longestCancel(rule)),
  ];
}

/** From the cancellation of a running test to its answer. */
async function longestCancel(rule: string): Promise<number> {
  const { connection, stop } = await startServer([process.execPath, join(ROOT, 'server/dist/server.js')]);
  let longest = 0;
  for (let round = 0; round < 5; round++) {
    const cancel = new CancellationTokenSource();
    const answer = connection
      .sendRequest('rulewright/testRule', { uri: pathToFileURL(rule).href }, cancel.token)
      .then(
        () => Promise.reject(new Error('The test ended before it was cancelled.')),
        () => performance.now(),
      );
    await new Promise((resolve) => setTimeout(resolve, 500));
    const cancelled = performance.now();
    cancel.cancel();
    longest = Math.max(longest, (await answer) - cancelled);
  }
  await stop();
  return longest;
}
