import { Disposable, env, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { NEW_CASE, type NewCaseParams, type NewCaseResult } from '../../../server/src/protocol/index.ts';
import { COMMANDS } from '../names.ts';
import { holdsEvents } from '../inputs/events-documents.ts';
import { isRule } from '../rule-documents.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { registerTrusted } from '../trust.ts';
import { ruleOfEvents } from './rule-of-events.ts';

type Expect = NewCaseParams['expect'];

/**
 * "Add Event to Cases as Match" and "as No-Match": the events that the selection touches in an editor of events, else those of
 * the clipboard, become a case file of a rule. Argument, for other extensions and tests: the rule's URI. Returns the file's.
 */
export function registerAddEvent(session: LanguageSession): Disposable {
  const register = (command: string, expect: Expect): Disposable =>
    registerTrusted(command, (_events?: unknown, rule?: unknown) =>
      addEvent(session, expect, rule instanceof Uri ? rule : undefined),
    );
  return Disposable.from(
    register(COMMANDS.addEventAsMatch, 'match'),
    register(COMMANDS.addEventAsNoMatch, 'no-match'),
  );
}

async function addEvent(
  session: LanguageSession,
  expect: Expect,
  named: Uri | undefined,
): Promise<Uri | undefined> {
  try {
    const events = await pickedEvents();
    const rule = named ?? (await ruleFor(events.file));
    if (rule === undefined) return undefined;
    if (rule.scheme === 'untitled') throw new Error('Save the rule first: its cases are files beside it.');

    const { text, selection } = events;
    const params: NewCaseParams = { rule: rule.toString(), text, expect, ...(selection && { selection }) };
    const result = await ask<NewCaseResult>(session, NEW_CASE, params);
    if (result.kind === 'refused') throw new Error(`${events.from}: ${result.reason}`);
    return await write(Uri.parse(result.location), result.text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`No case was added. ${reason}`);
    return undefined;
  }
}

interface PickedEvents {
  readonly text: string;
  readonly selection?: NonNullable<NewCaseParams['selection']>;
  /** The file that they are in. */
  readonly file?: Uri;
  /** Where they are from, for people. */
  readonly from: string;
}

async function pickedEvents(): Promise<PickedEvents> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !holdsEvents(editor.document)) {
    return { text: await env.clipboard.readText(), from: 'The clipboard' };
  }
  const { document, selection } = editor;
  const { uri } = document;
  return {
    text: document.getText(),
    selection: { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) },
    file: uri,
    from: workspace.asRelativePath(uri),
  };
}

/** With events of the clipboard, the rule in the editor is meant. */
async function ruleFor(events: Uri | undefined): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  if (events === undefined && active !== undefined && isRule(active)) return active.uri;
  return await ruleOfEvents(events, 'The rule that gets the case');
}

/** Overwrites no file, also not one that appeared meanwhile. */
async function write(file: Uri, text: string): Promise<Uri> {
  const edit = new WorkspaceEdit();
  edit.createFile(file, { contents: new TextEncoder().encode(text) });
  if (!(await workspace.applyEdit(edit))) {
    throw new Error(`\`${workspace.asRelativePath(file)}\` could not be written.`);
  }
  await window.showTextDocument(file);
  return file;
}
