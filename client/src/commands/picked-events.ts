import { env, window, workspace, type TestItem, type TestMessage, type Uri } from 'vscode';
import type { NewCaseParams } from '../../../server/src/protocol/index.ts';
import { holdsEvents } from '../inputs/events-documents.ts';
import { eventPlaceOf, isTestItem, type EventPlace } from '../testing/event-items.ts';
import { eventLineOf } from '../results/messages.ts';
import { ruleOf } from '../testing/run-requested.ts';

export interface PickedEvents {
  readonly events: NewCaseParams['events'];
  /** The file that they are in. */
  readonly file?: Uri;
  /** The rule that they were run over. */
  readonly rule?: Uri;
  /** Where they are from, for people. */
  readonly from: string;
}

/**
 * The events that somebody means: those of the menu that was opened, on an event or on a failure in the Test Explorer or the
 * results; else those that the selection touches in an editor of events; else those of the clipboard.
 * @param argument as VS Code gives it to a command of a menu
 */
export async function pickedEvents(argument: unknown): Promise<PickedEvents> {
  return eventOfMenu(argument) ?? selectedEvents() ?? (await copiedEvents());
}

function eventOfMenu(argument: unknown): PickedEvents | undefined {
  const failed = isFailure(argument) ? argument : undefined;
  const item = failed === undefined ? argument : failed.test;
  if (!isTestItem(item)) return undefined;
  const place = eventPlaceOf(item) ?? (failed && placeOfFailure(item, failed.message));
  if (place === undefined) return undefined;
  const { uri, line, nth } = place;
  const text = workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && (document.isUntitled || document.isDirty),
  );
  const rule = ruleOf(item).uri;
  return {
    events: { uri: uri.toString(), line, nth, ...(text && { text: text.getText() }) },
    file: uri,
    ...(rule && { rule }),
    from: workspace.asRelativePath(uri),
  };
}

/** What VS Code gives to a command in the menu of a message. */
interface Failure {
  readonly test: unknown;
  readonly message: TestMessage;
}

function isFailure(argument: unknown): argument is Failure {
  return typeof argument === 'object' && argument !== null && 'test' in argument && 'message' in argument;
}

function placeOfFailure({ uri }: TestItem, message: TestMessage): EventPlace | undefined {
  const line = eventLineOf(message);
  return uri === undefined || line === undefined ? undefined : { uri, line, nth: 0 };
}

function selectedEvents(): PickedEvents | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined || !holdsEvents(editor.document)) return undefined;
  const { document, selection } = editor;
  const { uri } = document;
  return {
    events: {
      text: document.getText(),
      selection: { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) },
    },
    file: uri,
    from: workspace.asRelativePath(uri),
  };
}

async function copiedEvents(): Promise<PickedEvents> {
  return { events: { text: await env.clipboard.readText() }, from: 'The clipboard' };
}
