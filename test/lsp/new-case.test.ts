/** `rulewright/newCase` over a real server process. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NEW_CASE, type NewCaseParams, type NewCaseResult } from '../../server/src/protocol/index.ts';
import { withEditor } from './client.ts';

test('a case is offered beside the rule, as a URI; nothing is refused silently', () =>
  withEditor('pulled', async ({ connection }) => {
    const params: NewCaseParams = {
      rule: 'file:///nowhere/my%20rule.toml',
      text: '{"_source":{"event":{"action":"fork"}}}',
      expect: 'no-match',
    };
    assert.deepEqual(await connection.sendRequest<NewCaseResult>(NEW_CASE, params), {
      kind: 'case',
      location: 'file:///nowhere/my%20rule.samples/no-match-fork.ndjson',
      text: '{"event":{"action":"fork"}}\n',
      events: 1,
    });
    const refused = await connection.sendRequest<NewCaseResult>(NEW_CASE, { ...params, text: '{' });
    assert.ok(refused.kind === 'refused');
    assert.match(refused.reason, /no JSON/);
  }));
