import { commands, EventEmitter, window, workspace, type Disposable, type TextDocument } from 'vscode';
import { IN_RULE, IN_SEQUENCE } from './names.ts';
import { isRule, looksLikeSequence, needsServer } from './rule-documents.ts';

/** The document in the active editor, while it is a rule (or a hunting file, or a query in a file of its own). */
export class ActiveRule implements Disposable {
  readonly #changed = new EventEmitter<void>();
  readonly #listeners: Disposable;
  #document: TextDocument | undefined;
  #isSequence = false;
  readonly onDidChange = this.#changed.event;

  constructor() {
    const listeners = [
      window.onDidChangeActiveTextEditor(() => {
        this.#look();
      }),
      workspace.onDidOpenTextDocument(() => {
        this.#look();
      }),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === window.activeTextEditor?.document) this.#look();
      }),
    ];
    this.#listeners = { dispose: () => listeners.forEach((listener) => void listener.dispose()) };
    this.#look();
  }

  get document(): TextDocument | undefined {
    return this.#document;
  }

  #look(): void {
    const document = window.activeTextEditor?.document;
    const rule = document !== undefined && needsServer(document) ? document : undefined;
    this.#lookForSequence(rule);
    if (rule === this.#document) return;
    this.#document = rule;
    void commands.executeCommand('setContext', IN_RULE, rule !== undefined && isRule(rule));
    this.#changed.fire();
  }

  #lookForSequence(rule: TextDocument | undefined): void {
    const isSequence = rule !== undefined && isRule(rule) && looksLikeSequence(rule);
    if (isSequence === this.#isSequence) return;
    this.#isSequence = isSequence;
    void commands.executeCommand('setContext', IN_SEQUENCE, isSequence);
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#changed.dispose();
  }
}
