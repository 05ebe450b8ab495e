/** `rulewright/findCases` and `rulewright/caseRoots` over a real server process. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ResponseError } from 'vscode-languageserver/node';
import {
  CASE_ROOTS,
  FIND_CASES,
  READ_DIRECTORY,
  type CaseRootsResult,
  type FindCasesResult,
} from '../../server/src/protocol/index.ts';
import { withEditor, type Editor } from './client.ts';

async function inFolder(
  files: Readonly<Record<string, string>>,
  work: (editor: Editor, address: (path: string) => string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rulewright-find-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await withEditor('pulled', (editor) => work(editor, (path) => pathToFileURL(join(folder, path)).href));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('the cases of a rule are named, and none of them is read', () =>
  inFolder(
    {
      'a.toml': '',
      'a.samples/no-match-b.ndjson': 'no JSON',
      'a.samples/match-a.json': '',
      'a.samples/x.txt': '',
    },
    async ({ connection }, address) => {
      const found = await connection.sendRequest<FindCasesResult>(FIND_CASES, { uri: address('a.toml') });
      assert.deepEqual(
        found.cases.map(({ name, uri }) => [name, uri]),
        [
          ['match-a', address('a.samples/match-a.json')],
          ['no-match-b', address('a.samples/no-match-b.ndjson')],
        ],
      );
      assert.equal(found.expectations, undefined);
    },
  ));

test('a rule without cases has none, and the folders in which they were looked for are told', () =>
  inFolder({ 'a.toml': '' }, async ({ connection }, address) => {
    const found = await connection.sendRequest<FindCasesResult>(FIND_CASES, { uri: address('a.toml') });
    assert.deepEqual(found.cases, []);
    assert.deepEqual(found.searched.slice(0, 2), [address('a.samples'), address('samples/a')]);
  }));

test('a folder that can not be listed is told with the reason', () =>
  withEditor('pulled', async ({ connection }) => {
    connection.onRequest(READ_DIRECTORY, () => new ResponseError(1, 'permission denied'));
    await assert.rejects(
      connection.sendRequest(FIND_CASES, { uri: 'memfs:/rules/a.toml' }),
      /a\.samples can't be listed: .*permission denied/,
    );
  }));

test('a `rulewright.toml` names its folder of cases; a broken one has the default', () =>
  inFolder(
    { 'one/rulewright.toml': 'cases = "events"\n', 'two/rulewright.toml': 'cases = [' },
    async ({ connection }, address) => {
      const configurations = ['one', 'two'].map((name) => address(`${name}/rulewright.toml`));
      const roots = await connection.sendRequest<CaseRootsResult>(CASE_ROOTS, { configurations });
      assert.deepEqual(roots, [
        { root: address('one'), cases: address('one/events') },
        { root: address('two'), cases: address('two/tests/cases') },
      ]);
    },
  ));
