/** `rulewright/redactEvents`: edits for each text, and which cases of rules they change. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource, ResponseError } from 'vscode-languageserver/node';
import {
  READ_DIRECTORY,
  READ_FILE,
  REDACT_EVENTS,
  type ReadDirectoryParams,
  type ReadDirectoryResult,
  type ReadFileParams,
  type RedactEventsParams,
  type RedactEventsResult,
} from '../../server/src/protocol/index.ts';
import { withEditor, type Editor } from './client.ts';

const RULE = `[metadata]
maturity = "development"

[rule]
name = "Odd Shell"
type = "eql"
language = "eql"
query = '''
network where host.os.type == "linux" and user.name == "mallory" and
  not cidrmatch(destination.ip, "10.0.0.0/8", "192.0.2.0/24")
'''
`;

function event(ip: string, user = 'mallory'): string {
  return JSON.stringify({
    event: { category: 'network' },
    host: { name: 'web01', os: { type: 'linux' } },
    user: { name: user },
    destination: { ip },
  });
}

const FILES: Readonly<Record<string, string>> = {
  'memfs:/rules/odd.toml': RULE,
  'memfs:/rules/odd.samples/match.ndjson': `${event('80.1.1.1')}\n`,
  'memfs:/rules/odd.samples/no-match.ndjson': `${event('10.3.3.3', 'wendy')}\n`,
  'memfs:/rules/odd.samples/raw.ndjson': `${event('80.1.1.1')}\n`,
  'memfs:/rules/broken.toml': RULE.replace('network where', 'network'),
  'memfs:/rules/broken.samples/match.ndjson': `${event('80.1.1.1')}\n`,
};

function serve({ connection }: Editor): void {
  connection.onRequest(READ_FILE, ({ uri }: ReadFileParams) => {
    const text = FILES[uri];
    if (text === undefined) throw new Error('no such file or folder');
    return { base64: Buffer.from(text).toString('base64') };
  });
  connection.onRequest(READ_DIRECTORY, ({ uri }: ReadDirectoryParams): ReadDirectoryResult => {
    const below = Object.keys(FILES).flatMap((path) =>
      path.startsWith(`${uri}/`) ? [path.slice(uri.length + 1)] : [],
    );
    const names = new Map(below.map((name) => [name.split('/')[0] ?? '', name.includes('/')]));
    return names.size === 0
      ? null
      : [...names].map(([name, isFolder]) => ({ name, kind: isFolder ? 'directory' : 'file' }));
  });
}

function documents(...uris: readonly string[]): RedactEventsParams {
  return { documents: uris.map((uri) => ({ uri, text: FILES[uri] ?? '' })) };
}

async function redact({ connection }: Editor, params: RedactEventsParams) {
  const result = await connection.sendRequest<RedactEventsResult>(REDACT_EVENTS, params);
  assert.ok(result.kind === 'redacted', JSON.stringify(result));
  return result;
}

test('a case that changes is told, with the event and the reason; one that does not is not', () =>
  withEditor('pulled', async (editor) => {
    serve(editor);
    const [match, noMatch] = [
      'memfs:/rules/odd.samples/match.ndjson',
      'memfs:/rules/odd.samples/no-match.ndjson',
    ];
    const { documents: redacted, values, changes } = await redact(editor, documents(match, noMatch));
    assert.equal(values, 5);
    assert.deepEqual(
      redacted.map(({ edits }) => edits.map(({ newText }) => newText)),
      [
        ['host-1', 'user-1', '192.0.2.1'],
        ['host-1', 'user-2', '10.0.0.1'],
      ],
    );
    assert.equal(changes.length, 1);
    const [change] = changes;
    assert.deepEqual([change?.rule, change?.uri, change?.line], ['memfs:/rules/odd.toml', match, 1]);
    assert.match(
      change?.message ?? '',
      /^`match` has 0 alerts and fails, and has 1 alert and passes before\. No alert/,
    );
  }));

test('the rule counts as the editor has it, and only a case has a verdict', () =>
  withEditor('pulled', async (editor) => {
    serve(editor);
    assert.deepEqual((await redact(editor, documents('memfs:/rules/odd.samples/raw.ndjson'))).changes, []);
    await editor.open('memfs:/rules/odd.toml', RULE.replace(/user\.name == "mallory" and\n.*\n/, 'true\n'));
    assert.deepEqual((await redact(editor, documents('memfs:/rules/odd.samples/match.ndjson'))).changes, []);
  }));

test('a rule that can not be run keeps nobody from redacting', () =>
  withEditor('pulled', async (editor) => {
    serve(editor);
    const { values, changes } = await redact(editor, documents('memfs:/rules/broken.samples/match.ndjson'));
    assert.deepEqual([values, changes], [3, []]);
  }));

test('a selection, and a text with something that is no event', () =>
  withEditor('pulled', async (editor) => {
    serve(editor);
    const text = `${event('80.1.1.1')}\nnone\n`;
    const document = { uri: 'untitled:events', text };
    const selected = await redact(editor, { documents: [{ ...document, selection: { start: 1, end: 5 } }] });
    assert.equal(selected.documents[0]?.edits.length, 3);
    const refused = await editor.connection.sendRequest<RedactEventsResult>(REDACT_EVENTS, {
      documents: [document],
    });
    assert.match(refused.kind === 'refused' ? refused.reason : '', /^events: This is no JSON/);
  }));

test('cancelled, the request ends as cancelled', () =>
  withEditor('pulled', async (editor) => {
    const source = new CancellationTokenSource();
    serve(editor);
    const text = `${event('80.1.1.1')}\n`.repeat(20_000);
    const running = editor.connection.sendRequest(
      REDACT_EVENTS,
      { documents: [{ uri: 'untitled:a', text }] },
      source.token,
    );
    source.cancel();
    await assert.rejects(
      running,
      (error: unknown) => error instanceof ResponseError && /cancelled/.test(error.message),
    );
  }));
