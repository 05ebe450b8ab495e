import { Uri, window, type Disposable, type TextEditor } from 'vscode';
import {
  MINIMISE_EVENTS,
  type MinimiseEventsParams,
  type MinimiseEventsResult,
} from '../../../server/src/protocol/index.ts';
import { COMMANDS } from '../names.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { registerTrusted } from '../trust.ts';
import { changeTexts, tellBriefly } from './change-text.ts';
import { ruleOfEvents } from './rule-of-events.ts';
import { showSlowProgress } from './slow-progress.ts';

/**
 * "Minimise Event": the events that the selection touches, in the active editor. The rule is the one whose case folder holds
 * the file, else one of the open rules. Argument, for other extensions and tests: the rule's URI. Returns the server's answer.
 */
export function registerMinimiseEvent(session: LanguageSession): Disposable {
  return registerTrusted(COMMANDS.minimiseEvent, async (_events?: unknown, ruleUri?: unknown) => {
    const editor = window.activeTextEditor;
    if (editor === undefined) {
      void window.showWarningMessage(
        'There is no event to minimise: open a file of events, and put the cursor into an event.',
      );
      return undefined;
    }
    // A menu passes the file of events as the first argument.
    const rule =
      ruleUri instanceof Uri
        ? ruleUri
        : await ruleOfEvents(session, editor.document.uri, 'The rule whose verdict the event shall keep');
    return rule && (await minimise(session, editor, rule));
  });
}

async function minimise(
  session: LanguageSession,
  editor: TextEditor,
  rule: Uri,
): Promise<MinimiseEventsResult | undefined> {
  const { document, selection } = editor;
  const { version } = document;
  const params: MinimiseEventsParams = {
    rule: rule.toString(),
    text: document.getText(),
    start: document.offsetAt(selection.start),
    end: document.offsetAt(selection.end),
  };
  try {
    const result = await showSlowProgress('Minimising the event', async ({ token }) => {
      return await ask<MinimiseEventsResult>(session, MINIMISE_EVENTS, params, token);
    });
    if (result.kind === 'refused') throw new Error(result.reason);
    await changeTexts([{ document, version, edits: result.edits }]);
    if (result.edits.length === 0) {
      tellBriefly('Every field of the event counts: nothing was left out.');
      return result;
    }
    if (!result.complete) {
      void window.showInformationMessage('The event is large: not every field of it was tried.');
    }
    return result;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`The event was not minimised. ${reason}`);
    return undefined;
  }
}
