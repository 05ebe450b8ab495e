import { ViewColumn, window, workspace } from 'vscode';
import type { RunQueryResult, UnreadLine } from '../../../server/src/protocol/index.ts';
import { plural } from './text.ts';

const SHOWN_MILLISECONDS = 10_000;

type Results = Extract<RunQueryResult, { readonly kind: 'results' }>;

/** Opens what a query found as a JSON document beside the query, and tells what is not in it. */
export async function showQueryResult({ results, total, searched, unread }: Results): Promise<void> {
  const document = await workspace.openTextDocument({
    language: 'json',
    content: `${JSON.stringify(results, undefined, 2)}\n`,
  });
  await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: false });
  const shown = 'events' in results ? results.events.length : results.sequences.length;
  const summary = `${plural(total, 'result')} in ${plural(searched, 'event')}`;
  window.setStatusBarMessage(summary, SHOWN_MILLISECONDS);
  if (shown < total) {
    const all = 'The command line, `rulewright query`, prints them all.';
    void window.showInformationMessage(`The first ${String(shown)} of ${summary} are shown. ${all}`);
  }
  if (unread.length > 0) void window.showWarningMessage(unreadText(unread));
}

function unreadText(unread: readonly UnreadLine[]): string {
  const [first] = unread;
  const where = first === undefined ? '' : ` The first: ${first.file}:${String(first.line)}: ${first.reason}`;
  return `${plural(unread.length, 'place')} could not be read as events, and the query did not run over them.${where}`;
}
