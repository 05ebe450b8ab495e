import { Uri, window, workspace } from 'vscode';
import { isRule } from '../rule-documents.ts';

/** The rule that events are meant for: the one whose case folder holds their file, else one of the open rules that is picked. */
export async function ruleOfEvents(events: Uri | undefined, title: string): Promise<Uri | undefined> {
  for (const rule of events === undefined ? [] : rulesOfFolder(events)) {
    const isThere = await workspace.fs.stat(rule).then(
      () => true,
      () => false,
    );
    if (isThere) return rule;
  }
  const rules = workspace.textDocuments.filter(isRule).map(({ uri }) => uri);
  if (rules.length === 0) {
    void window.showWarningMessage('No rule is known for this event: open the rule, and try again.');
    return undefined;
  }
  const items = rules.map((uri) => ({ label: workspace.asRelativePath(uri), uri }));
  return (await window.showQuickPick(items, { title }))?.uri;
}

/** The rules whose case folder may hold a file: that of `x.samples/`, that of `samples/x/`. */
function rulesOfFolder(events: Uri): readonly Uri[] {
  const stem = events.path.split('/').at(-2) ?? '';
  const parent = Uri.joinPath(events, '../..');
  if (stem.endsWith('.samples')) return [Uri.joinPath(parent, `${stem.slice(0, -'.samples'.length)}.toml`)];
  return parent.path.endsWith('/samples') ? [Uri.joinPath(parent, '..', `${stem}.toml`)] : [];
}
