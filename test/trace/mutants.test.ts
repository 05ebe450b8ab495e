/** The mutants of a query, and which of them are proved to be the same. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { runPlan } from '../../server/src/core/matcher/run.ts';
import { areEquivalent } from '../../server/src/core/trace/mutants/equivalent.ts';
import { makeMutants } from '../../server/src/core/trace/mutants/make-mutants.ts';
import { planOf, random, randomEventQuery, randomEvents, randomSequence } from './random-eql.ts';

/** Each mutant as `operator: whole changed query`. */
function mutantsOf(query: string): readonly string[] {
  const { value, errors } = parseEql(query);
  assert.deepEqual(errors, []);
  return makeMutants(value, query).map(({ operator, text }) => `${operator}: ${text}`);
}

for (const [title, query, expected] of [
  [
    'a single condition, and a text that minds case',
    'any where a == "x"',
    ['drop-condition: any where true', 'flip-case: any where a in~ ("x")'],
  ],
  ['a number has no case', 'any where a == 1', ['drop-condition: any where true']],
  [
    'conditions of an `and`, with the comment before the next one',
    'any where a == 1 /* first */ and b == 2 and c == 3',
    [
      'swap-and-or: any where (a == 1 or b == 2 or c == 3)',
      'drop-condition: any where b == 2 and c == 3',
      'drop-condition: any where a == 1 /* first */ and c == 3',
      'drop-condition: any where a == 1 /* first */ and b == 2',
    ],
  ],
  [
    'branches of an `or` that stands beside an `and` without brackets',
    'any where a == 1 and b == 2 or c == 3',
    [
      'drop-condition: any where true',
      'swap-and-or: any where ((a == 1 and b == 2) and c == 3)',
      'drop-branch: any where c == 3',
      'swap-and-or: any where (a == 1 or b == 2) or c == 3',
      'drop-condition: any where b == 2 or c == 3',
      'drop-condition: any where a == 1 or c == 3',
      'drop-branch: any where a == 1 and b == 2',
    ],
  ],
  [
    'literals, wildcards and case of patterns',
    'any where a : ("x*", "y")',
    [
      'drop-condition: any where true',
      'flip-case: any where a like ("x*", "y")',
      'drop-literal: any where a : ("y")',
      'widen-wildcard: any where a : ("*x*", "y")',
      'narrow-wildcard: any where a : ("x", "y")',
      'drop-literal: any where a : ("x*")',
    ],
  ],
  [
    'strings of both kinds, and a pattern of stars alone',
    String.raw`any where a like~ ("*\\x", """\?""", "*")`,
    [
      'drop-condition: any where true',
      String.raw`flip-case: any where a like ("*\\x", """\?""", "*")`,
      String.raw`drop-literal: any where a like~ ("""\?""", "*")`,
      String.raw`narrow-wildcard: any where a like~ ("\\x", """\?""", "*")`,
      String.raw`widen-wildcard: any where a like~ ("*\\x*", """\?""", "*")`,
      String.raw`drop-literal: any where a like~ ("*\\x", "*")`,
      String.raw`widen-wildcard: any where a like~ ("*\\x", """*\?""", "*")`,
      String.raw`widen-wildcard: any where a like~ ("*\\x", """\?*""", "*")`,
      String.raw`drop-literal: any where a like~ ("*\\x", """\?""")`,
    ],
  ],
  [
    'negations',
    'any where not a == 1 and b != "x" and c not in ("y", 2) and d != null',
    [
      'swap-and-or: any where (not a == 1 or b != "x" or c not in ("y", 2) or d != null)',
      'drop-condition: any where b != "x" and c not in ("y", 2) and d != null',
      'drop-not: any where a == 1 and b != "x" and c not in ("y", 2) and d != null',
      'drop-condition: any where not a == 1 and c not in ("y", 2) and d != null',
      'flip-case: any where not a == 1 and b not in~ ("x") and c not in ("y", 2) and d != null',
      'drop-not: any where not a == 1 and b == "x" and c not in ("y", 2) and d != null',
      'drop-condition: any where not a == 1 and b != "x" and d != null',
      'drop-not: any where not a == 1 and b != "x" and c in ("y", 2) and d != null',
      'flip-case: any where not a == 1 and b != "x" and c not in~ ("y", 2) and d != null',
      'drop-literal: any where not a == 1 and b != "x" and c not in (2) and d != null',
      'drop-literal: any where not a == 1 and b != "x" and c not in ("y") and d != null',
      'drop-condition: any where not a == 1 and b != "x" and c not in ("y", 2)',
      'drop-not: any where not a == 1 and b != "x" and c not in ("y", 2) and d == null',
    ],
  ],
  [
    'functions',
    'any where cidrMatch(a, "10.0.0.0/8", "::1/128") and startsWith~(b, "x") and endsWith(c, "y")',
    [
      'swap-and-or: any where (cidrMatch(a, "10.0.0.0/8", "::1/128") or startsWith~(b, "x") or endsWith(c, "y"))',
      'drop-condition: any where startsWith~(b, "x") and endsWith(c, "y")',
      'drop-literal: any where cidrMatch(a, "::1/128") and startsWith~(b, "x") and endsWith(c, "y")',
      'drop-literal: any where cidrMatch(a, "10.0.0.0/8") and startsWith~(b, "x") and endsWith(c, "y")',
      'drop-condition: any where cidrMatch(a, "10.0.0.0/8", "::1/128") and endsWith(c, "y")',
      'flip-case: any where cidrMatch(a, "10.0.0.0/8", "::1/128") and startsWith(b, "x") and endsWith(c, "y")',
      'drop-condition: any where cidrMatch(a, "10.0.0.0/8", "::1/128") and startsWith~(b, "x")',
      'flip-case: any where cidrMatch(a, "10.0.0.0/8", "::1/128") and startsWith~(b, "x") and endsWith~(c, "y")',
    ],
  ],
  [
    'a sequence: every term, `until`, and the time',
    'sequence by h with maxspan=2m [any where a == 1] ![any where b == 2] [any where c == 3] until [any where d == 4]',
    [
      'longer-maxspan: sequence by h with maxspan=1200000ms [any where a == 1] ![any where b == 2] [any where c == 3] until [any where d == 4]',
      'drop-condition: sequence by h with maxspan=2m [any where true] ![any where b == 2] [any where c == 3] until [any where d == 4]',
      'drop-condition: sequence by h with maxspan=2m [any where a == 1] ![any where true] [any where c == 3] until [any where d == 4]',
      'drop-condition: sequence by h with maxspan=2m [any where a == 1] ![any where b == 2] [any where true] until [any where d == 4]',
      'drop-condition: sequence by h with maxspan=2m [any where a == 1] ![any where b == 2] [any where c == 3] until [any where true]',
    ],
  ],
] as const) {
  test(`mutants: ${title}`, () => {
    assert.deepEqual(mutantsOf(query), expected);
  });
}

