/** The report that people read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prettyTestReporter } from '../../server/src/cli/reporters/test-pretty.ts';
import { createStyle } from '../../server/src/cli/reporters/style.ts';
import type { TestedRule } from '../../server/src/cli/reporters/test-report.ts';
import type { CaseReport } from '../../server/src/core/cases/report.ts';
import { LineIndex } from '../../server/src/core/text/line-index.ts';

const QUERY = 'process where process.name == "apt"\n  and user.name == "root"\n';

const passed: CaseReport = {
  name: 'match-apt',
  file: '/work/rules/tool.samples/match-apt.ndjson',
  expect: 'match',
  passed: true,
  alerts: 1,
  events: 1,
  unread: [],
  unreadTotal: 0,
  failures: [],
  verdicts: [],
};

function tested(...cases: readonly CaseReport[]): TestedRule {
  const report = {
    file: '/work/rules/tool.toml',
    name: 'A Tool Starts',
    cases,
    unsupported: [],
    searched: [],
    notes: [],
  };
  const rest = { shortfalls: [], milliseconds: 1 };
  return { path: 'rules/tool.toml', text: QUERY, lines: new LineIndex(QUERY), report, ...rest };
}

function print(rule: TestedRule, coloured = false): string {
  return prettyTestReporter({ style: createStyle(coloured), columns: 100, cwd: '/work' }).rule(rule);
}

function failing(failure: Partial<CaseReport['failures'][number]>): CaseReport {
  const file = '/work/rules/tool.samples/match-dnf.ndjson';
  return {
    ...passed,
    name: 'match-dnf',
    file,
    passed: false,
    alerts: 1,
    events: 2,
    failures: [{ file, line: 4, reason: 'raised no alert', ...failure }],
  };
}

const CONDITION = { span: { start: 14, end: 35 }, text: 'process.name == "apt"' };

test('a tick for a case that went as named', () => {
  assert.equal(print(tested(passed)), 'A Tool Starts  rules/tool.toml\n  ✓ match-apt  1 event, 1 alert\n\n');
});

test('a cross, the event, the condition at its place, and the value', () => {
  assert.equal(
    print(tested(passed, failing({ condition: CONDITION, value: 'dnf' }))),
    `A Tool Starts  rules/tool.toml
  ✓ match-apt  1 event, 1 alert
  ✗ match-dnf  2 events, 1 alert  expected: an alert for every event
      rules/tool.samples/match-dnf.ndjson:4: raised no alert
        rules/tool.toml:1:15: process.name == "apt"
        1 │ process where process.name == "apt"
          │               ~~~~~~~~~~~~~~~~~~~~~
        the event has "dnf"

`,
  );
});

test('values of every kind, long ones cut; nothing where there is none', () => {
  assert.doesNotMatch(print(tested(failing({ condition: CONDITION }))), /the event has/);
  for (const [value, shown] of [
    [null, 'null'],
    [['a', 1], '["a",1]'],
    [{ a: true }, '{"a":true}'],
    ['x'.repeat(5000), `"${'x'.repeat(198)}…`],
  ] as const) {
    assert.ok(print(tested(failing({ condition: CONDITION, value }))).includes(`the event has ${shown}\n`));
  }
});

test('a failure without a condition', () => {
  assert.match(print(tested(failing({ reason: 'Not read: x' }))), /match-dnf\.ndjson:4: Not read: x\n\n$/);
});

test('of many failures the first twenty, and how many more', () => {
  const one = failing({});
  const text = print(
    tested({ ...one, failures: Array.from({ length: 23 }, () => one.failures[0] ?? assert.fail()) }),
  );
  assert.equal(text.split('raised no alert').length - 1, 20);
  assert.match(text, /\n {6}… and 3 more failures\n\n$/);
});

test('a rule that was not run says why once, and shows no case as passed', () => {
  const rule = tested(
    failing({ reason: 'Not run: no such thing' }),
    failing({ reason: 'Not run: no such thing' }),
  );
  const unsupported = [{ ...CONDITION, message: 'no such thing' }];
  assert.equal(
    print({ ...rule, report: { ...rule.report, unsupported } }),
    `A Tool Starts  rules/tool.toml
  not run: no such thing
    rules/tool.toml:1:15: process.name == "apt"
    1 │ process where process.name == "apt"
      │               ~~~~~~~~~~~~~~~~~~~~~
  ✗ match-dnf  2 events, 1 alert  expected: an alert for every event
  ✗ match-dnf  2 events, 1 alert  expected: an alert for every event

`,
  );
});

test('a rule without cases takes no room', () => {
  assert.equal(print(tested()), '');
});

test('escape sequences of rules and events do not reach the terminal', () => {
  const hostile = 'x\u001b[2J\u009b\u202e';
  const rule = tested(
    failing({ reason: hostile, condition: { ...CONDITION, text: hostile }, value: hostile }),
  );
  const text = print({ ...rule, path: hostile, report: { ...rule.report, name: hostile } });
  assert.doesNotMatch(text, /[\u001b\u009b\u202e]/);
});

test('an end of a line in a rule, an event or a name begins no line: in the log of a workflow it could be a command', () => {
  for (const end of ['\n', '\r', '\u0085', '\u2028', '\u2029']) {
    const hostile = `x${end}::error::y`;
    const rule = tested({
      ...failing({ reason: hostile, value: hostile, condition: { ...CONDITION, text: hostile } }),
      name: hostile,
      notes: [{ line: 1, message: hostile }],
    });
    const report = { ...rule.report, name: hostile, unsupported: [{ ...CONDITION, message: hostile }] };
    for (const each of [rule.report, report]) {
      const text = print({
        ...rule,
        path: hostile,
        report: { ...each, name: hostile },
        shortfalls: [hostile],
      });
      assert.doesNotMatch(text, /(?:^|[\n\r\u0085\u2028\u2029])\s*::/);
      assert.ok(text.includes('::error::y'));
    }
  }
});

test('colours when asked for', () => {
  assert.ok(print(tested(passed), true).includes('\u001b[32m✓\u001b[39m'));
});

for (const [summary, line] of [
  [{ rules: 1, cases: 1, passed: 1, failed: 0, rulesWithoutCases: 0 }, '1 rule, 1 case: 1 passed'],
  [
    { rules: 2192, cases: 9, passed: 7, failed: 2, rulesWithoutCases: 2189 },
    '2,192 rules, 9 cases: 7 passed, 2 failed (2,189 rules without cases)',
  ],
  [
    { rules: 3, cases: 4, passed: 4, failed: 0, rulesWithoutCases: 1 },
    '3 rules, 4 cases: 4 passed (1 rule without cases)',
  ],
] as const) {
  test(`the last line: ${line}`, () => {
    const reporter = prettyTestReporter({ style: createStyle(false), columns: 100, cwd: '/work' });
    assert.equal(reporter.end(summary), `${line}\n`);
  });
}
