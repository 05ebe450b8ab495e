/** Files are bytes; only UTF-8 is text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeText } from '../../server/src/core/text/decode.ts';

const bytes = (...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

for (const text of ['', 'name = "x"\r\n', 'näme 日本 \u{1F600}', '\u0000']) {
  test(`UTF-8 is read as it is: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(decodeText(bytes(text)), { value: text, errors: [] });
  });
}

test('a byte order mark is dropped', () => {
  assert.deepEqual(decodeText(bytes('\uFEFFa = 1')), { value: 'a = 1', errors: [] });
});

for (const [name, encoded, what] of [
  ['little endian', bytes([0xff, 0xfe], Buffer.from('a = 1', 'utf16le')), 'UTF-16 (little endian)'],
  ['big endian', bytes([0xfe, 0xff], Buffer.from('a = 1', 'utf16le').swap16()), 'UTF-16 (big endian)'],
] as const) {
  test(`UTF-16 is named as such: ${name}`, () => {
    const { value, errors } = decodeText(encoded);
    assert.equal(value, 'a = 1');
    assert.equal(errors.length, 1);
    assert.ok(errors[0]?.message.startsWith(`The file is ${what} text`));
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
    assert.ok(errors[0].message.startsWith(`Byte 0x${hex} is not UTF-8`), errors[0].message);
  });
}

test('the longest sequences of each length are read', () => {
  const text = '\u007F\u0080\u07FF\u0800\uD7FF\uE000\uFFFD\u{10000}\u{10FFFF}';
  assert.deepEqual(decodeText(bytes(text)), { value: text, errors: [] });
  // Behind a fault they are read by our own count of bytes.
  const { errors } = decodeText(bytes(text, [0xff]));
  assert.deepEqual(errors[0]?.span, { start: text.length, end: text.length + 1 });
});
