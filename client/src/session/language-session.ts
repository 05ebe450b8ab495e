import { EventEmitter, type Disposable, type LogOutputChannel } from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';
import { announceCommands } from './announce-commands.ts';
import { announceTrust } from './announce-trust.ts';
import { answerFileRequests } from './file-requests.ts';

export type MakeClient = () => BaseLanguageClient;
export type SessionState = 'asleep' | 'starting' | 'running' | 'failed';

/** The one language server of this window: asleep until it is needed. */
export class LanguageSession implements Disposable {
  readonly #makeClient: MakeClient;
  readonly #log: LogOutputChannel;
  readonly #changed = new EventEmitter<void>();
  readonly onDidChangeState = this.#changed.event;
  #client: BaseLanguageClient | undefined;
  #trust: Disposable | undefined;
  #started: Promise<BaseLanguageClient | undefined> | undefined;
  #state: SessionState = 'asleep';

  constructor(makeClient: MakeClient, log: LogOutputChannel) {
    this.#makeClient = makeClient;
    this.#log = log;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Starts the server when it does not run yet. `undefined` when it can't be started: the log and the status say why. */
  start(): Promise<BaseLanguageClient | undefined> {
    return (this.#started ??= this.#start());
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#started;
    const client = this.#client;
    this.#client = undefined;
    this.#started = undefined;
    this.#trust?.dispose();
    this.#enter('asleep');
    try {
      await client?.dispose();
    } catch (error) {
      this.#log.error(`The language server did not stop in order: ${String(error)}`);
    }
  }

  dispose(): void {
    void this.stop();
    this.#changed.dispose();
  }

  async #start(): Promise<BaseLanguageClient | undefined> {
    this.#enter('starting');
    try {
      const client = this.#makeClient();
      this.#client = client;
      client.onDidChangeState(({ newState }) => {
        if (client === this.#client) this.#enter(stateOf(newState));
      });
      answerFileRequests(client);
      announceCommands(client);
      this.#trust = announceTrust(client);
      await client.start();
      return client;
    } catch (error) {
      this.#log.error(`The language server can't be started: ${String(error)}`);
      this.#enter('failed');
      return undefined;
    }
  }

  #enter(state: SessionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#changed.fire();
  }
}

/** A server that stops while the session wants it has crashed too often to be started again. */
function stateOf(state: State): SessionState {
  switch (state) {
    case State.Starting:
      return 'starting';
    case State.Running:
      return 'running';
    case State.Stopped:
    case State.StartFailed:
      return 'failed';
  }
}
