/** Missing values: three-valued inside one predicate, two-valued around it, and constants that fold to null. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../server/src/core/matcher/event.ts';
import { mappingOf, meets } from '../support/eql-runs.ts';

const MAPPING = mappingOf({ name: 'keyword', other: 'keyword', pid: 'long', alive: 'boolean', ip: 'ip' });
const NOTHING: JsonObject = {};
const FULL: JsonObject = { name: 'bash', other: 'b', pid: 3, alive: true, ip: '10.0.0.1' };

/** Each row: a condition, whether an event without any field meets it, and whether one with all of them does. */
function check(
  title: string,
  rows: readonly (readonly [condition: string, nothing: boolean, full: boolean])[],
): void {
  test(title, () => {
    for (const [condition, nothing, full] of rows) {
      assert.equal(meets(condition, MAPPING, NOTHING), nothing, `${condition}, no field`);
      assert.equal(meets(condition, MAPPING, FULL), full, `${condition}, all fields`);
    }
  });
}

check('a predicate on a missing field does not hold, its negation does', [
  ['name == "bash"', false, true],
  ['not name == "bash"', true, false],
  ['name != "bash"', true, false],
  ['not (name != "bash")', false, true],
  ['name not in ("bash")', true, false],
  ['not (pid > 5)', true, true],
  ['not (pid > 1 and name == "bash")', true, false],
  ['not (pid > 5 or name == "zsh")', true, true],
  ['not length(name) > 9', true, true],
  ['length(name) != 4', true, false],
  ['not startsWith(name, "ba")', true, false],
  ['not cidrMatch(ip, "10.0.0.0/8")', true, false],
  ['not (pid + 1 == 4)', true, false],
  ['not not name == "bash"', false, true],
]);

check('a condition beside `true` or `false` is the condition or its negation', [
  ['startsWith(name, "ba") == true', false, true],
  ['startsWith(name, "ba") == false', true, false],
  ['false == startsWith(name, "ba")', true, false],
  ['startsWith(name, "ba") != true', true, false],
  ['startsWith(name, "ba") != false', false, true],
  ['(pid > 5) == false', true, true],
  ['(name == "bash" and pid == 3) == true', false, true],
  // A field is compared: what is missing is neither.
  ['alive == false', false, false],
  ['alive != false', true, true],
]);

check('null is compared by `== null` and `!= null` alone', [
  ['name == null', true, false],
  ['null != name', false, true],
  ['not name == null', false, true],
  ['null == (pid > 1)', true, false],
  ['(pid > 1) != null', false, true],
  ['length(name) == null', true, false],
  ['indexOf(name, "z") == null', true, true],
  ['(name == "bash" and pid == null) == null', true, false],
  ['concat(name, null) == null', true, true],
  ['name > null', false, false],
  ['length(name) > null', false, false],
]);

check('an unmapped optional field is the constant null', [
  ['?nope == null', true, true],
  ['?nope != null', false, false],
  ['?nope == "a"', false, false],
  // The comparison with null is a test whether "a" is missing, and so false, not null.
  ['?nope != "a"', true, true],
  ['?nope : "a"', false, false],
  ['not ?nope : "a"', false, false],
  ['not ?nope in ("a", "b")', false, false],
  ['?nope not in ("a")', false, false],
  ['not startsWith(?nope, "a")', false, false],
  ['not ?nope > 5', false, false],
  ['?nope : "a" or name == "bash"', false, true],
  ['?nope : "a" and name == "bash"', false, false],
  ['not (?nope : "a" and name == "bash")', false, false],
  ['not (?nope : "a" or name == "bash")', true, false],
  ['length(?nope) == null', true, true],
  ['?nope == ?neither', true, true],
]);

check('a missing value among others makes a computed value null, and that is no constant', [
  ['concat(name, ?nope) == "bash"', false, false],
  ['not concat(name, ?nope) == "bash"', true, true],
  ['not concat(name, null) : "bash*"', true, true],
  ['not (pid + ?nope > 1)', true, true],
  ['not length(name) > ?nope', true, true],
]);

check('constants', [
  ['true', true, true],
  ['not false', true, true],
  ['null', false, false],
  ['not null', false, false],
  ['1 < 2 and name == "bash"', false, true],
  ['"a" == 5', false, false],
  ['not "a" == 5', false, false],
  ['"A" : "a"', true, true],
  ['5 in (1, 5)', true, true],
  ['name in (null)', false, false],
  ['name not in (null, null)', false, false],
  ['false or name == "bash"', false, true],
  ['true and not alive', true, false],
]);

test('any value of an array counts, and a field that stands twice takes two of them', () => {
  const events = { both: { name: ['a', 'b'], pid: [1, 9] } };
  const rows: readonly (readonly [string, boolean])[] = [
    ['name == "a" and name == "b"', true],
    ['name != "a"', false],
    ['not (name == "a")', false],
    ['pid > 5 and pid < 3', true],
    ['concat(name, name) == "ab"', true],
    ['concat(name, name) == "ac"', false],
    ['pid - pid == 8', true],
    ['pid * pid == 9', true],
    ['length(name) == null', false],
    ['startsWith(name, substring(name, 0, 1))', true],
    ['concat(name, other) == null', true],
  ];
  for (const [condition, expected] of rows)
    assert.equal(meets(condition, MAPPING, events.both), expected, condition);
});

test('an event may write its fields nested, dotted or both, and in arrays of objects', () => {
  const mapping = mappingOf({ 'a.b.c': 'keyword' });
  const documents: readonly JsonObject[] = [
    { a: { b: { c: 'x' } } },
    { 'a.b': { c: 'x' } },
    { a: { 'b.c': 'x' } },
    { 'a.b.c': ['y', 'x'] },
    { 'a.b.c': 'y', a: { b: [{ c: 'z' }, { c: ['x'] }] } },
    { a: [{ b: { c: null } }, { 'b.c': 'x' }] },
  ];
  for (const document of documents)
    assert.ok(meets('a.b.c == "x"', mapping, document), JSON.stringify(document));
  for (const document of [{ a: 'x' }, { a: { b: 'x' } }, { b: { c: 'x' } }, { a: { b: { c: { d: 'x' } } } }])
    assert.ok(!meets('a.b.c == "x"', mapping, document), JSON.stringify(document));
});
