import { Uri, window, workspace, type TestItem, type TextDocument } from 'vscode';
import { isRule, looksLikeSequence } from '../rule-documents.ts';

export interface AskedTimeline {
  readonly rule: Uri;
  /** Address of a file of events; `undefined`: the panel's own, or a case. */
  readonly source: string | undefined;
}

/**
 * What the command's arguments ask for; tells why where that is nothing.
 * @param rule a URI or its text, a test item of a rule or of what lies below one, or nothing: the active editor's document
 */
export async function askedTimeline(rule: unknown, events: unknown): Promise<AskedTimeline | undefined> {
  const item = isTestItem(rule) ? ofItem(rule) : undefined;
  const uri = item?.rule ?? uriIn(rule) ?? window.activeTextEditor?.document.uri;
  const document = uri && (await opened(uri));
  if (document === undefined || !isRule(document))
    return refuse(
      'There is no rule to show: open a rule file, a `.toml` with a `[rule]` and a `[metadata]` table, and try again.',
    );
  if (!looksLikeSequence(document)) return refuse('The rule is no sequence: only sequences have a timeline.');
  return { rule: document.uri, source: (item?.source ?? uriIn(events))?.toString() };
}

function refuse(why: string): undefined {
  void window.showWarningMessage(why);
  return undefined;
}

async function opened(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    // Gone, or no text: no rule either way.
    return undefined;
  }
}

function uriIn(value: unknown): Uri | undefined {
  if (value instanceof Uri) return value;
  return typeof value === 'string' ? Uri.parse(value) : undefined;
}

type Item = Pick<TestItem, 'uri' | 'parent'>;

/** Menus of the Test Explorer pass the item. */
function isTestItem(value: unknown): value is Item {
  return (
    typeof value === 'object' && value !== null && 'uri' in value && 'parent' in value && 'busy' in value
  );
}

/** Below a rule's item stand its cases, and below these their events. */
function ofItem(item: Item): { readonly rule: Uri | undefined; readonly source: Uri | undefined } {
  let of: Item | undefined;
  let root = item;
  for (let parent = root.parent; parent !== undefined; parent = parent.parent) {
    of = root;
    root = parent;
  }
  return { rule: root.uri, source: of?.uri };
}
