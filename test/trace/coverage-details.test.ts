/** Coverage as editors show it: statements, branches and declarations in the lines of a rule file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { LineIndex, type Range } from '../../server/src/core/text/line-index.ts';
import { createCoverage } from '../../server/src/core/trace/coverage/coverage.ts';
import { coverageDetails, type CoverageDetails } from '../../server/src/core/trace/coverage/details.ts';
import type { SampleEvent } from '../../server/src/core/matcher/event.ts';
import { planOf } from './random-eql.ts';
import { event, timed } from './support.ts';

/** @param value of the key `query`, as TOML */
function ruleWith(value: string): string {
  return `[rule]\ntype = "eql"\nlanguage = "eql"\nquery = ${value}\n`;
}

function detailsOf(text: string, events: readonly SampleEvent[]): CoverageDetails {
  const { query } = readRule(text);
  assert.ok(query !== undefined);
  const coverage = createCoverage(planOf(query.text));
  for (const one of events) coverage.add(one);
  coverage.endStream();
  return coverageDetails(coverage.report(), query.text, { text, source: query.source });
}

/** The file's text at each place: `hits text`, branches below with their labels. */
function table(text: string, events: readonly SampleEvent[]): readonly string[] {
  const lines = new LineIndex(text);
  const at = ({ start, end }: Range): string => text.slice(lines.offsetAt(start), lines.offsetAt(end));
  return detailsOf(text, events).statements.flatMap(({ range, hits, branches }) => [
    `${String(hits)} ${at(range)}`,
    ...branches.map((branch) => `  ${String(branch.hits)} [${at(branch.range)}] ${branch.label}`),
  ]);
}

const p = (name: string, args = 'zz', user = 'nobody'): SampleEvent =>
  event({ process: { name, args }, user: { name: user } });

test('a statement for each condition, a branch for each literal, with how it fared', () => {
  const text = ruleWith(
    `'any where process.name in ("apt", "dd", "cp") and process.args : "a*" and not user.name in ("root", "x")'`,
  );
  const events = [p('apt', 'ab'), p('dd', 'zz'), p('apt', 'ab', 'root'), p('zz', 'zz', 'x')];
  assert.deepEqual(table(text, events), [
    '1 process.name in ("apt", "dd", "cp")',
    '  1 ["apt"] "apt"',
    '  0 ["dd"] "dd" (true, but never decisive)',
    '  0 ["cp"] "cp" (never true)',
    '1 process.args : "a*"',
    '  1 ["a*"] "a*"',
    '1 user.name in ("root", "x")',
    '  1 ["root"] "root" (exclusion)',
    '  0 ["x"] "x" (exclusion: true, but never decisive)',
  ]);
});

test('an `or` is a statement at its word, and an operand a branch at its end', () => {
  const text = ruleWith(`'''
any where (process.name == "apt" /* or */ and user.name == "root") // or this one
  or process.args : "b*" or process.args : "c*"
'''`);
  assert.deepEqual(table(text, [p('dd', 'bb')]).slice(0, 6), [
    'true or',
    '  0 [] process.name == "apt" /* or */ and user.name == "root" (never true)',
    '  1 [] process.args : "b*"',
    '  0 [] process.args : "c*" (never true)',
    '0 process.name == "apt"',
    '  0 ["apt"] "apt" (never true)',
  ]);
  const [or] = detailsOf(text, []).statements;
  assert.deepEqual(or?.range, { start: { line: 5, character: 2 }, end: { line: 5, character: 4 } });
  assert.deepEqual(or.branches[2]?.range.start, { line: 5, character: 47 });
});

test('escapes of the string make places longer, not wrong', () => {
  const text = ruleWith(String.raw`"any where process.name in (\"apt\", \"d\\\\d\")\nand process.pid == 1"`);
  assert.deepEqual(table(text, []), [
    String.raw`0 process.name in (\"apt\", \"d\\\\d\")`,
    String.raw`  0 [\"apt\"] "apt" (never true)`,
    String.raw`  0 [\"d\\\\d\"] "d\\d" (never true)`,
    '0 process.pid == 1',
    '  0 [1] 1 (never true)',
  ]);
});

test('of a condition that goes over several lines the statement is the first, and each literal has its own', () => {
  const text = ruleWith(`'''
any where process.name in (
    "apt",
    "dd"
  ) and process.args : "a*"
'''`);
  assert.deepEqual(table(text, [p('apt', 'ab')]).slice(0, 3), [
    '1 process.name in (',
    '  1 ["apt"] "apt"',
    '  0 ["dd"] "dd" (never true)',
  ]);
});

test('a condition without literals says by a branch that it was true, but never decisive', () => {
  const text = ruleWith(`'any where process.interactive and process.name == "apt"'`);
  const events = [event({ process: { interactive: true, name: 'dd' } })];
  assert.deepEqual(table(text, events).slice(0, 2), [
    '0 process.interactive',
    '  0 [process.interactive] process.interactive (true, but never decisive)',
  ]);
});

test('calls are statements, unless they are all of their condition', () => {
  const text = ruleWith(
    `'any where length(process.name) < 4 and startsWith(process.name, "a") and user.name == null'`,
  );
  assert.deepEqual(table(text, [event({ process: { name: 'apt' } })]), [
    '1 length(process.name) < 4',
    '  1 [4] 4',
    '1 length(process.name)',
    '1 startsWith(process.name, "a")',
    '  1 ["a"] "a"',
    '1 user.name == null',
  ]);
});

test('terms are declarations; all counts together are those of the report', () => {
  const text = ruleWith(`'''
sequence by host.id
  [any where process.name in ("apt", "dd") or process.pid == 1]
  [any where length(process.name) == 4]
'''`);
  const { query } = readRule(text);
  assert.ok(query !== undefined);
  const streams = ['apt', 'curl'].map((name, second) =>
    timed(second, { process: { name }, host: { id: 'h' } }),
  );
  const { counts, declarations } = detailsOf(text, streams);
  assert.deepEqual(
    declarations.map(({ name, hits, range }) => [name, hits, range.start.line]),
    [
      ['[any where process.name in ("apt", "dd") or process.pid == …', 1, 5],
      ['[any where length(process.name) == 4]', 1, 6],
    ],
  );
  const { total, covered } = counts.statements;
  // Three conditions and a call; three literals, one more, and two operands.
  assert.deepEqual([covered, total], [3, 4]);
  assert.deepEqual([counts.branches.covered, counts.branches.total], [3, 6]);
  assert.deepEqual([counts.declarations.covered, counts.declarations.total], [2, 2]);
});
