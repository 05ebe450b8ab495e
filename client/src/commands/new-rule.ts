import { Uri, window, workspace, WorkspaceEdit, type Disposable } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  NEW_RULE,
  RULE_TYPES,
  type NewRuleParams,
  type NewRuleResult,
  type OfferedType,
} from '../../../server/src/protocol/index.ts';
import { COMMANDS } from '../names.ts';
import { runningClient } from '../session/ask.ts';
import type { LanguageSession } from '../session/language-session.ts';
import { registerTrusted } from '../trust.ts';

/**
 * "New Rule…": asks for a type and a place, and writes a rule to start from, with its cases. Arguments, for other extensions
 * and tests: the type, and the URI of the rule. Returns the URI.
 */
export function registerNewRule(session: LanguageSession): Disposable {
  return registerTrusted(COMMANDS.newRule, async (type?: unknown, place?: unknown) => {
    try {
      const client = await runningClient(session);
      const picked = typeof type === 'string' ? type : await pickType(client);
      const rule = picked && (place instanceof Uri ? place : await pickPlace());
      return rule && (await write(client, picked, rule));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void window.showErrorMessage(`No rule was written. ${reason}`);
      return undefined;
    }
  });
}

async function pickType(client: BaseLanguageClient): Promise<string | undefined> {
  const types = await client.sendRequest<readonly OfferedType[]>(RULE_TYPES);
  const items = types.map(({ type, summary }) => ({ label: type, detail: summary }));
  return (await window.showQuickPick(items, { title: 'New rule: its type', matchOnDetail: true }))?.label;
}

async function pickPlace(): Promise<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  return await window.showSaveDialog({
    title: 'New rule: its file',
    filters: { Rules: ['toml'] },
    ...(folder && { defaultUri: Uri.joinPath(folder, 'new_rule.toml') }),
  });
}

/** All files or none, and none that is there is overwritten. */
async function write(client: BaseLanguageClient, type: string, rule: Uri): Promise<Uri> {
  if (!rule.path.endsWith('.toml')) throw new Error('The file of a rule ends in `.toml`.');
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const params: NewRuleParams = { type, location: rule.toString(), ruleId: crypto.randomUUID(), date };
  const { files } = await client.sendRequest<NewRuleResult>(NEW_RULE, params);
  const edit = new WorkspaceEdit();
  for (const { location, text } of files) {
    const uri = Uri.parse(location);
    if (await isThere(uri)) throw new Error(`\`${workspace.asRelativePath(uri)}\` is there already.`);
    edit.createFile(uri, { contents: new TextEncoder().encode(text) });
  }
  if (!(await workspace.applyEdit(edit))) throw new Error('The editor refused to write it.');
  await window.showTextDocument(rule);
  return rule;
}

async function isThere(uri: Uri): Promise<boolean> {
  return await workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
