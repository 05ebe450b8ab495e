/** Constant expressions and their values; the functions' own cases among them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ResolveFault } from '../../server/src/core/condition/condition.ts';
import { resolveScalar } from '../../server/src/core/condition/resolve-scalar.ts';
import { EQL_FUNCTIONS } from '../../server/src/core/eql/functions/index.ts';
import { parseEqlExpression } from '../../server/src/core/eql/parse.ts';

type Value = string | number | boolean | null;

function valueOf(text: string): Value {
  const { value, errors } = parseEqlExpression(text);
  assert.deepEqual(errors, [], text);
  const faults: ResolveFault[] = [];
  const scalar = resolveScalar(value, { text, mapping: { field: () => undefined }, faults, lenient: true });
  assert.deepEqual(faults, [], text);
  assert.ok(scalar.kind === 'literal', `${text} is no constant`);
  return typeof scalar.value === 'bigint' ? Number(scalar.value) : scalar.value;
}

function check(title: string, rows: readonly (readonly [string, Value])[]): void {
  test(title, () => {
    for (const [text, expected] of rows) assert.equal(valueOf(text), expected, text);
  });
}

test('the cases of every function', () => {
  assert.equal(EQL_FUNCTIONS.length, 16);
  for (const { name, cases } of EQL_FUNCTIONS) {
    assert.ok(cases.length >= 3, `${name} has cases`);
    for (const { call, gives } of cases) assert.equal(valueOf(call), gives, call);
  }
});

check('arithmetic: whole numbers stay whole, one double makes a double', [
  ['7 / 2', 3],
  ['-7 / 2', -3],
  ['7 / 2.0', 3.5],
  ['-7 % 3', -1],
  ['7 % -3', 1],
  ['1 + 2 * 3 - 4', 3],
  ['(1 + 2) * 3', 9],
  ['-(2 - 5)', 3],
  ['2147483647 + 1.0', 2147483648],
  ['2147483648 - 1', 2147483647],
  ['1.5 % 1', 0.5],
  ['0.0 / 1', 0],
  ['1 + null', null],
  ['add(1, 2) == 1 + 2', true],
]);

check('comparisons: by value, and null where there is no order', [
  ['1 == 1.0', true],
  ['9223372036854775807 > 9223372036854775806', true],
  ['"a" < "b"', true],
  ['"B" < "a"', true],
  ['false < true', true],
  ['"1" == 1', null],
  ['"1" != 1', null],
  ['true > 0', null],
  ['null == null', true],
  ['1 == null', false],
  ['null < 1', null],
  ['not null', null],
  ['true or null', true],
  ['false or null', null],
  ['true and null', null],
  ['false and null', false],
]);

check('lists and patterns', [
  ['"a" in ("b", "a")', true],
  ['"a" in ("b", null)', null],
  ['"A" in~ ("b", "a")', true],
  ['3 not in (1, 2)', true],
  ['"Bash" : "b*"', true],
  ['"Bash" like "b*"', false],
  ['"ÉTÉ" : "été"', true],
  ['"ÉTÉ" : "é*"', false],
  ['"a\\nb" like "a*b"', false],
  ['"a\\nb" like "a\\nb"', true],
  ['"x" : ("a", "X")', true],
]);

check("texts of numbers are Java's", [
  ['string(1.0)', '1.0'],
  ['string(1234567.5)', '1234567.5'],
  ['string(10000000.0)', '1.0E7'],
  ['string(12345678.5)', '1.23456785E7'],
  ['string(0.001)', '0.001'],
  ['string(0.0001)', '1.0E-4'],
  ['string(-0.0)', '-0.0'],
  ['string(9223372036854775807)', '9223372036854775807'],
  ['concat(1, 2.0, true, "x")', '12.0truex'],
]);

check('texts: positions count UTF-16 units, missing starts count as none', [
  ['length("\\u{1f4a9}")', 2],
  ['substring("abcdef", -3, -1)', 'de'],
  ['substring("abcdef", 4, 2)', ''],
  ['substring("abcdef", -99, 2)', 'ab'],
  ['substring("abcdef", 2, 99)', 'cdef'],
  ['substring("abcdef", null)', 'abcdef'],
  ['indexOf("abcabc", "c", 3)', 5],
  ['indexOf("abc", "a", null)', 0],
  ['indexOf("abc", "", 9)', 3],
  ['between("a[b]c]d", "[", "]")', 'b'],
  ['between("a[b]c]d", "[", "]", true)', 'b]c'],
  ['between("abc", "x", "c")', ''],
  ['between("abc", "", "c")', 'abc'],
  ['CONCAT("a", "b")', 'ab'],
  ['startsWITH~("ABC", "ab")', true],
]);