test('every mutant of random queries is one change that can be read', () => {
  let count = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const r = random(seed);
    const query = r.oneIn(2) ? randomEventQuery(r) : randomSequence(r);
    for (const mutant of makeMutants(parseEql(query).value, query)) {
      assert.notEqual(mutant.text, query);
      assert.deepEqual(parseEql(mutant.text).errors, [], `${mutant.operator}: ${mutant.text}`);
      count++;
    }
  }
  assert.ok(count > 500, String(count));
});

for (const [one, other, same] of [
  ['process.name in ("apt", "dd")', 'process.name in ("dd", "apt", "dd")', true],
  ['process.name == "apt"', 'process.name in ("apt")', true],
  ['process.name == "apt"', 'process.name like "apt"', true],
  ['process.name == "apt"', 'process.name : "apt"', false],
  ['process.name == "7"', 'process.name : "7"', true],
  ['process.name : ("a*", "ab*")', 'process.name : "a*"', true],
  ['process.name : ("a*", "*b")', 'process.name : "a*"', false],
  ['process.name : ("a?c", "abc")', 'process.name : "a?c"', true],
  ['process.name : ("a?c", "a*c")', 'process.name : "a?c"', false],
  ['process.name like ("a*", "AB")', 'process.name like "a*"', false],
  ['process.name : "a*" or process.name like "AB"', 'process.name : "a*"', true],
  ['process.name : "a*" and process.name == "ab"', 'process.name == "ab"', true],
  ['process.name : "a*" and process.args == "ab"', 'process.args == "ab"', false],
  ['process.pid == 1 and user.name == "x"', 'user.name == "x" and process.pid == 1', true],
  ['process.pid == 1 and user.name == "x"', 'user.name == "x" or process.pid == 1', false],
  ['not (process.name == "apt")', 'process.name != "apt"', true],
  ['length(process.name) < 3', 'length(process.name) < 4', false],
  ['length(process.name) < 3', 'length( process.name )<3', true],
  ['process.pid < 3', 'process.pid <= 3', false],
] as const) {
  test(`${same ? 'the same' : 'not proved the same'}: ${one} / ${other}`, () => {
    assert.equal(areEquivalent(planOf(`any where ${one}`), planOf(`any where ${other}`)), same);
    assert.equal(areEquivalent(planOf(`any where ${other}`), planOf(`any where ${one}`)), same);
  });
}

test('sequences that differ in time, keys, runs or pipes are not the same', () => {
  const query = (head: string, runs: string, tail: string): string =>
    `sequence ${head} [any where process.pid == 1]${runs} [any where process.pid == 2]${tail}`;
  const plan = planOf(query('by host.id with maxspan=5s', '', ''));
  assert.ok(areEquivalent(plan, planOf(query('by host.id with maxspan=5000ms', '', ''))));
  for (const [head, runs, tail] of [
    ['by host.id with maxspan=50s', '', ''],
    ['by user.name with maxspan=5s', '', ''],
    ['by ?host.id with maxspan=5s', '', ''],
    ['by host.id with maxspan=5s', ' with runs=2', ''],
    ['by host.id with maxspan=5s', '', ' | head 1'],
    ['by host.id with maxspan=5s', '', ' until [any where process.pid == 3]'],
  ] as const) {
    assert.equal(areEquivalent(plan, planOf(query(head, runs, tail))), false, `${head}${runs}${tail}`);
  }
});

test('no event tells mutants apart that are proved to be the same', () => {
  let proved = 0;
  for (let seed = 1; seed <= 80; seed++) {
    const r = random(seed);
    const query = randomEventQuery(r);
    const plan = planOf(query);
    const events = randomEvents(r, 30);
    for (const { text } of makeMutants(parseEql(query).value, query)) {
      if (!areEquivalent(plan, planOf(text))) continue;
      proved++;
      assert.deepEqual(runPlan(planOf(text), events), runPlan(plan, events), `${query}\n${text}`);
    }
  }
  assert.ok(proved > 10, String(proved));
});
