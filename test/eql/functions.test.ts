/** The functions of EQL: each with its own cases, and at its edges, through parser and resolution. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Mapping } from '../../server/src/core/condition/mapping.ts';
import { resolveScalar, type Resolving } from '../../server/src/core/condition/resolve-scalar.ts';
import { signatureOf } from '../../server/src/core/eql/functions/function.ts';
import { argumentCount, EQL_FUNCTIONS, eqlFunction } from '../../server/src/core/eql/functions/index.ts';
import { parseEqlExpression } from '../../server/src/core/eql/parse.ts';

const NO_FIELDS: Mapping = { field: () => undefined };

interface Computed {
  readonly value: string | number | boolean | null;
  readonly faults: readonly string[];
}

/** What a constant expression is. Whole numbers are given as `number`. */
function compute(text: string): Computed {
  const { value: expression, errors } = parseEqlExpression(text);
  assert.deepEqual(errors, [], text);
  const resolving: Resolving = { text, mapping: NO_FIELDS, faults: [], lenient: true };
  const scalar = resolveScalar(expression, resolving);
  const faults = resolving.faults.map(({ message }) => message);
  if (scalar.kind !== 'literal') throw new Error(`${text} is not constant`);
  return { value: typeof scalar.value === 'bigint' ? Number(scalar.value) : scalar.value, faults };
}

/** One row: an expression and its value. */
function check(expression: string, gives: string | number | boolean | null): void {
  test(`${expression} gives ${JSON.stringify(gives)}`, () => {
    assert.deepEqual(compute(expression), { value: gives, faults: [] });
  });
}

/** One row: an expression that fails the search. */
function checkFailure(expression: string, message: string): void {
  test(`${expression} fails`, () => {
    const { faults } = compute(expression);
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', new RegExp(message));
  });
}

for (const fn of EQL_FUNCTIONS) {
  describe(fn.name, () => {
    assert.ok(fn.cases.length >= 3, `${fn.name} has too few cases`);
    for (const { call, gives } of fn.cases) check(call, gives);
    test('is shown with its parameters', () => {
      const signature = signatureOf(fn);
      for (const { name } of fn.parameters) assert.ok(signature.includes(name), signature);
      assert.equal(signature.includes('[~]'), fn.hasInsensitiveForm);
    });
  });
}

describe('the table of functions', () => {
  test('holds the sixteen of Elasticsearch, sorted', () => {
    const names = EQL_FUNCTIONS.map(({ name }) => name);
    assert.equal(names.length, 16);
    assert.deepEqual(
      names,
      names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
    );
  });

  test('finds a name in any case', () => {
    for (const name of ['CIDRMATCH', 'cidrmatch', 'cidrMatch']) {
      assert.equal(eqlFunction(name)?.name, 'cidrMatch');
    }
    assert.equal(eqlFunction('wildcard'), undefined);
  });

  test('knows how many arguments each takes', () => {
    const counts = new Map(EQL_FUNCTIONS.map((fn) => [fn.name, argumentCount(fn)]));
    assert.deepEqual(counts.get('between'), { least: 3, most: 4 });
    assert.deepEqual(counts.get('concat'), { least: 1, most: Number.POSITIVE_INFINITY });
    assert.deepEqual(counts.get('cidrMatch'), { least: 2, most: Number.POSITIVE_INFINITY });
    assert.deepEqual(counts.get('length'), { least: 1, most: 1 });
    assert.deepEqual(counts.get('indexOf'), { least: 2, most: 3 });
  });

  test('has `~` for those that compare texts', () => {
    const found = EQL_FUNCTIONS.filter((fn) => fn.hasInsensitiveForm).map(({ name }) => name);
    assert.deepEqual(found, ['between', 'endsWith', 'indexOf', 'startsWith', 'stringContains']);
  });
});

