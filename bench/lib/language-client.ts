import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import { usageOf, type Usage } from './process-usage.ts';

/** A language server in a process of its own, spoken to over stdio as an editor does that asks for diagnostics. */
export interface LanguageClient {
  readonly connection: MessageConnection;
  /** From the start of the process to the answer of `initialize`. */
  readonly start: { readonly milliseconds: number; readonly usage: Usage | undefined };
  /** What the process has used until now; `undefined` where the system does not tell. */
  usage(): Usage | undefined;
  stop(): Promise<void>;
}

export async function startServer(command: readonly string[]): Promise<LanguageClient> {
  const started = performance.now();
  const [program = process.execPath, ...args] = command;
  const child = spawn(program, [...args, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      textDocument: { diagnostic: { dynamicRegistration: false }, synchronization: {} },
      workspace: { diagnostics: { refreshSupport: false }, configuration: false },
    },
    initializationOptions: { provideFormatter: false },
  });
  const start = { milliseconds: performance.now() - started, usage: usageOf(child.pid) };
  await connection.sendNotification('initialized', {});
  return { connection, start, usage: () => usageOf(child.pid), stop: () => stop(child, connection) };
}

async function stop(child: ChildProcess, connection: MessageConnection): Promise<void> {
  const gone = once(child, 'exit');
  await connection.sendRequest('shutdown');
  await connection.sendNotification('exit');
  await gone;
  connection.dispose();
}
