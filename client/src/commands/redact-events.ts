import { commands, Range, Uri, window, workspace, type Disposable, type TextDocument } from 'vscode';
import {
  REDACT_EVENTS,
  type ChangedVerdict,
  type RedactEventsParams,
  type RedactEventsResult,
} from '../../../server/src/protocol/index.ts';
import { holdsEvents } from '../inputs/events-documents.ts';
import { COMMANDS } from '../names.ts';
import { plural } from '../results/text.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { registerTrusted } from '../trust.ts';
import { changeTexts, tellBriefly } from './change-text.ts';
import { showSlowProgress } from './slow-progress.ts';

/**
 * "Redact Events": the events that the selection touches in the active editor, without a selection all of them; from the file
 * explorer, those of the files that are selected. One change, which can be undone and is not saved. Arguments, as menus give
 * them: the file, all files. Returns the server's answer.
 */
export function registerRedactEvents(session: LanguageSession): Disposable {
  return registerTrusted(COMMANDS.redactEvents, async (file?: unknown, files?: unknown) => {
    try {
      const picked = await documentsIn(file, files);
      const result = picked.length === 0 ? undefined : await redact(session, picked);
      if (picked.length === 0) {
        void window.showWarningMessage(
          'There are no events to redact: open a file of events (JSON, one or many), and try again.',
        );
      }
      return result;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(`The events were not redacted. ${reason}`);
      return undefined;
    }
  });
}

interface Picked {
  readonly document: TextDocument;
  readonly version: number;
  readonly sent: RedactEventsParams['documents'][number];
}

async function documentsIn(file: unknown, files: unknown): Promise<readonly Picked[]> {
  const editor = window.activeTextEditor;
  const uris = (Array.isArray(files) ? files : [file]).filter((uri) => uri instanceof Uri);
  const shown = editor?.document;
  const isEditor = uris.length === 0 || (uris.length === 1 && uris[0]?.toString() === shown?.uri.toString());
  if (isEditor) {
    if (editor === undefined || shown === undefined || !holdsEvents(shown)) return [];
    const { selection } = editor;
    const [start, end] = [shown.offsetAt(selection.start), shown.offsetAt(selection.end)];
    return [pick(shown, selection.isEmpty ? undefined : { start, end })];
  }
  const documents: TextDocument[] = [];
  for (const uri of uris) documents.push(await workspace.openTextDocument(uri));
  return documents.map((document) => pick(document, undefined));
}

function pick(document: TextDocument, selection: Picked['sent']['selection']): Picked {
  const sent = { uri: document.uri.toString(), text: document.getText(), ...(selection && { selection }) };
  return { document, version: document.version, sent };
}

async function redact(session: LanguageSession, picked: readonly Picked[]): Promise<RedactEventsResult> {
  const params: RedactEventsParams = { documents: picked.map(({ sent }) => sent) };
  const result = await showSlowProgress('Redacting the events', ({ token }) =>
    ask<RedactEventsResult>(session, REDACT_EVENTS, params, token),
  );
  if (result.kind === 'refused') throw new Error(result.reason);
  await changeTexts(picked.map((one, index) => ({ ...one, edits: result.documents[index]?.edits ?? [] })));
  tell(result, picked.length);
  return result;
}

function tell({ values, changes }: Extract<RedactEventsResult, { kind: 'redacted' }>, files: number): void {
  if (values === 0) {
    tellBriefly('Nothing in the events tells of machines or people.');
    return;
  }
  tellBriefly(`${plural(values, 'value')} replaced.`);
  const [first] = changes;
  if (first !== undefined) void tellOfChange(first, changes.length - 1, files === 1);
}

const UNDO = 'Undo';
const SHOW = 'Show Event';

async function tellOfChange(
  { uri, line, message }: ChangedVerdict,
  more: number,
  isOneFile: boolean,
): Promise<void> {
  const others = more === 0 ? '' : ` (${plural(more, 'more case')} changed.)`;
  const chosen = await window.showWarningMessage(
    `The events without names and addresses say something else. ${message}${others}`,
    SHOW,
    ...(isOneFile ? [UNDO] : []),
  );
  if (chosen === undefined) return;
  const at = new Range(line - 1, 0, line - 1, 0);
  await window.showTextDocument(Uri.parse(uri), { selection: at });
  if (chosen === UNDO) await commands.executeCommand('undo');
}
