import type { Uri } from 'vscode';
import {
  Disposable,
  EventEmitter,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  workspace,
  type CancellationToken,
  type TestController,
  type TestItem,
  type TextDocument,
} from 'vscode';
import type { TestRuleResult } from '../../../server/src/protocol.ts';
import { ID, NAME } from '../names.ts';
import { isRule } from '../rule-documents.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { headerRange } from './header-range.ts';
import type { RuleRun } from './rule-run.ts';
import { runRule, type RunOptions } from './run-rule.ts';
import type { TestedRule } from './tested-rule.ts';

/** Rules and their cases in the Test Explorer. The controller is made with the first rule: without one there is no such view. */
export class RuleTests implements Disposable {
  readonly #session: LanguageSession;
  readonly #listeners: Disposable;
  readonly #tested = new EventEmitter<TestedRule>();
  #controller: TestController | undefined;

  /** Tells the report of each rule that ran, when the Test Explorer has it; nothing of runs that failed or were cancelled. */
  readonly onDidTestRule = this.#tested.event;

  constructor(session: LanguageSession) {
    this.#session = session;
    const look = (document: TextDocument): void => {
      if (isRule(document)) this.#itemOf(document);
    };
    this.#listeners = Disposable.from(
      workspace.onDidOpenTextDocument(look),
      workspace.onDidChangeTextDocument(({ document }) => {
        look(document);
      }),
      workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
        if (isUntitled) this.#forget([uri]);
      }),
      workspace.onDidDeleteFiles(({ files }) => {
        this.#forget(files);
      }),
      workspace.onDidRenameFiles(({ files }) => {
        this.#forget(files.map(({ oldUri }) => oldUri));
      }),
    );
    workspace.textDocuments.forEach(look);
  }

  /** Runs one rule on somebody's command; `revealResults` shows them. */
  async run(document: TextDocument, options: RunOptions): Promise<TestRuleResult | undefined> {
    const rule = this.#itemOf(document);
    const controller = this.#controllerNow();
    const run = controller.createTestRun(new TestRunRequest([rule]));
    try {
      return await this.#runRule({ controller, run, rule }, options);
    } finally {
      run.end();
    }
  }

  async #runRequested(request: TestRunRequest, token: CancellationToken): Promise<void> {
    const controller = this.#controllerNow();
    const run = controller.createTestRun(request);
    try {
      for (const rule of rulesOf(request, controller)) {
        if (token.isCancellationRequested) run.skipped(rule);
        else await this.#runRule({ controller, run, rule }, {});
      }
    } finally {
      run.end();
    }
  }

  async #runRule(target: RuleRun, options: RunOptions): Promise<TestRuleResult | undefined> {
    const result = await runRule(this.#session, target, options);
    if (result !== undefined) this.#tested.fire({ result, files: options.files });
    return result;
  }

  #itemOf(document: TextDocument): TestItem {
    const { items } = this.#controllerNow();
    const id = document.uri.toString();
    const known = items.get(id);
    const item = known ?? this.#newItem(document.uri);
    const range = headerRange(document);
    // On each change of the text, so nothing is sent to the editor unless it is new.
    if (item.range?.isEqual(range) !== true) item.range = range;
    if (known === undefined) items.add(item);
    return item;
  }

  #forget(rules: readonly Uri[]): void {
    for (const rule of rules) this.#controller?.items.delete(rule.toString());
  }

  #newItem(uri: Uri): TestItem {
    return this.#controllerNow().createTestItem(
      uri.toString(),
      uri.path.slice(uri.path.lastIndexOf('/') + 1),
      uri,
    );
  }

  #controllerNow(): TestController {
    if (this.#controller === undefined) {
      const controller = tests.createTestController(`${ID}.rules`, NAME);
      controller.createRunProfile(
        'Test Against Sample Events',
        TestRunProfileKind.Run,
        (request, token) => this.#runRequested(request, token),
        true,
      );
      this.#controller = controller;
    }
    return this.#controller;
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#controller?.dispose();
    this.#tested.dispose();
  }
}

/** A rule runs as a whole: a request for one of its cases is one for the rule. */
function rulesOf({ include, exclude }: TestRunRequest, controller: TestController): ReadonlySet<TestItem> {
  const asked = include ?? [...controller.items].map(([, item]) => item);
  const rules = new Set(asked.map((item) => item.parent ?? item));
  for (const item of exclude ?? []) rules.delete(item);
  return rules;
}
