/** Files are bytes; only UTF-8 is text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from '../../server/src/core/text/decode.ts';

const bytes = (...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

for (const text of ['', 'name = "x"\r\n', 'näme 日本 \u{1F600}', '\u0000']) {
  test(`UTF-8 is read as it is: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(decodeText(bytes(text)), { value: text, errors: [], byteOrderMark: false });
  });
}

test('a byte order mark is dropped, and said', () => {
  assert.deepEqual(decodeText(bytes('\uFEFFa = 1')), { value: 'a = 1', errors: [], byteOrderMark: true });
});

test('offsets of a fault count without the byte order mark', () => {
  const { errors, byteOrderMark } = decodeText(bytes('\uFEFFa', [0xff]));
  assert.deepEqual(errors[0]?.span, { start: 1, end: 2 });
  assert.equal(byteOrderMark, true);
});

test('a second byte order mark is a fault, since nobody sees it', () => {
  const { value, errors } = decodeText(bytes('\uFEFF\uFEFFa'));
  assert.equal(value, '\uFEFFa');
  assert.match(errors[0]?.message ?? '', /^A second byte order mark/);
  assert.deepEqual(errors[0]?.span, { start: 0, end: 1 });
});

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const widest = (text: string): Buffer =>
  Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0) ?? 0).buffer);

const LONG = 'name = "Tool started"\n'.repeat(100);

for (const [title, encoded, value, what] of [
  ['with a mark', bytes([0xff, 0xfe], wide('a = 1')), 'a = 1', 'UTF-16 (little endian) text'],
  ['with a mark', bytes([0xfe, 0xff], wide('a = 1').swap16()), 'a = 1', 'UTF-16 (big endian) text'],
  ['without a mark', wide('a = "ä"'), 'a = "ä"', 'UTF-16 (little endian) text'],
  ['without a mark', wide(LONG).swap16(), LONG, 'UTF-16 (big endian) text'],
  ['with a mark', bytes([0xff, 0xfe, 0, 0], widest('a = 1')), '', 'UTF-32 (little endian) text'],
  ['with a mark', bytes([0, 0, 0xfe, 0xff], widest('a = 1').swap32()), '', 'UTF-32 (big endian) text'],
  ['without a mark', widest(LONG), '', 'UTF-32 (little endian) text'],
  ['without a mark', widest('a = 1').swap32(), '', 'UTF-32 (big endian) text'],
  [
    'a picture',
    bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR', [0, 0, 4, 0, 0, 0, 3]),
    '',
    'binary',
  ],
  ['an archive', bytes('PK', [3, 4, 20, 0, 6, 0, 8, 0, 0, 0, 0x21, 0, 0x5e, 0xc6]), '', 'binary'],
  ['a program', bytes([0x7f], 'ELF', [2, 1, 1, 0], new Uint8Array(8), [3, 0, 62, 0, 1]), '', 'binary'],
] as const) {
  test(`bytes are named for what they are: ${what}, ${title}`, () => {
    const decoded = decodeText(encoded);
    assert.equal(decoded.value, value);
    assert.equal(decoded.errors.length, 1);
    const advice = what === 'binary' ? 'Is it the right file?' : 'Save the file as UTF-8.';
    assert.equal(
      decoded.errors[0]?.message,
      `The file is ${what}, and only UTF-8 text can be read. ${advice}`,
    );
    assert.deepEqual(decoded.errors[0].span, { start: 0, end: Math.min(1, value.length) });
  });
}

/** Text all the same: what is wrong with it its reader tells, at its place. */
for (const [title, text] of [
  ['a zero byte in a text', 'name = "a\u0000b"\n'],
  ['a zero byte at the end', 'a = 1\u0000'],
  ['colours of a terminal', '# \u001B[31mred\u001B[0m \u001B[1mbold\u001B[0m \u001B[4mline\u001B[0m\n'],
  ['a form feed a page', 'a = 1\n\f\nb = 2\n\f\n'],
] as const) {
  test(`not taken for binary: ${title}`, () => {
    assert.deepEqual(decodeText(bytes(text)), { value: text, errors: [], byteOrderMark: false });
  });
}

/** Faulty bytes, each behind `ä\nb` (four bytes, three characters). Table 3-7 of Unicode 15 says what is well-formed. */
for (const [title, faulty] of [
  ['Latin-1', [0xe4]],
  ['a lone continuation', [0x80]],
  ['overlong, two bytes', [0xc0, 0xaf]],
  ['overlong, three bytes', [0xe0, 0x80, 0xaf]],
  ['overlong, four bytes', [0xf0, 0x80, 0x80, 0xaf]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ['never a lead', [0xf5, 0x80, 0x80, 0x80]],
  ['cut off at the end', [0xe6, 0x97]],
  ['a bad third byte', [0xe6, 0x97, 0x28]],
  ['a bad fourth byte', [0xf0, 0x9f, 0x98, 0x41]],
] as const) {
  test(`not UTF-8, at its place: ${title}`, () => {
    const { value, errors } = decodeText(bytes('ä\nb', faulty, 'c'));
    assert.ok(value.startsWith('ä\nb\uFFFD'), JSON.stringify(value));
    assert.equal(errors.length, 1);
    assert.deepEqual(errors[0]?.span, { start: 3, end: 4 });
    const hex = faulty[0].toString(16).toUpperCase();
    assert.ok(errors[0].message.startsWith(`Byte 0x${hex} on line 2 is not UTF-8`), errors[0].message);
  });
}

test('the longest sequences of each length are read', () => {
  const text = '\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFD\u{10000}\u{10FFFF}';
  assert.deepEqual(decodeText(bytes(text)), { value: text, errors: [], byteOrderMark: false });
  // Behind a fault they are read by our own count of bytes.
  const { errors } = decodeText(bytes(text, [0xff]));
  assert.deepEqual(errors[0]?.span, { start: text.length, end: text.length + 1 });
});
