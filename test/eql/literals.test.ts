/** Strings and numbers: what they stand for, and where each character of a string stands in the query. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NumberLiteral, StringLiteral } from '../../server/src/core/eql/ast.ts';
import { parseEqlExpression, parseEqlLiteral } from '../../server/src/core/eql/parse.ts';
import { textOf } from '../../server/src/core/text/span.ts';

function string(text: string): StringLiteral {
  const { value, errors } = parseEqlExpression(text);
  assert.deepEqual(errors, []);
  if (value.kind !== 'string') throw new Error(`${text} is a ${value.kind}`);
  return value;
}

/** A string and its value, and that each character of the value leads to its place and back. */
function check(text: string, expected: string): void {
  test(text, () => {
    const { value, raw, span, source } = string(text);
    assert.equal(value, expected);
    assert.equal(raw, text.startsWith('"""'));
    assert.deepEqual(span, { start: 0, end: text.length });
    const marks = raw ? 3 : 1;
    assert.equal(source.toSource(0), marks);
    assert.equal(source.toSource(value.length), text.length - marks);
    for (let offset = 0; offset <= value.length; offset++) {
      const isInPair = /[\udc00-\udfff]/.test(value[offset] ?? '');
      if (!isInPair) assert.equal(source.toText(source.toSource(offset)), offset);
    }
  });
}

describe('strings', () => {
  check('""', '');
  check('"a b"', 'a b');
  check(`"it's"`, `it's`);
  check(String.raw`"\b\t\n\f\r\"\'\\"`, '\b\t\n\f\r"\'\\');
  check(String.raw`"C:\\Windows\\cmd.exe"`, String.raw`C:\Windows\cmd.exe`);
  check(String.raw`"\u0041\u{42}\u{000043}"`, 'ABC');
  check(String.raw`"\u{1f4a9}!"`, '💩!');
  check(String.raw`"\u00e9t\u00e9"`, 'été');
  check(String.raw`"\u0041}"`, 'A}');
  check('"💩 é"', '💩 é');
  check('"a\tb"', 'a\tb');
  check('"\u2028"', '\u2028');
});

describe('raw strings', () => {
  check('""""""', '');
  check('"""a"""', 'a');
  check(String.raw`"""C:\W\u{}"""`, String.raw`C:\W\u{}`);
  check('"""a "b" ""c"""', 'a "b" ""c');
  check('""""a"""', '"a');
  check('""""a""""', '"a"');
  check('"""a"""""', 'a""');
  check('""""""""', '""');
  check('"""//"""', '//');
});

test('of the quotes behind a raw string two belong to it, the next starts another string', () => {
  const text = '"""a"""""" == "b"';
  const [first] = parseEqlExpression(text).errors;
  assert.equal(first && textOf(text, first.span), '" == "');
});

test('an escape is one place', () => {
  const { source } = string(String.raw`"a\u{1f4a9}b\n"`);
  assert.deepEqual(source.spanToSource({ start: 0, end: 1 }), { start: 1, end: 2 });
  assert.deepEqual(source.spanToSource({ start: 1, end: 3 }), { start: 2, end: 11 });
  assert.deepEqual(source.spanToSource({ start: 3, end: 4 }), { start: 11, end: 12 });
  assert.deepEqual(source.spanToSource({ start: 4, end: 5 }), { start: 12, end: 14 });
  assert.equal(source.toText(6), 1);
});

test('what stands behind the opening quote of a string further on', () => {
  const text = String.raw`a == "x" and b == "\\y"`;
  const { value } = parseEqlExpression(text);
  if (value.kind !== 'logical') throw new Error(value.kind);
  const last = value.operands[1];
  if (last?.kind !== 'comparison' || last.right.kind !== 'string') throw new Error('no string');
  assert.equal(text[last.right.source.toSource(1)], 'y');
});

test('a literal as a whole', () => {
  const { value, errors } = parseEqlLiteral('"""""a"\\b""""""');
  assert.deepEqual(errors, []);
  assert.equal(value.kind === 'string' ? value.value : undefined, '""a"\\b"""');
  assert.equal(parseEqlLiteral('"a').errors.length, 1);
  assert.equal(parseEqlLiteral('12').value.kind, 'number');
});

function checkNumber(text: string, value: NumberLiteral['value'], type: NumberLiteral['type']): void {
  test(text, () => {
    const { value: literal, errors } = parseEqlExpression(text);
    assert.deepEqual(errors, []);
    assert.deepEqual(literal, { kind: 'number', span: { start: 0, end: text.length }, value, type });
  });
}

describe('numbers', () => {
  checkNumber('0', 0n, 'integer');
  checkNumber('007', 7n, 'integer');
  checkNumber('2147483647', 2147483647n, 'integer');
  checkNumber('2147483648', 2147483648n, 'long');
  checkNumber('9223372036854775807', 9223372036854775807n, 'long');
  checkNumber('9223372036854775808', 9223372036854775808, 'double');
  checkNumber(`${'0'.repeat(50)}12`, 12n, 'integer');
  checkNumber('9'.repeat(30), 1e30, 'double');
  checkNumber('1.5', 1.5, 'double');
  checkNumber('1.', 1, 'double');
  checkNumber('.5', 0.5, 'double');
  checkNumber('5e3', 5000, 'double');
  checkNumber('5E-3', 0.005, 'double');
  checkNumber('.5e+1', 5, 'double');
  checkNumber('1.e2', 100, 'double');
});
