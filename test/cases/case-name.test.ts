/** What the name of a file in a case folder says. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCaseName } from '../../server/src/core/cases/case-name.ts';

const CASES: readonly (readonly [file: string, name: string, expect: string])[] = [
  ['match.ndjson', 'match', 'match'],
  ['match-two-hosts.ndjson', 'match-two-hosts', 'match'],
  ['match1.json', 'match1', 'match'],
  ['match_curl.jsonl', 'match_curl', 'match'],
  ['match.v2.json', 'match.v2', 'match'],
  ['match-any.json', 'match-any', 'match-any'],
  ['match-any-quarter-hour.ndjson', 'match-any-quarter-hour', 'match-any'],
  ['match-any2.ndjson', 'match-any2', 'match-any'],
  // The weaker demand must be meant.
  ['match-anyconnect-starts.ndjson', 'match-anyconnect-starts', 'match'],
  ['no-match.json', 'no-match', 'no-match'],
  ['no-match-everyday.jsonl', 'no-match-everyday', 'no-match'],
  ['match-x.ndjson.gz', 'match-x', 'match'],
  ['match-x.json.zst', 'match-x', 'match'],
  ['no-match-x.jsonl.GZ', 'no-match-x', 'no-match'],
  ['match-x.NDJSON', 'match-x', 'match'],
  ['match-日本.json', 'match-日本', 'match'],
];

for (const [file, name, expect] of CASES) {
  test(`${file} is the case ${name} (${expect})`, () => {
    assert.deepEqual(readCaseName(file), { kind: 'case', name, expect });
  });
}

for (const [file, role] of [
  ['history.ndjson', 'history'],
  ['history-last-week.json.gz', 'history'],
  ['indicators.json', 'indicators'],
] as const) {
  test(`${file} feeds the rule: ${role}`, () => {
    assert.deepEqual(readCaseName(file), { kind: 'support', role });
  });
}

for (const file of ['events.json', 'Match-x.json', 'nomatch-x.json', 'no_match.ndjson', 'expected.json']) {
  test(`${file} holds events, but no demand`, () => {
    const read = readCaseName(file);
    assert.equal(read.kind, 'unclear');
    assert.match(read.kind === 'unclear' ? read.problem : '', /its name must start with `match`/);
  });
}

for (const file of ['match-x.txt', 'no-match.log', 'match-x.ndjson.bz2', 'match', 'match-x.json~']) {
  test(`${file} makes a demand, but is no event file`, () => {
    const read = readCaseName(file);
    assert.equal(read.kind, 'unclear');
    assert.match(read.kind === 'unclear' ? read.problem : '', /it must end in `\.ndjson`/);
  });
}

for (const file of ['README.md', '.match-x.json', '.DS_Store', 'notes.txt', '.json']) {
  test(`${file} is left in peace`, () => {
    assert.deepEqual(readCaseName(file), { kind: 'other' });
  });
}

test('expect.json holds exact expectations', () => {
  assert.deepEqual(readCaseName('expect.json'), { kind: 'expectations' });
});
