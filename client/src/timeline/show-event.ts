import {
  Range,
  TabInputText,
  Uri,
  ViewColumn,
  window,
  workspace,
  type TextDocument,
  type WebviewPanel,
} from 'vscode';
import type { EventPlace, ProtocolRange } from '../../../server/src/protocol/index.ts';
import { toRange } from '../results/ranges.ts';

/** Opens the line on which an event starts, beside the timeline. Rejects where the file is no text. */
export async function showEvent(
  { uri, line }: EventPlace,
  panel: WebviewPanel,
  focus: boolean,
): Promise<void> {
  const document = await workspace.openTextDocument(Uri.parse(uri));
  const last = Math.max(0, document.lineCount - 1);
  const start = Math.min(line - 1, last);
  await show(document, new Range(start, 0, start, 0), panel, focus);
}

/** Selects a place of the rule, beside the timeline. */
export async function showInRule(rule: Uri, range: ProtocolRange, panel: WebviewPanel): Promise<void> {
  await show(await workspace.openTextDocument(rule), toRange(range), panel, true);
}

async function show(
  document: TextDocument,
  selection: Range,
  panel: WebviewPanel,
  focus: boolean,
): Promise<void> {
  const viewColumn = columnFor(document, panel);
  const editor = await window.showTextDocument(document, { selection, viewColumn, preserveFocus: !focus });
  editor.revealRange(selection);
}

/** Where the document is open already, else a group that is not the timeline's own. */
function columnFor({ uri }: TextDocument, panel: WebviewPanel): ViewColumn {
  const isOpen = window.tabGroups.all.find(
    ({ tabs, viewColumn }) =>
      viewColumn !== panel.viewColumn &&
      tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString()),
  );
  if (isOpen !== undefined) return isOpen.viewColumn;
  const other = window.tabGroups.all.find(({ viewColumn }) => viewColumn !== panel.viewColumn);
  return other?.viewColumn ?? ViewColumn.Beside;
}
