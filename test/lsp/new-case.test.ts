/** `rulewright/newCase` over a real server process. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { NEW_CASE, type NewCaseParams, type NewCaseResult } from '../../server/src/protocol/index.ts';
import { withEditor } from './client.ts';

test('a case is offered beside the rule, as a URI; nothing is refused silently', () =>
  withEditor('pulled', async ({ connection }) => {
    const params: NewCaseParams = {
      rule: 'file:///nowhere/my%20rule.toml',
      events: { text: '{"_source":{"event":{"action":"fork"}}}' },
      expect: 'no-match',
    };
    assert.deepEqual(await connection.sendRequest<NewCaseResult>(NEW_CASE, params), {
      kind: 'case',
      location: 'file:///nowhere/my%20rule.samples/no-match-fork.ndjson',
      text: '{"event":{"action":"fork"}}\n',
      events: 1,
    });
    const refused = await connection.sendRequest<NewCaseResult>(NEW_CASE, {
      ...params,
      events: { text: '{' },
    });
    assert.ok(refused.kind === 'refused');
    assert.match(refused.reason, /no JSON/);
  }));

test('an event of a file, packed or as the editor shows it; of a file that is gone or broken none, with the reason', () =>
  withEditor('pulled', async ({ connection }) => {
    const folder = mkdtempSync(join(tmpdir(), 'rulewright-'));
    const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
    const ask = (events: NewCaseParams['events']): Promise<NewCaseResult> =>
      connection.sendRequest<NewCaseResult>(NEW_CASE, { rule: uriOf('a.toml'), events, expect: 'match' });
    try {
      const bytes = Buffer.from('{"a":1}\n{"process":{"name":"sh"},"n":12345678901234567890}\n');
      writeFileSync(join(folder, 'a.ndjson'), bytes);
      writeFileSync(join(folder, 'a.ndjson.gz'), gzipSync(bytes));
      for (const name of ['a.ndjson', 'a.ndjson.gz']) {
        assert.deepEqual(await ask({ uri: uriOf(name), line: 2, nth: 0 }), {
          kind: 'case',
          location: uriOf('a.samples/match-sh.ndjson'),
          text: '{"process":{"name":"sh"},"n":12345678901234567890}\n',
          events: 1,
        });
      }
      const shown = await ask({ uri: uriOf('a.ndjson'), text: '\n\n{"a":3}', line: 3, nth: 0 });
      assert.equal(shown.kind === 'case' && shown.text, '{"a":3}\n');
      writeFileSync(join(folder, 'cut.gz'), gzipSync(bytes).subarray(0, 20));
      for (const [name, line, reason] of [
        ['a.ndjson', 7, /^No event starts on line 7 any more/],
        ['gone.ndjson', 1, /^The file can't be read: .*no such file/],
        ['cut.gz', 1, /^The file can't be read: /],
      ] as const) {
        const refused = await ask({ uri: uriOf(name), line, nth: 0 });
        assert.match(refused.kind === 'refused' ? refused.reason : '', reason, name);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }));
