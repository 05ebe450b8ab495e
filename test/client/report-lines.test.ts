/** The text of a test run's output. The client's parts that know nothing of VS Code are tested without one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseLines, noCasesLines, ruleLines, summaryLines } from '../../client/src/results/report-lines.ts';
import { brief, codeSpan, oneLine, plural, valueLines } from '../../client/src/results/text.ts';
import type { TestedCase, TestRuleResult } from '../../server/src/protocol/index.ts';

const range = { start: { line: 6, character: 2 }, end: { line: 6, character: 20 } };

const passed: TestedCase = {
  name: 'no-match-lists',
  uri: 'file:///r.samples/no-match-lists.ndjson',
  expect: 'no-match',
  passed: true,
  alerts: 0,
  events: 2,
  unread: [],
  failures: [],
  tested: [
    { line: 1, alert: false, failed: { range, text: 'process.name == "a"', value: '"b"' } },
    { line: 2, alert: false, failed: { range, text: 'process.args like\n  "c*"' } },
  ],
};

const result = (cases: readonly TestedCase[], more: Partial<TestRuleResult> = {}): TestRuleResult => ({
  uri: 'file:///r.toml',
  name: 'Rule',
  cases,
  unsupported: [],
  searched: [],
  ...more,
});

/** Without colours. */
function plain(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replace(/\u001B\[\d+m/g, ''));
}

test('a case: its verdict, then for each event the condition that failed and the value', () => {
  assert.deepEqual(plain(caseLines(passed)), [
    '',
    '✓ no-match-lists  must not match: 0 alerts in 2 events',
    '    line 1  no alert: process.name == "a"',
    '            the event has "b"',
    '    line 2  no alert: process.args like "c*"',
    '            the event lacks the field',
  ]);
});

test('a failed case tells its failures first; lines that are no events come last', () => {
  const failed: TestedCase = {
    ...passed,
    passed: false,
    alerts: 1,
    failures: [{ line: 1, reason: 'An alert that must not be.' }],
    tested: [{ line: 1, alert: true }],
    unread: [{ line: 3, reason: 'it is no JSON' }],
  };
  assert.deepEqual(plain(caseLines(failed)), [
    '',
    '✗ no-match-lists  must not match: 1 alert in 2 events',
    '    line 1: An alert that must not be.',
    '    line 1  alert',
    '    line 3  unread: it is no JSON',
  ]);
});

test('a case with very many events tells the first hundred, and how many there are', () => {
  const tested = Array.from({ length: 250 }, (_, index) => ({ line: index + 1, alert: true }));
  const lines = plain(caseLines({ ...passed, tested }));
  assert.equal(lines.length, 2 + 100 + 1);
  assert.equal(lines.at(-1), '    … and 150 more events');
});

test('a rule that was not run: each reason with its line in the rule file', () => {
  const unsupported = [{ range, text: 'sample by x', message: 'Samples are not run yet.' }];
  assert.deepEqual(plain(ruleLines(result([], { unsupported, notes: ['A note.'] }))), [
    'Rule',
    'A note.',
    'The rule was not run:',
    '✗ line 7: sample by x',
    '    Samples are not run yet.',
  ]);
});

test('the summary counts cases', () => {
  assert.deepEqual(plain(summaryLines(result([passed, { ...passed, passed: false }]), 12)), [
    '',
    '1 passed, 1 failed (12 ms)',
  ]);
});

test('without cases: where they are looked for', () => {
  assert.deepEqual(noCasesLines(['/r.samples']), [
    'No case files. They are looked for in:',
    '    /r.samples',
  ]);
});

test('what a file says can not steer the terminal', () => {
  assert.equal(oneLine('a\u001B[2Jb\r\nc\u009B1m'), 'a\uFFFD[2Jb c\uFFFD1m');
  const [, verdict] = caseLines({ ...passed, name: 'x\u001B]0;title\u0007' });
  assert.ok(verdict?.includes('x\uFFFD]0;title\uFFFD'));
});

test('the values of a condition on several fields: a line each', () => {
  assert.deepEqual(valueLines('{"a.b":"x","c":[1,2],"d":null}'), [
    'the event has a.b: "x"',
    'the event has c: [1,2]',
    'the event lacks d',
  ]);
  assert.deepEqual(valueLines('["x","y"]'), ['the event has ["x","y"]']);
  assert.deepEqual(valueLines('null'), ['the event has null']);
  assert.deepEqual(valueLines(undefined), ['the event lacks the field']);
});

test('brief cuts at the length, never through a character', () => {
  assert.equal(brief('abcdef', 6), 'abcdef');
  assert.equal(brief('abcdefg', 6), 'abcde…');
  assert.equal(brief('abcd😀fg', 6), 'abcd…');
});

test('a code span holds any text', () => {
  assert.equal(codeSpan('a'), '` a `');
  assert.equal(codeSpan('a `b` ``c'), '``` a `b` ``c ```');
});

test('plural', () => {
  assert.deepEqual(
    [plural(0, 'event'), plural(1, 'event'), plural(2, 'event')],
    ['0 events', '1 event', '2 events'],
  );
});
