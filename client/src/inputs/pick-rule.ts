import {
  QuickPickItemKind,
  window,
  workspace,
  type QuickPickItem,
  type TextDocument,
  type Uri,
} from 'vscode';
import { isRule } from '../rule-documents.ts';

interface RuleItem extends QuickPickItem {
  readonly uri?: Uri;
  readonly asks?: true;
}

/**
 * The rule that somebody means who picked events: that of the active editor, else the only one in sight, else one of a list.
 * @param known gives the rules of the workspace that have cases
 */
export async function ruleInSight(
  known: () => Promise<readonly Uri[]>,
  title: string,
): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  if (active !== undefined && isRule(active)) return active.uri;
  const seen = new Set(
    window.visibleTextEditors.flatMap(({ document }) => (isRule(document) ? [document] : [])),
  );
  const [only] = seen;
  return seen.size === 1 ? only?.uri : await pickRule(known, title);
}

async function pickRule(known: () => Promise<readonly Uri[]>, title: string): Promise<Uri | undefined> {
  const items = known().then((uris) => itemsFor(workspace.textDocuments.filter(isRule), uris));
  const picked = await window.showQuickPick<RuleItem>(items, { title, matchOnDescription: true });
  return picked?.asks === true ? await askForFile(title) : picked?.uri;
}

function itemsFor(open: readonly TextDocument[], known: readonly Uri[]): RuleItem[] {
  const ids = new Set(open.map(({ uri }) => uri.toString()));
  const others = known.filter((uri) => !ids.has(uri.toString()));
  return [
    ...section(
      'Open rules',
      open.map(({ uri }) => uri),
    ),
    ...section('Rules with cases', others),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: '$(folder-opened) Another Rule…', alwaysShow: true, asks: true },
  ];
}

function section(label: string, uris: readonly Uri[]): readonly RuleItem[] {
  if (uris.length === 0) return [];
  return [{ label, kind: QuickPickItemKind.Separator }, ...uris.map(itemOf).sort(byLabel)];
}

function itemOf(uri: Uri): RuleItem {
  const path = workspace.asRelativePath(uri);
  const end = path.lastIndexOf('/');
  return { label: path.slice(end + 1), ...(end > 0 && { description: path.slice(0, end) }), uri };
}

function byLabel(left: RuleItem, right: RuleItem): number {
  return left.label.localeCompare(right.label);
}

async function askForFile(title: string): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const picked = await window.showOpenDialog({
    title,
    openLabel: 'Choose',
    filters: { Rules: ['toml'] },
    ...(folder && { defaultUri: folder }),
  });
  return picked?.[0];
}
