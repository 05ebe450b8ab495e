import {
  commands,
  Disposable,
  EventEmitter,
  TestRunRequest,
  Uri,
  workspace,
  type TestController,
  type TextDocument,
} from 'vscode';
import type { TestRuleResult } from '../../../server/src/protocol/index.ts';
import { HAS_RULES } from '../names.ts';
import { isRule } from '../rule-documents.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { hasCaseFiles } from './discover-rules.ts';
import { RuleExplorer } from './rule-explorer.ts';
import { whenTrusted } from '../trust.ts';
import type { RuleRun } from './rule-run.ts';
import { runRule, type RunOptions } from './run-rule.ts';
import type { TestedRule } from './tested-rule.ts';

/**
 * Rules and their cases in the Test Explorer, from the first rule or case on: without one there is no such view, nor in a workspace
 * that is not trusted.
 */
export class RuleTests implements Disposable {
  readonly #session: LanguageSession;
  readonly #listeners: Disposable;
  readonly #tested = new EventEmitter<TestedRule>();
  #explorer: RuleExplorer | undefined;

  /** Tells the report of each rule that ran, when the Test Explorer has it; nothing of runs that failed or were cancelled. */
  readonly onDidTestRule = this.#tested.event;

  constructor(session: LanguageSession) {
    this.#session = session;
    this.#listeners = whenTrusted(() => this.#watch());
  }

  #watch(): Disposable {
    const look = (document: TextDocument): void => {
      if (isRule(document)) this.#explorerNow().items.ofDocument(document);
    };
    const listeners = Disposable.from(
      workspace.onDidOpenTextDocument(look),
      workspace.onDidChangeTextDocument(({ document }) => {
        look(document);
      }),
      workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
        if (isUntitled) this.#explorer?.items.forget(uri);
      }),
    );
    workspace.textDocuments.forEach(look);
    if (this.#explorer === undefined) void this.#lookForCases();
    return listeners;
  }

  /** `undefined` while there is neither a rule nor a case, and while the workspace is not trusted. */
  get controller(): TestController | undefined {
    return this.#explorer?.controller;
  }

  /** Runs one rule on somebody's command; `revealResults` shows them. */
  async run(document: TextDocument, options: RunOptions): Promise<TestRuleResult | undefined> {
    const { controller, items } = this.#explorerNow();
    const rule = items.ofDocument(document);
    const run = controller.createTestRun(new TestRunRequest([rule]));
    try {
      return await this.#runRule({ controller, run, rule }, options);
    } finally {
      run.end();
    }
  }

  /** The rules of the workspace with cases, and those that are open. Rejects when the language server does not start. */
  async knownRules(): Promise<readonly Uri[]> {
    return this.#explorerNow().rules();
  }

  async #lookForCases(): Promise<void> {
    if (await hasCaseFiles()) this.#explorerNow();
  }

  async #runRule(target: RuleRun, options: RunOptions): Promise<TestRuleResult | undefined> {
    const result = await runRule(this.#session, this.#explorerNow().items, target, options);
    const { files, text } = options;
    if (result !== undefined)
      this.#tested.fire({ result, files: text === undefined ? files : [Uri.parse(text.uri)] });
    return result;
  }

  #explorerNow(): RuleExplorer {
    if (this.#explorer === undefined) void commands.executeCommand('setContext', HAS_RULES, true);
    return (this.#explorer ??= new RuleExplorer(this.#session, (target) => this.#runRule(target, {})));
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#explorer?.dispose();
    this.#tested.dispose();
  }
}
