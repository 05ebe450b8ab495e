/** A server in a workspace that is not trusted reads no file of it, whatever it is asked for; an open text is checked all the same. */
import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  CASE_ROOTS,
  EXPLAIN,
  FIND_CASES,
  LIST_EVENTS,
  MINIMISE_EVENTS,
  NEW_CASE,
  NEW_RULE,
  REDACT_EVENTS,
  RUN_QUERY,
  TEST_RULE,
  TRUST_GRANTED,
  type CaseRootsResult,
  type ExplainResult,
  type FindCasesResult,
  type ListEventsResult,
  type RunQueryResult,
  type TestRuleResult,
} from '../../server/src/protocol/index.ts';
import { Editor } from './client.ts';

const RULE =
  '[metadata]\nmaturity = "production"\n[rule]\ntype = "eql"\nlanguage = "eql"\nquery = \'process where process.name == "whoami"\'\n';
const EVENT = '{"event":{"category":"process"},"process":{"name":"whoami"}}';

const folder = mkdtempSync(join(tmpdir(), 'rulewright-untrusted-'));
const uriOf = (path: string): string => pathToFileURL(join(folder, path)).toString();
const [rule, events, configuration] = ['who.toml', 'who.samples/match-who.ndjson', 'rulewright.toml'].map(
  uriOf,
) as [string, string, string];
let editor: Editor;

before(async () => {
  mkdirSync(join(folder, 'who.samples'));
  writeFileSync(join(folder, 'who.toml'), RULE);
  writeFileSync(join(folder, 'who.samples/match-who.ndjson'), `${EVENT}\n`);
  writeFileSync(join(folder, 'rulewright.toml'), 'cases = "elsewhere"\n');
  editor = await Editor.start('pulled', {}, undefined, { untrusted: true });
});

after(async () => {
  assert.equal(await editor.stop(), 0);
  rmSync(folder, { recursive: true });
});

const ask = <T>(method: string, params: object): Promise<T> =>
  editor.connection.sendRequest<T>(method, params);

const NEW = { type: 'eql', location: uriOf('new.toml'), ruleId: 'a', date: '2026/02/03' };
/** Each is answered where the workspace is trusted. */
const REQUESTS: readonly (readonly [method: string, params: object])[] = [
  [TEST_RULE, { uri: rule }],
  [TEST_RULE, { uri: rule, files: [events] }],
  [FIND_CASES, { uri: rule }],
  [EXPLAIN, { uri: rule, of: { kind: 'cases' } }],
  [NEW_CASE, { rule, events: { text: EVENT }, expect: 'match' }],
  [NEW_CASE, { rule, events: { uri: events, line: 1, nth: 0 }, expect: 'match' }],
  [NEW_RULE, NEW],
];

test('what is open is checked, what is stored is not read', async () => {
  await editor.open(rule, RULE);
  const report = await editor.pull(rule);
  assert.ok(report.kind === 'full' && report.items.some(({ code }) => code === 'missing-key'));
  for (const [method, params] of REQUESTS) {
    const answer = await ask<{ kind?: string; cases?: readonly { unread: readonly { reason: string }[] }[] }>(
      method,
      params,
    ).catch((error: unknown) => String(error));
    assert.match(JSON.stringify(answer), /not trusted/, `${method} ${JSON.stringify(params)}`);
  }
  const [root] = await ask<CaseRootsResult>(CASE_ROOTS, { configurations: [configuration] });
  assert.ok(root?.cases.endsWith('/tests/cases'), 'the default: the file is not read');
  assert.deepEqual((await ask<ListEventsResult>(LIST_EVENTS, { uri: events, most: 10 })).events, []);
  const query = await ask<RunQueryResult>(RUN_QUERY, { uri: rule, files: [{ uri: events, name: 'x' }] });
  assert.match(JSON.stringify(query), /not trusted/);
  const redacted = await ask<object>(REDACT_EVENTS, { documents: [{ uri: events, text: EVENT }] });
  assert.match(JSON.stringify(redacted), /"changes":\[\]/);
  await editor.close(rule);
  for (const [method, params] of [
    [TEST_RULE, { uri: rule }],
    [MINIMISE_EVENTS, { rule, text: EVENT, start: 0, end: 1 }],
  ] as const)
    await assert.rejects(ask(method, params), /who\.toml can't be read: the workspace is not trusted/);
  assert.deepEqual(editor.logged, []);
});

test('once it is trusted, all of it is', async () => {
  await editor.connection.sendNotification(TRUST_GRANTED);
  const tested = await ask<TestRuleResult>(TEST_RULE, { uri: rule });
  assert.deepEqual(
    tested.cases.map(({ passed }) => passed),
    [true],
  );
  assert.equal((await ask<ListEventsResult>(LIST_EVENTS, { uri: events, most: 10 })).events.length, 1);
  assert.equal((await ask<FindCasesResult>(FIND_CASES, { uri: rule })).cases.length, 1);
  const explained = await ask<ExplainResult>(EXPLAIN, { uri: rule, of: { kind: 'cases' } });
  assert.equal(explained.kind, 'ranked');
  const [root] = await ask<CaseRootsResult>(CASE_ROOTS, { configurations: [configuration] });
  assert.ok(root?.cases.endsWith('/elsewhere'));
});
