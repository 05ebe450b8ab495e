import { join } from 'node:path';
import { startServer } from './lib/language-client.ts';
import { ROOT, tenKilobyteJson, tenKilobyteRule } from './lib/samples.ts';
import { median, ratio, type Row } from './lib/statistics.ts';

const WARM_UP = 50;
const COUNTED = 200;

/** Over LSP on stdio: a change of one character, then the diagnostics of the new version; beside the JSON server. */
export async function keystroke(): Promise<readonly Row[]> {
  const ours = await measure(
    [process.execPath, join(ROOT, 'server/dist/server.js')],
    'toml',
    tenKilobyteRule(),
  );
  const json = join(ROOT, 'node_modules/vscode-langservers-extracted/bin/vscode-json-language-server');
  const theirs = await measure([process.execPath, json], 'json', tenKilobyteJson());
  return [
    {
      what: 'a character typed in 10 KB, until its diagnostics (LSP, stdio; median of 200)',
      ours: `${ours.change.toFixed(2)} ms`,
      reference: `${theirs.change.toFixed(2)} ms (JSON server)`,
      ratio: ratio(ours.change, theirs.change),
      aim: '≤ 2×',
    },
    {
      what: 'start of the server, until `initialize` is answered (median of 5)',
      ours: `${ours.start.toFixed(0)} ms`,
      reference: `${theirs.start.toFixed(0)} ms (JSON server)`,
      ratio: ratio(ours.start, theirs.start),
      aim: '',
    },
  ];
}

async function measure(
  command: readonly string[],
  languageId: string,
  text: string,
): Promise<{ readonly change: number; readonly start: number }> {
  const starts: number[] = [];
  for (let run = 0; run < 4; run++) {
    const client = await startServer(command);
    starts.push(client.startMilliseconds);
    await client.stop();
  }
  const { connection, startMilliseconds, stop } = await startServer(command);
  starts.push(startMilliseconds);
  const uri = `file:///bench/document.${languageId}`;
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 1, text },
  });
  const times: number[] = [];
  for (let version = 2; version < WARM_UP + COUNTED + 2; version++) {
    const start = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [changeAt(text, version)],
    });
    await connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } });
    if (version >= WARM_UP + 2) times.push(performance.now() - start);
  }
  await stop();
  return { change: median(times), start: median(starts) };
}

/** Replaces one letter in the middle of the document by another, so that the text changes each time and stays valid. */
function changeAt(text: string, version: number): unknown {
  const lines = text.split('\n');
  const middle = lines.findIndex((line, index) => index > lines.length / 3 && /[a-z]{3}/.test(line));
  const character = lines[middle]?.search(/[a-z]{3}/) ?? 0;
  const range = { start: { line: middle, character }, end: { line: middle, character: character + 1 } };
  return { range, text: version % 2 === 0 ? 'k' : 'm' };
}
