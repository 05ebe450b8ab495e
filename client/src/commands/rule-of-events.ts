import { window, workspace, type Uri } from 'vscode';
import { rulesOfFolder } from '../../../server/src/case-places.ts';
import { caseRootsAbove, isThere } from '../cases/case-roots.ts';
import { isRule } from '../rule-documents.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { folderOf } from '../testing/uri-paths.ts';

/** The rule that events are meant for: the one whose case folder holds their file, else one of the open rules that is picked. */
export async function ruleOfEvents(
  session: LanguageSession,
  events: Uri | undefined,
  title: string,
): Promise<Uri | undefined> {
  const owner = events === undefined ? undefined : await ownerOf(session, events);
  if (owner !== undefined) return owner;
  const rules = workspace.textDocuments.filter(isRule).map(({ uri }) => uri);
  if (rules.length === 0) {
    void window.showWarningMessage('No rule is known for this event: open the rule, and try again.');
    return undefined;
  }
  const items = rules.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { title }))?.uri;
}

async function ownerOf(session: LanguageSession, events: Uri): Promise<Uri | undefined> {
  const roots = await caseRootsAbove(session, events);
  for (const path of rulesOfFolder(folderOf(events).path, roots)) {
    const rule = events.with({ path });
    if (await isThere(rule)) return rule;
  }
  return undefined;
}
