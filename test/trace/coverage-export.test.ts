/** Coverage as JSON and for lcov, in the lines of a rule file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { createCoverage } from '../../server/src/core/trace/coverage/coverage.ts';
import { coverageToJson } from '../../server/src/core/trace/coverage/json.ts';
import { coverageToLcov } from '../../server/src/core/trace/coverage/lcov.ts';
import { planOf } from './random-eql.ts';
import { timed } from './support.ts';

const RULE = String.raw`[rule]
type = "eql"
language = "eql"
query = """
sequence by host.id
  [any where process.name in (
    \"apt\",
    \"dd\") or process.pid == 1]
  [any where process.name == \"curl\"]
"""
`;

function covered() {
  const { text, query } = readRule(RULE);
  assert.ok(query !== undefined);
  const coverage = createCoverage(planOf(query.text));
  const names = ['dd', 'dd', 'curl', 'xx'];
  names.forEach((name, second) => coverage.add(timed(second, { process: { name }, host: { id: 'h1' } })));
  coverage.endStream();
  return { report: coverage.report(), query, file: { text, source: query.source } };
}

test('JSON has ranges of the rule file, where escapes make literals longer', () => {
  const { report, query, file } = covered();
  const json = coverageToJson(report, query.text, file);
  const literals = json.items.filter(({ kind }) => kind === 'literal');
  assert.deepEqual(literals[1], {
    kind: 'literal',
    state: 'covered',
    text: '"dd"',
    range: { start: { line: 7, character: 4 }, end: { line: 7, character: 10 } },
    hits: 2,
    held: 2,
    excludes: false,
  });
  assert.deepEqual(json.totals.literal, { total: 4, covered: 2, neverDecisive: 0, neverTrue: 2 });
  // What goes to a file must be plain JSON.
  assert.deepEqual(JSON.parse(JSON.stringify(json)), json);
});

test('lcov: terms are functions, literals and branches are branches, and lines count what is on them', () => {
  const { report, file } = covered();
  assert.deepEqual(coverageToLcov(report, 'rules/x.toml', file).split('\n'), [
    'TN:',
    'SF:rules/x.toml',
    'FN:6,term 1',
    'FN:9,term 2',
    'FNDA:2,term 1',
    'FNDA:1,term 2',
    'FNF:2',
    'FNH:2',
    // The branches of `or`, with the literals of each between them.
    'BRDA:6,0,0,2',
    'BRDA:7,1,0,0',
    'BRDA:8,1,1,2',
    'BRDA:8,0,1,0',
    'BRDA:8,2,0,0',
    'BRDA:9,3,0,1',
    'BRF:6',
    'BRH:3',
    'DA:6,2',
    'DA:7,0',
    'DA:8,2',
    'DA:9,1',
    'LF:4',
    'LH:3',
    'end_of_record',
    '',
  ]);
});
