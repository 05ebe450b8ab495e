/** Formatting over a real server process: who gets a formatter, what it does, and what the command says. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CodeActionRequest,
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  RegistrationRequest,
  UnregistrationRequest,
  type ClientCapabilities,
  type TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FORMAT_QUERY, type FormatQueryResult } from '../../server/src/protocol/index.ts';
import { Editor } from './client.ts';

const REGISTERS: ClientCapabilities = {
  textDocument: { formatting: { dynamicRegistration: true }, rangeFormatting: { dynamicRegistration: true } },
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
};
const OPTIONS = { tabSize: 4, insertSpaces: true };
const EQL = 'file:///queries/a.eql';
const RULE = 'file:///rules/a.toml';

const settings = { format: { queryInRules: false } };
/** What the server has registered: `method language`, by id. */
const registered = new Map<string, string>();
let editor: Editor;

before(async () => {
  editor = await Editor.start('pulled', REGISTERS, ({ connection }) => {
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      for (const { id, method, registerOptions } of registrations) {
        const options = registerOptions as { documentSelector?: { language: string }[]; section?: string };
        const languages = options.documentSelector?.map(({ language }) => language) ?? [options.section];
        registered.set(id, [method, ...languages].join(' '));
      }
    });
    connection.onRequest(UnregistrationRequest.type, ({ unregisterations }) => {
      for (const { id } of unregisterations) registered.delete(id);
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ section }) => (section === 'rulewright' ? structuredClone(settings) : null)),
    );
  });
});
after(async () => {
  assert.deepEqual(editor.logged, []);
  await editor.stop();
});

const USUAL = [
  'textDocument/formatting eql kql',
  'textDocument/rangeFormatting eql',
  'workspace/didChangeConfiguration rulewright',
];

async function comesTo(expected: readonly string[]): Promise<void> {
  const now = (): readonly string[] => [...registered.values()].sort();
  for (let tries = 0; tries < 100 && now().join() !== expected.join(); tries++) await sleep(50);
  assert.deepEqual(now(), expected);
}

async function setFormatsRules(value: boolean): Promise<void> {
  settings.format.queryInRules = value;
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
}

function formatted(text: string, edits: readonly TextEdit[] | null): string {
  assert.ok(edits, 'no answer');
  return TextDocument.applyEdits(TextDocument.create('file:///x', 'x', 1, text), [...edits]);
}

function ruleWith(query: string): string {
  return `[metadata]\nmaturity   = "production"\n\n[rule]\nlanguage = "eql"\nquery = '''\n${query}\n'''\n`;
}

test('queries have a formatter, rules only when a setting says so', async () => {
  await comesTo(USUAL);
  await setFormatsRules(true);
  await comesTo(['textDocument/formatting eql kql', 'textDocument/formatting toml', ...USUAL.slice(1)]);
  await setFormatsRules(false);
  await comesTo(USUAL);
  assert.equal(editor.initialized.capabilities.documentFormattingProvider, undefined);
  assert.equal(editor.initialized.capabilities.documentRangeFormattingProvider, undefined);
});

test('a query file is formatted as a whole', async () => {
  const text = 'process   where process.name=="a"';
  await editor.open(EQL, text, 'eql');
  const edits = await editor.connection.sendRequest(DocumentFormattingRequest.type, {
    textDocument: { uri: EQL },
    options: OPTIONS,
  });
  assert.equal(formatted(text, edits), 'process where process.name == "a"\n');
  await editor.close(EQL);
});

test('and in parts', async () => {
  const text = 'sequence  by host.id\n  [process   where true]\n  [network   where true]\n';
  await editor.open(EQL, text, 'eql');
  const edits = await editor.connection.sendRequest(DocumentRangeFormattingRequest.type, {
    textDocument: { uri: EQL },
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 24 } },
    options: OPTIONS,
  });
  assert.equal(formatted(text, edits), text.replace('process   where', 'process where'));
  await editor.close(EQL);
});

test('of a rule the query is formatted, of other TOML nothing', async () => {
  const text = ruleWith('process   where true');
  await editor.open(RULE, text);
  const other = 'file:///Cargo.toml';
  await editor.open(other, '[package]\nname   = "x"\n');
  const request = (uri: string) =>
    editor.connection.sendRequest(DocumentFormattingRequest.type, {
      textDocument: { uri },
      options: OPTIONS,
    });
  assert.equal(formatted(text, await request(RULE)), ruleWith('process where true'));
  assert.equal(await request(other), null);
  await editor.closeAll();
});

test('the command gets edits of the version that it was asked about, or the reason', async () => {
  const text = ruleWith('process   where true');
  await editor.open(RULE, text);
  const ask = (uri: string): Promise<FormatQueryResult> =>
    editor.connection.sendRequest(FORMAT_QUERY, { uri });
  const result = await ask(RULE);
  assert.ok(result.kind === 'laid-out');
  assert.equal(result.version, 1);
  assert.equal(formatted(text, result.edits as TextEdit[]), ruleWith('process where true'));
  const broken = ruleWith('process where\n  and');
  await editor.change(RULE, 2, { text: broken });
  const refused = await ask(RULE);
  assert.ok(refused.kind === 'refused');
  assert.match(refused.reason, /^The query has an error\. ./);
  assert.equal(refused.range?.start.line, broken.split('\n').indexOf('  and'));
  await assert.rejects(ask('file:///unknown.toml'), /neither a rule nor an `\.eql` or `\.kql` file/);
  await editor.closeAll();
});

test('the code action is announced, and comes to who asks', async () => {
  const { codeActionProvider } = editor.initialized.capabilities;
  assert.deepEqual(codeActionProvider, { codeActionKinds: ['quickfix', 'source.formatQuery.rulewright'] });
  const text = ruleWith('process   where true');
  await editor.open(RULE, text);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const actions = await editor.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri: RULE },
    range,
    context: { diagnostics: [], only: ['source.formatQuery.rulewright'] },
  });
  const [action] = actions ?? [];
  assert.ok(action !== undefined && 'edit' in action);
  const edits = action.edit?.changes?.[RULE] ?? null;
  assert.equal(formatted(text, edits), ruleWith('process where true'));
  await editor.closeAll();
});

test('a client that can not register formatters gets none, and no requests', async () => {
  let asked = 0;
  const plain = await Editor.start('pulled', {}, ({ connection }) => {
    connection.onRequest(RegistrationRequest.type, () => void asked++);
    connection.onRequest(ConfigurationRequest.type, ({ items }) => {
      asked++;
      return items.map(() => null);
    });
  });
  assert.equal(plain.initialized.capabilities.documentFormattingProvider, undefined);
  await plain.open(EQL, 'process where true', 'eql');
  await plain.pull(EQL);
  assert.equal(asked, 0);
  assert.deepEqual(plain.logged, []);
  await plain.stop();
});
