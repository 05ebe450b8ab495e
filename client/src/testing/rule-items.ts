import { type TestController, type TestItem, type TextDocument, Uri } from 'vscode';
import type { FoundRule } from './discover-rules.ts';
import { headerRange } from './header-range.ts';
import { fileName } from './uri-paths.ts';

/** What is known of one case before it ran. */
export interface CaseFile {
  readonly name: string;
  readonly uri: string;
}

/** Before the ids of files that are no cases: one may be a case too, whose own result stays. */
const PICKED = 'picked:';

/** The rules in the Test Explorer with their cases. Ids are addresses, so that VS Code knows an item again. */
export class RuleItems {
  readonly #controller: TestController;
  /** Of the latest look at the workspace. */
  #found: ReadonlyMap<string, FoundRule> = new Map();
  /** Folder of cases -> ids of rules. */
  #byFolder = new Map<string, string[]>();

  constructor(controller: TestController) {
    this.#controller = controller;
  }

  /** The rules whose cases are known: somebody looked at them, or ran them. */
  readonly resolved = new WeakSet<TestItem>();

  get(uri: Uri): TestItem | undefined {
    return this.#controller.items.get(uri.toString());
  }

  /** The item of an open rule, which is made when it is new, with its place for the button that runs it. */
  ofDocument(document: TextDocument): TestItem {
    const item = this.get(document.uri) ?? this.#add(document.uri);
    const range = headerRange(document);
    // On each change of the text, so nothing is sent to the editor unless it is new.
    if (item.range?.isEqual(range) !== true) item.range = range;
    return item;
  }

  /** Shows these rules, and takes away those that had cases and have none now. @param isOpen keeps a rule without cases */
  show(found: ReadonlyMap<string, FoundRule>, isOpen: (id: string) => boolean): void {
    for (const id of this.#found.keys()) if (!found.has(id) && !isOpen(id)) this.#controller.items.delete(id);
    for (const { uri } of found.values()) if (this.get(uri) === undefined) this.#add(uri);
    this.#found = found;
    this.#byFolder = new Map();
    for (const [id, { folders }] of found) {
      for (const folder of folders) this.#byFolder.set(folder, [...(this.#byFolder.get(folder) ?? []), id]);
    }
  }

  /** Takes away a rule, or all below a folder. */
  forget(uri: Uri): void {
    const { items } = this.#controller;
    items.delete(uri.toString());
    for (const { id } of this.below(uri)) items.delete(id);
  }

  /** Rules that lie below a folder, at any depth. */
  below({ path }: Uri): readonly TestItem[] {
    const above = path.endsWith('/') ? path : `${path}/`;
    return [...this.#controller.items].flatMap(([, rule]) =>
      rule.uri?.path.startsWith(above) === true ? [rule] : [],
    );
  }

  /** Rules that have cases in a folder. */
  inFolder(folder: Uri): readonly TestItem[] {
    const ids = this.#byFolder.get(folder.toString()) ?? [];
    return ids.flatMap((id) => this.#controller.items.get(id) ?? []);
  }

  /** Rules that show this file as a case: the latest look at the workspace may know less than somebody who opened the rule since. */
  showing(file: Uri): readonly TestItem[] {
    const id = file.toString();
    return [...this.#controller.items].flatMap(([, rule]) => (rule.children.get(id) ? [rule] : []));
  }

  /** Whether a rule, or a folder of cases, is or lies below one of these. */
  holds(deleted: ReadonlySet<string>): boolean {
    if (deleted.size === 0) return false;
    const known = [...this.#byFolder.keys(), ...[...this.#controller.items].map(([id]) => id)];
    return known.some((address) => isBelow(Uri.parse(address), deleted));
  }

  /** The items of a rule's cases: those that are there stay, with their results; others go. */
  setCases(rule: TestItem, cases: readonly CaseFile[]): readonly TestItem[] {
    const items = cases.map((file) => this.#caseOf(rule, file));
    const isSame = items.length === rule.children.size && items.every(({ id }) => rule.children.get(id));
    if (!isSame) rule.children.replace(items);
    this.resolved.add(rule);
    return items;
  }

  /** Items of event files that are no cases of the rule, beside those that are, until these are looked at again. */
  addFiles(rule: TestItem, files: readonly CaseFile[]): readonly TestItem[] {
    const items = files.map((file) => this.#itemOf(rule, file, `${PICKED}${file.name}?${file.uri}`));
    for (const item of items) if (rule.children.get(item.id) === undefined) rule.children.add(item);
    return items;
  }

  #caseOf(rule: TestItem, file: CaseFile): TestItem {
    const known = rule.children.get(file.uri);
    if (known !== undefined) return known;
    const item = this.#itemOf(rule, file);
    item.canResolveChildren = mayHaveEvents(file);
    return item;
  }

  #itemOf(rule: TestItem, { name, uri }: CaseFile, id = uri): TestItem {
    return rule.children.get(id) ?? this.#controller.createTestItem(id, name, Uri.parse(uri));
  }

  #add(uri: Uri): TestItem {
    const item = this.#controller.createTestItem(uri.toString(), fileName(uri), uri);
    item.canResolveChildren = true;
    this.#controller.items.add(item);
    return item;
  }
}

/** What is wrong with `expect.json` fails as a case. */
function mayHaveEvents({ uri }: CaseFile): boolean {
  return !uri.endsWith('/expect.json');
}

function isBelow(uri: Uri, places: ReadonlySet<string>): boolean {
  for (let { path } = uri; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
    if (places.has(path)) return true;
  }
  return false;
}
