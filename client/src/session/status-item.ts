import { Disposable, languages, LanguageStatusSeverity, type LanguageStatusItem } from 'vscode';
import type { ActiveRule } from '../active-rule.ts';
import { COMMANDS, ID, NAME } from '../names.ts';
import type { LanguageSession, SessionState } from './language-session.ts';

/** The language status of rules: there only while a rule is in the active editor, not for every TOML file. */
export class StatusItem implements Disposable {
  readonly #session: LanguageSession;
  readonly #active: ActiveRule;
  readonly #listeners: Disposable;
  #item: LanguageStatusItem | undefined;

  constructor(session: LanguageSession, active: ActiveRule) {
    this.#session = session;
    this.#active = active;
    const update = (): void => {
      this.#update();
    };
    this.#listeners = Disposable.from(session.onDidChangeState(update), active.onDidChange(update));
    this.#update();
  }

  #update(): void {
    const { document } = this.#active;
    if (document === undefined) {
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    this.#item ??= languages.createLanguageStatusItem(`${ID}.status`, ['toml', 'eql', 'esql', 'kql']);
    show(this.#item, this.#session.state);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#item?.dispose();
  }
}

const DETAIL: Readonly<Record<SessionState, string>> = {
  asleep: 'Language server stopped',
  starting: 'Language server is starting',
  running: 'Language server is running',
  failed: 'Language server failed: the log says why',
};

function show(item: LanguageStatusItem, state: SessionState): void {
  item.name = NAME;
  item.text = NAME;
  item.detail = DETAIL[state];
  item.busy = state === 'starting';
  item.severity = state === 'failed' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.command =
    state === 'asleep' || state === 'failed'
      ? { command: COMMANDS.restartServer, title: 'Restart' }
      : { command: COMMANDS.showLog, title: 'Show Log' };
}
