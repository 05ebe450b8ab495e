import { window, type Selection, type TextDocument } from 'vscode';
import type { ProtocolRange, RunQueryParams } from '../../../server/src/protocol/index.ts';
import { needsServer } from '../rule-documents.ts';

/** The query that somebody means who looks at a document: what is selected, else that of the rule or the `.eql` file. */
export function queryIn(document: TextDocument): RunQueryParams | undefined {
  const uri = document.uri.toString();
  const selection = selectionIn(document);
  if (needsServer(document)) {
    // A word that happens to be selected is no query.
    const isQuery = selection !== undefined && /\bwhere\b/.test(document.getText(selection));
    return isQuery ? { uri, range: plain(selection) } : { uri };
  }
  return selection && { uri, range: plain(selection), text: document.getText(selection) };
}

/** VS Code's own objects turn into arrays on the way to the server. */
function plain({ start, end }: Selection): ProtocolRange {
  return {
    start: { line: start.line, character: start.character },
    end: { line: end.line, character: end.character },
  };
}

function selectionIn(document: TextDocument): Selection | undefined {
  const editor = window.activeTextEditor;
  const selection = editor?.document === document ? editor.selection : undefined;
  return selection?.isEmpty === false ? selection : undefined;
}
