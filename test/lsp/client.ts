import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  LogMessageNotification,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import type { InitializationOptions } from '../../server/src/protocol/index.ts';

const ENTRY = fileURLToPath(new URL('server-process.ts', import.meta.url));

/** As VS Code tells it, for what answers depend on. */
const PULLS: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    completion: { completionItem: { snippetSupport: true, insertReplaceSupport: true } },
  },
};
const IS_TOLD: ClientCapabilities = { textDocument: { publishDiagnostics: { versionSupport: true } } };

/** An editor at the other end of a server process. */
export class Editor {
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  /** What the server logged: only bugs are. */
  readonly logged: string[] = [];
  readonly #open = new Set<string>();
  readonly #process: ChildProcess;
  #initialized: InitializeResult | undefined;

  private constructor(process: ChildProcess) {
    assert.ok(process.stdout && process.stdin);
    this.#process = process;
    this.connection = createProtocolConnection(
      new StreamMessageReader(process.stdout),
      new StreamMessageWriter(process.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    this.connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.logged.push(message);
    });
    this.connection.listen();
    // A server that is gone answers nothing: what waits for it fails instead of waiting on.
    process.once('exit', () => {
      this.connection.dispose();
    });
  }

  /** `prepare` may answer the server's requests before there are any. */
  static async start(
    diagnostics: 'pulled' | 'pushed' = 'pulled',
    more: ClientCapabilities = {},
    prepare: (editor: Editor) => void = () => {},
    initializationOptions: InitializationOptions = {},
  ): Promise<Editor> {
    const editor = new Editor(spawn(process.execPath, [ENTRY], { stdio: ['pipe', 'pipe', 'inherit'] }));
    prepare(editor);
    const usual = diagnostics === 'pulled' ? PULLS : IS_TOLD;
    const textDocument = { ...usual.textDocument, ...more.textDocument };
    const capabilities = { ...usual, ...more, textDocument };
    const params = { processId: process.pid, rootUri: null, capabilities, initializationOptions };
    editor.#initialized = await editor.connection.sendRequest(InitializeRequest.type, params);
    await editor.connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  get initialized(): InitializeResult {
    assert.ok(this.#initialized);
    return this.#initialized;
  }

  async open(uri: string, text: string, languageId = 'toml'): Promise<void> {
    this.#open.add(uri);
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async change(
    uri: string,
    version: number,
    ...contentChanges: TextDocumentContentChangeEvent[]
  ): Promise<void> {
    const textDocument = { uri, version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges,
    });
  }

  async close(uri: string): Promise<void> {
    this.#open.delete(uri);
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  async closeAll(): Promise<void> {
    for (const uri of this.#open) await this.close(uri);
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const textDocument = { uri };
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument,
      ...(previousResultId !== undefined && { previousResultId }),
    });
  }

  /** Ends the server in order, and tells its exit code. */
  async stop(): Promise<number | null> {
    const exited = once(this.#process, 'exit') as Promise<[number | null]>;
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [code] = await exited;
    return code;
  }
}

const running = new Map<'pulled' | 'pushed', Promise<Editor>>();

after(async () => {
  for (const editor of running.values())
    assert.equal(await (await editor).stop(), 0, 'the server stops in order');
});

/** Runs a test with this file's server; all documents are closed behind it, and the server must have logged no bug. */
export async function withEditor(
  diagnostics: 'pulled' | 'pushed',
  run: (editor: Editor) => Promise<void>,
): Promise<void> {
  const started = running.get(diagnostics) ?? Editor.start(diagnostics);
  running.set(diagnostics, started);
  const editor = await started;
  editor.published.length = 0;
  await run(editor);
  await editor.closeAll();
  assert.deepEqual(editor.logged, []);
}