describe('arithmetic', () => {
  check('7 / 2', 3);
  check('-7 / 2', -3);
  check('7 / 2.0', 3.5);
  check('-7 % 3', -1);
  check('7 % -3', 1);
  check('2 + 3 * 4', 14);
  check('(2 + 3) * 4', 20);
  check('10 - 4 - 3', 3);
  check('100 / 5 / 2', 10);
  check('- 2 * 3', -6);
  check('--3', 3);
  check('1 + null', null);
  check('null * 0', null);
  checkFailure('1 / 0', 'divided by zero');
  checkFailure('1 % 0', 'divided by zero');
  checkFailure('2147483647 + 1', '32 bits');
  checkFailure('9223372036854775807 + 1', '64 bits');
  check('2147483648 + 1', 2147483649);
  check('3 == 3.0', true);
  check('1 < 2 and not 2 < 1', true);
});

describe('edges of the functions', () => {
  check('between("a-b-c", "-", "-")', 'b');
  check('between("a-b", "", "b")', 'a-b');
  check('between("", "a", "b")', '');
  check('between("ab", "a", null)', null);
  check('between("xAyBz", "a", "b")', '');
  check('between~("xAyBz", "a", "b")', 'y');
  check('between("a(b(c", "(", ")", true)', '');
  check('cidrMatch("10.1.2.3", "10.0.0.1/8")', true);
  check('cidrMatch("10.1.2.3", "192.0.2.0/24", "10.0.0.0/8")', true);
  check('cidrMatch("::ffff:10.1.2.3", "10.0.0.0/8")', true);
  check('cidrMatch("2001:db8::1", "10.0.0.0/8")', false);
  check('concat(1, "-", 2.0, "-", false)', '1-2.0-false');
  check('concat("a", null)', null);
  check('endsWith("abc", "")', true);
  check('startsWith("abc", "")', true);
  check('startsWith("", "")', true);
  check('stringContains("", "")', false);
  check('stringContains("abc", "")', false);
  check('stringContains~("aBc", "AbC")', true);
  check('indexOf("abcabc", "c", 3)', 5);
  check('indexOf("abcabc", "c", -3)', 2);
  check('indexOf("abcabc", "c", null)', 2);
  check('indexOf("abcabc", "", 4)', 4);
  check('indexOf("abcabc", "a", 9)', null);
  check('length("💩")', 2);
  check('length("\\u{1f4a9}é")', 3);
  check('number("  +12 ")', 12);
  check('number("1.5e3")', 1500);
  // Java's Long.parseLong and Double.valueOf decide: see ToNumberFunctionProcessor.
  check('number("0x1F")', 31);
  check('number("0x-1F")', -31);
  check('number("1.5d")', 1.5);
  checkFailure('number("0X1F")', "can't read");
  checkFailure('number("-0x1f")', "can't read");
  checkFailure('number(" ff ", 16)', "can't read");
  checkFailure('number(" ")', "can't read");
  check('number("ff", 16)', 255);
  check('number("-101", 2)', -5);
  check('number("0xff", null)', 255);
  check('number("9223372036854775808")', 9223372036854775808);
  checkFailure('number("abc")', "can't read");
  checkFailure('number("12", 40)', "can't read");
  checkFailure('number("8", 8)', "can't read");
  checkFailure('number("ffffffffffffffffff", 16)', "can't read");
  checkFailure(`number("${'9'.repeat(3000)}", 36)`, "can't read");
  check('string(2.0)', '2.0');
  check('string(true)', 'true');
  check('string(9223372036854775807)', '9223372036854775807');
  check('substring("abcdef", 2, 2)', '');
  check('substring("abcdef", 4, 2)', '');
  check('substring("abcdef", -2)', 'ef');
  check('substring("abcdef", -20, 2)', 'ab');
  check('substring("abcdef", 3, 99)', 'def');
  check('substring("abcdef", 0, -1)', 'abcde');
  check('LENGTH(Concat("a", "b"))', 2);
});
