import assert from 'node:assert/strict';
import { commands } from 'vscode';
import type { TestRuleResult } from '../../../server/src/protocol/index.ts';
import { diagnosticWith } from './support/diagnostics.ts';
import { CASELESS_RULE, fileIn, open, rangeOf, replace, revert, RULE } from './support/workspace.ts';

const testRule = (...args: readonly unknown[]): Thenable<TestRuleResult | undefined> =>
  commands.executeCommand('rulewright.testRule', ...args);

suite('Rule tests', () => {
  test('the cases beside the rule run, event by event', async () => {
    const document = await open(RULE);
    const result = await testRule();
    assert.ok(result);
    assert.equal(result.name, 'Certificate Tool Downloads');
    assert.equal(result.uri, document.uri.toString());
    assert.deepEqual(
      result.cases.map(({ name, passed, alerts, events }) => ({ name, passed, alerts, events })),
      [
        { name: 'match-fetches', passed: true, alerts: 2, events: 2 },
        { name: 'no-match-lists', passed: true, alerts: 0, events: 2 },
      ],
    );
    const [listing, ending] = result.cases[1]?.tested ?? [];
    assert.deepEqual([listing?.line, listing?.alert], [1, false]);
    assert.match(listing?.failed?.text ?? '', /process\.args/);
    assert.match(ending?.failed?.text ?? '', /event\.type == "start"/);
    assert.match(ending?.failed?.value ?? '', /"end"/);
  });

  test('the open text counts, not the file; a failure points at the condition and the event', async () => {
    const document = await open(RULE);
    await replace(document, '"*urlcache*"', '"*nothing*"');
    const result = await testRule();
    const failed = result?.cases.filter(({ passed }) => !passed) ?? [];
    assert.deepEqual(
      failed.map(({ name }) => name),
      ['match-fetches'],
    );
    const [failure] = failed[0]?.failures ?? [];
    assert.equal(failure?.line, 1);
    const { start, end } = failure.condition?.range ?? {};
    const condition = rangeOf(document, 'process.args : ("*nothing*", "*verifyctl*")');
    assert.deepEqual(
      [start?.line, start?.character, end?.line, end?.character],
      [condition.start.line, condition.start.character, condition.end.line, condition.end.character],
    );
    await revert(document);
  });

  test('a rule runs over event files that are named', async () => {
    await open(CASELESS_RULE);
    const file = fileIn('rules/certificate_tool_downloads.samples/no-match-lists.ndjson');
    const result = await testRule(fileIn(CASELESS_RULE), [file]);
    assert.equal(result?.cases.length, 1);
    const [only] = result.cases;
    assert.equal(only?.expect, 'any');
    assert.equal(only.events, 2);
  });

  test('a rule whose query is broken says so and runs nothing', async () => {
    const document = await open(RULE);
    await replace(document, 'process.name : "certutil.exe" and', 'process.name : and');
    await diagnosticWith(document.uri, 'eql-syntax');
    const result = await testRule();
    assert.ok(result !== undefined && result.unsupported.length > 0, JSON.stringify(result));
    await revert(document);
  });

  test('a document that is no rule is not tested', async () => {
    await open('Cargo.toml');
    assert.equal(await testRule(), undefined);
  });
});
