import { Uri, workspace } from 'vscode';
import { CONFIGURATION, type CaseRoot } from '../../../server/src/case-places.ts';
import { CASE_ROOTS, type CaseRootsResult } from '../../../server/src/protocol/index.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { folderOf } from '../testing/uri-paths.ts';

/**
 * The folders above a place that have a `rulewright.toml`, nearest first, with the folders of cases that they name; as paths. The
 * server is asked only where there is one.
 */
export async function caseRootsAbove(session: LanguageSession, place: Uri): Promise<readonly CaseRoot[]> {
  const configurations: string[] = [];
  for (let folder = folderOf(place); ; folder = folderOf(folder)) {
    const configuration = Uri.joinPath(folder, CONFIGURATION);
    if (await isThere(configuration)) configurations.push(configuration.toString());
    if (folder.path === '/') break;
  }
  if (configurations.length === 0) return [];
  const roots = await ask<CaseRootsResult>(session, CASE_ROOTS, { configurations });
  return roots.map(({ root, cases }) => ({ root: Uri.parse(root).path, cases: Uri.parse(cases).path }));
}

/** A file or a folder. */
export async function isThere(uri: Uri): Promise<boolean> {
  return await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
