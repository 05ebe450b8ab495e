import { Disposable, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { NEW_CASE, type NewCaseParams, type NewCaseResult } from '../../../server/src/protocol/index.ts';
import { COMMANDS } from '../names.ts';
import { isRule } from '../rule-documents.ts';
import { ask } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { registerTrusted } from '../trust.ts';
import { pickedEvents } from './picked-events.ts';
import { ruleOfEvents } from './rule-of-events.ts';

type Expect = NewCaseParams['expect'];

/**
 * "Add Event to Cases as Match" and "as No-Match": `pickedEvents` become a case file of a rule. Arguments: what was chosen in a
 * menu, and, for other extensions and tests, the rule's URI. Returns the file's.
 */
export function registerAddEvent(session: LanguageSession): Disposable {
  const register = (command: string, expect: Expect): Disposable =>
    registerTrusted(command, (argument?: unknown, rule?: unknown) =>
      addEvent(session, expect, argument, rule instanceof Uri ? rule : undefined),
    );
  return Disposable.from(
    register(COMMANDS.addEventAsMatch, 'match'),
    register(COMMANDS.addEventAsNoMatch, 'no-match'),
  );
}

async function addEvent(
  session: LanguageSession,
  expect: Expect,
  argument: unknown,
  named: Uri | undefined,
): Promise<Uri | undefined> {
  try {
    const picked = await pickedEvents(argument);
    const rule = named ?? picked.rule ?? (await ruleFor(session, picked.file));
    if (rule === undefined) return undefined;
    if (rule.scheme === 'untitled') throw new Error('Save the rule first: its cases are files beside it.');

    const params: NewCaseParams = { rule: rule.toString(), events: picked.events, expect };
    const result = await ask<NewCaseResult>(session, NEW_CASE, params);
    if (result.kind === 'refused') throw new Error(`${picked.from}: ${result.reason}`);
    return await write(Uri.parse(result.location), result.text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(`No case was added. ${reason}`);
    return undefined;
  }
}

/** With events of the clipboard, the rule in the editor is meant. */
async function ruleFor(session: LanguageSession, events: Uri | undefined): Promise<Uri | undefined> {
  const active = window.activeTextEditor?.document;
  if (events === undefined && active !== undefined && isRule(active)) return active.uri;
  return await ruleOfEvents(session, events, 'The rule that gets the case');
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
