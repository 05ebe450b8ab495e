import { Uri, workspace, type CancellationToken } from 'vscode';
import { CONFIGURATION, rulesOfFolder, type CaseRoot } from '../../../server/src/case-places.ts';
import { CASE_ROOTS, type CaseRootsResult } from '../../../server/src/protocol/index.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { fileName, folderOf } from './uri-paths.ts';

/** A rule that has a folder with files that look like cases, or with an `expect.json`. */
export interface FoundRule {
  readonly uri: Uri;
  /** The folders, as `Uri.toString()`. Which of them counts, and what in them is a case, says the server. */
  readonly folders: readonly string[];
}

const ENDINGS = ['ndjson', 'jsonl', 'json', 'gz', 'zst'];
/** In one search: each starts a program, which keeps this thread longer than all that is found. No braces inside others. */
const WANTED = `{${[
  '**/*.toml',
  '**/expect.json',
  ...ENDINGS.flatMap((ending) => [`**/match*.${ending}`, `**/no-match*.${ending}`]),
].join(',')}}`;
const EXCLUDED = '**/node_modules/**';

/** What also wakes the extension: see `activationEvents` of the manifest. */
const ANY_CASES = '{**/*.samples/*match*.*,**/samples/*/*match*.*,**/rulewright.toml}';

/** A quick look whether the workspace has anything that looks like a case. */
export async function hasCaseFiles(): Promise<boolean> {
  return (await workspace.findFiles(ANY_CASES, EXCLUDED, 1)).length > 0;
}

/**
 * The rules of the workspace with cases, by `Uri.toString()`. Looks at the names of files alone, which VS Code finds outside
 * of this thread; asks the server only where a `rulewright.toml` names a folder of cases.
 */
export async function discoverRules(
  session: LanguageSession,
  token: CancellationToken,
): Promise<ReadonlyMap<string, FoundRule>> {
  const found = await workspace.findFiles(WANTED, EXCLUDED, undefined, token);
  const rules: Uri[] = [];
  const cases: Uri[] = [];
  for (const uri of found) (uri.path.endsWith('.toml') ? rules : cases).push(uri);
  const configurations = rules.filter((uri) => fileName(uri) === CONFIGURATION);
  const roots = token.isCancellationRequested ? [] : await rootsOf(session, configurations, token);
  return join(rules, cases, roots);
}

async function rootsOf(
  session: LanguageSession,
  configurations: readonly Uri[],
  token: CancellationToken,
): Promise<CaseRootsResult> {
  if (configurations.length === 0) return [];
  const params = { configurations: configurations.map((uri) => uri.toString()) };
  return ask<CaseRootsResult>(session, CASE_ROOTS, params, token);
}

function join(
  rules: readonly Uri[],
  cases: readonly Uri[],
  addresses: CaseRootsResult,
): ReadonlyMap<string, FoundRule> {
  const known = new Map(rules.map((uri) => [placeOf(uri, uri.path), uri]));
  const found = new Map<string, { readonly uri: Uri; readonly folders: string[] }>();
  const roots = addresses.map(({ root, cases: folder }): CaseRoot => {
    return { root: Uri.parse(root).path, cases: Uri.parse(folder).path };
  });
  for (const folder of foldersOf(cases)) {
    for (const path of rulesOfFolder(folder.path, roots)) {
      const uri = known.get(placeOf(folder, path));
      if (uri === undefined) continue;
      const id = uri.toString();
      const rule = found.get(id) ?? { uri, folders: [] };
      rule.folders.push(folder.toString());
      found.set(id, rule);
    }
  }
  return found;
}

/** Thousands of files lie in few folders, and to make an address takes its time. */
function foldersOf(files: readonly Uri[]): readonly Uri[] {
  const folders = new Map<string, Uri>();
  for (const file of files) {
    const path = file.path.slice(0, file.path.lastIndexOf('/'));
    const place = placeOf(file, path);
    if (!folders.has(place)) folders.set(place, folderOf(file));
  }
  return [...folders.values()];
}

function placeOf({ scheme, authority }: Uri, path: string): string {
  return `${scheme}://${authority}${path}`;
}
