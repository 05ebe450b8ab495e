import {
  CancellationTokenSource,
  Disposable,
  EventEmitter,
  tests,
  workspace,
  type TestController,
  type TestItem,
  type TextDocument,
  type Uri,
} from 'vscode';
import { CONFIGURATION } from '../../../server/src/case-places.ts';
import { ID, NAME } from '../names.ts';
import { isRule } from '../rule-documents.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { discoverRules } from './discover-rules.ts';
import { resolveEvents } from './event-items.ts';
import { resolveCases } from './resolve-cases.ts';
import { RuleCoverages } from './rule-coverages.ts';
import { RuleItems } from './rule-items.ts';
import type { RuleRun } from './rule-run.ts';
import { addRunProfiles } from './run-profile.ts';
import { fileName, folderOf } from './uri-paths.ts';
import { concernsCases, watchFiles, type FileChange } from './watch-files.ts';

/** Milliseconds from the first of several changes to a new look at the workspace. */
const STILL = 300;

/** What the Test Explorer shows of us. The workspace is searched when somebody looks at the view, or runs all of it. */
export class RuleExplorer implements Disposable {
  readonly controller: TestController;
  readonly items: RuleItems;
  readonly #session: LanguageSession;
  /** Rules that changed on the disk, or whose cases did. */
  readonly #affected = new EventEmitter<TestItem>();
  readonly #disposables: Disposable;
  /** Paths. */
  readonly #deleted = new Set<string>();
  /** Rules whose cases came or went, cases whose events may have. */
  readonly #outdated = new Set<TestItem>();
  #isStructural = false;
  /** Milliseconds that the latest look at the workspace took. */
  #searchTime = 0;
  #caughtUp = Promise.resolve();
  #search: Promise<void> | undefined;
  #searching: CancellationTokenSource | undefined;
  #still: ReturnType<typeof setTimeout> | undefined;

  constructor(session: LanguageSession, runRule: (target: RuleRun) => Promise<unknown>) {
    this.#session = session;
    this.controller = tests.createTestController(`${ID}.rules`, NAME);
    this.items = new RuleItems(this.controller);
    this.controller.resolveHandler = (item) =>
      item === undefined ? this.#discovered() : this.#resolve(item);
    this.controller.refreshHandler = () => this.#refresh();
    this.#disposables = Disposable.from(
      this.controller,
      this.#affected,
      watchFiles((change) => {
        this.#changed(change);
      }),
    );
    addRunProfiles(this.controller, {
      runRule,
      discovered: () => this.#discovered(),
      onDidAffect: this.#affected.event,
      coverage: new RuleCoverages(session),
    });
  }

  /** The rules of the workspace that are shown. */
  async rules(): Promise<readonly Uri[]> {
    await this.#discovered();
    return [...this.controller.items].flatMap(([, { uri }]) => uri ?? []);
  }

  /** Resolves when the rules of the workspace are there. */
  #discovered(): Promise<void> {
    return (this.#search ??= this.#searchNow());
  }

  /** A search that a later one overtakes shows nothing, and ends with the later one. */
  async #searchNow(): Promise<void> {
    this.#searching?.cancel();
    const source = new CancellationTokenSource();
    this.#searching = source;
    const started = Date.now();
    try {
      const found = await discoverRules(this.#session, source.token);
      this.#searchTime = Date.now() - started;
      if (this.#searching === source) this.items.show(found, (id) => openRule(id) !== undefined);
      else await this.#search;
    } catch (error) {
      if (this.#searching !== source) return await this.#search;
      // The next look tries again.
      this.#search = undefined;
      throw error;
    } finally {
      source.dispose();
    }
  }

  async #refresh(): Promise<void> {
    this.#search = this.#searchNow();
    await this.#search;
    const known = [...this.controller.items].flatMap(([, rule]) =>
      this.items.resolved.has(rule) ? [rule] : [],
    );
    for (const rule of known) await this.#resolve(rule);
  }

  async #resolve(item: TestItem): Promise<void> {
    if (item.parent === undefined) {
      // One that went meanwhile has no parent either.
      if (this.controller.items.get(item.id) !== item) return;
      await resolveCases(this.#session, this.items, item);
    } else if (item.canResolveChildren) await resolveEvents(this.#session, this.controller, item);
  }

  #changed({ kind, uri }: FileChange): void {
    const rule = this.items.get(uri);
    if (kind === 'deleted') this.items.forget(uri);
    else if (rule !== undefined) this.#affect(rule);
    else this.#show(uri);
    const owners = this.items.inFolder(folderOf(uri));
    const shown = kind === 'changed' && owners.length === 0 ? this.items.showing(uri) : [];
    for (const owner of [...owners, ...shown]) {
      this.#affect(owner);
      if (kind !== 'changed' && this.items.resolved.has(owner)) this.#outdated.add(owner);
      const tested = owner.children.get(uri.toString());
      if (tested !== undefined && tested.children.size > 0) this.#outdated.add(tested);
    }
    if (fileName(uri) === CONFIGURATION) this.#reconfigured(folderOf(uri));
    if (kind === 'deleted') this.#deleted.add(uri.path);
    this.#isStructural ||= kind === 'changed' ? fileName(uri) === CONFIGURATION : concernsCases(uri);
    this.#still ??= setTimeout(
      () => {
        this.#still = undefined;
        this.#caughtUp = this.#caughtUp.then(() => this.#catchUp());
      },
      // While thousands of files come, as much time goes between looks as into them.
      Math.max(STILL, this.#searchTime),
    );
  }

  /** A configuration counts for all rules below: which cases they have, and how much of their queries these must cover. */
  #reconfigured(folder: Uri): void {
    for (const rule of this.items.below(folder)) {
      this.#affect(rule);
      if (this.items.resolved.has(rule)) this.#outdated.add(rule);
    }
  }

  /** An open rule that is written anew, as some programs save and as a checkout does. */
  #show(uri: Uri): void {
    const document = openRule(uri.toString());
    if (document !== undefined) this.items.ofDocument(document);
  }

  /** Looks again where files came or went. Never rejects. */
  async #catchUp(): Promise<void> {
    const isSearched = this.#search !== undefined;
    const isStructural = this.#isStructural || this.items.holds(this.#deleted);
    this.#deleted.clear();
    this.#isStructural = false;
    const outdated = [...this.#outdated];
    this.#outdated.clear();
    if (isSearched && isStructural) {
      this.#search = this.#searchNow();
      // Only a server that does not start makes it fail: that the log and the status tell, and the next look tries again.
      await this.#search.catch(() => undefined);
    }
    for (const rule of outdated) await this.#resolve(rule);
  }

  /** What is known of the rule is of before: VS Code shows its results as outdated. */
  #affect(rule: TestItem): void {
    this.controller.invalidateTestResults(rule);
    this.#affected.fire(rule);
  }

  dispose(): void {
    clearTimeout(this.#still);
    this.#search = Promise.resolve();
    const searching = this.#searching;
    this.#searching = undefined;
    searching?.cancel();
    this.#disposables.dispose();
  }
}

function openRule(id: string): TextDocument | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === id && isRule(document));
}
