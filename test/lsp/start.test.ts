/** The built language server as VS Code starts it: `npm run build` comes before. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  createProtocolConnection,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializeRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { repositoryRoot } from '../support/shared.ts';

const server = join(repositoryRoot, 'server/dist/server.js');
const URI = 'file:///rules/shell.toml';
const RULE = `[metadata]
[rule]
type = "eql"
language = "eql"
query = "process where proces.name == \\"sh\\""
`;

/** Starts the server, asks for the diagnostics of a rule, and ends it in order; the codes. Node's cache is in the folder. */
async function codesWith(temporaryFolder: string): Promise<ReadonlySet<unknown>> {
  const { NODE_COMPILE_CACHE: _own, ...environment } = process.env;
  const child = spawn(process.execPath, [server, '--stdio'], {
    env: { ...environment, TMPDIR: temporaryFolder, TEMP: temporaryFolder, TMP: temporaryFolder },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const capabilities = { textDocument: { diagnostic: {} } };
  await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  const textDocument = { uri: URI, languageId: 'toml', version: 1, text: RULE };
  await connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  const report = await connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: URI } });
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  assert.deepEqual(await exited, [0, null]);
  connection.dispose();
  assert.equal(report.kind, 'full');
  return new Set(report.items.map(({ code }) => code));
}

test('it starts with what was compiled the last time, and says the same', async () => {
  assert.ok(existsSync(server), 'server/dist/server.js is not built: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'rulewright-start-'));
  try {
    const first = await codesWith(folder);
    assert.ok(first.has('unknown-field'));
    // Node keeps its cache in the folder for temporary files.
    const kept = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    assert.ok(kept.length > 2, `kept: ${kept.join(', ')}`);
    assert.deepEqual(await codesWith(folder), first);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('it starts where nothing can be kept', async () => {
  const codes = await codesWith(join(server, 'no-folder'));
  assert.ok(codes.has('unknown-field'));
});
