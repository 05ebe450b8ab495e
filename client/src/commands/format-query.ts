import {
  commands,
  Range,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
  type Disposable,
  type TextDocument,
} from 'vscode';
import {
  FORMAT_QUERY,
  type FormatQueryParams,
  type FormatQueryResult,
} from '../../../server/src/protocol/index.ts';
import { COMMANDS } from '../names.ts';
import { needsServer } from '../rule-documents.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { applyChange, tellBriefly } from './change-text.ts';
import { tellAbout } from './show-place.ts';

/**
 * "Format Query", for rules, `.eql` and `.kql` files. Argument, for other extensions and tests: the document's URI (default: the
 * active editor's document). Returns what the server answered; `undefined` when it was not asked.
 */
export function registerFormatQuery(session: LanguageSession): Disposable {
  return commands.registerCommand(COMMANDS.formatQuery, async (uri?: unknown) => {
    const document =
      uri instanceof Uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
    if (document !== undefined && needsServer(document)) return formatQuery(session, document);
    void window.showWarningMessage(
      'There is no query to format: open a rule, an `.eql` or a `.kql` file, and try again.',
    );
    return undefined;
  });
}

async function formatQuery(
  session: LanguageSession,
  document: TextDocument,
): Promise<FormatQueryResult | undefined> {
  try {
    const result = await layOut(session, document);
    if (result.kind === 'refused') {
      void tellAbout(document, `The query was not formatted. ${result.reason}`, result.range);
    } else if (result.edits.length === 0) {
      tellBriefly('The query is laid out already.');
    } else await apply(document, result.edits);
    return result;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`The query was not formatted. ${reason}`);
    return undefined;
  }
}

/** The answer for the text as it is; somebody who types meanwhile makes it worthless, so it is asked for again. */
async function layOut(session: LanguageSession, document: TextDocument): Promise<FormatQueryResult> {
  const params: FormatQueryParams = { uri: document.uri.toString() };
  for (;;) {
    const result = await ask<FormatQueryResult>(session, FORMAT_QUERY, params);
    if (result.kind === 'refused' || result.version === document.version) return result;
  }
}

async function apply(
  { uri }: TextDocument,
  edits: Extract<FormatQueryResult, { readonly kind: 'laid-out' }>['edits'],
): Promise<void> {
  const change = new WorkspaceEdit();
  for (const { range, newText } of edits) {
    const { start, end } = range;
    change.replace(uri, new Range(start.line, start.character, end.line, end.character), newText);
  }
  await applyChange(change);
}
