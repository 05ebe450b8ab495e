import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LineIndex } from '../../server/src/core/text/line-index.ts';
import { randomNumbers } from '../support/random.ts';

/** Lines as LSP counts them: split at LF, CRLF and a lone CR. */
const TEXTS: readonly (readonly [text: string, lines: readonly string[]])[] = [
  ['', ['']],
  ['a', ['a']],
  ['a\nb', ['a', 'b']],
  ['a\n', ['a', '']],
  ['\n\n', ['', '', '']],
  ['a\r\nb\r\n', ['a', 'b', '']],
  ['a\rb', ['a', 'b']],
  ['a\r\r\nb\n\rc', ['a', '', 'b', '', 'c']],
  ['ä\u{1F600}\n日', ['ä\u{1F600}', '日']],
  // No line ends of LSP.
  ['a\u2028b\u0085c\fd\ve', ['a\u2028b\u0085c\fd\ve']],
];

describe('lines', () => {
  for (const [text, lines] of TEXTS) {
    test(JSON.stringify(text), () => {
      const index = new LineIndex(text);
      assert.equal(index.lineCount, lines.length);
      const found = lines.map((_, line) => text.slice(index.lineStart(line), index.lineEnd(line)));
      assert.deepEqual(found, lines);
    });
  }
});

test('characters are UTF-16 units', () => {
  const text = 'x\n\u{1F600}y';
  const index = new LineIndex(text);
  assert.deepEqual(index.positionAt(text.indexOf('y')), { line: 1, character: 2 });
  assert.equal(index.offsetAt({ line: 1, character: 2 }), text.indexOf('y'));
});

test('what lies outside the text is taken for its start or end', () => {
  const index = new LineIndex('ab\ncd');
  assert.deepEqual(index.positionAt(-1), { line: 0, character: 0 });
  assert.deepEqual(index.positionAt(99), { line: 1, character: 2 });
  assert.equal(index.offsetAt({ line: -1, character: 5 }), 0);
  assert.equal(index.offsetAt({ line: 9, character: 0 }), 5);
  assert.equal(index.lineStart(9), 5);
});

test('a character behind the end of a line means its end, before the line break', () => {
  const index = new LineIndex('ab\r\ncd');
  assert.equal(index.offsetAt({ line: 0, character: 99 }), 2);
  assert.equal(index.offsetAt({ line: 1, character: 99 }), 6);
});

test('a span becomes a range', () => {
  const index = new LineIndex('ab\ncd\nef');
  assert.deepEqual(index.rangeOf({ start: 1, end: 7 }), {
    start: { line: 0, character: 1 },
    end: { line: 2, character: 1 },
  });
});

test('offset, position, offset: the same again, for all places but those inside a CRLF', () => {
  const random = randomNumbers(7);
  for (let round = 0; round < 200; round++) {
    const text = Array.from(
      { length: 40 },
      () => ['a', 'b', '\n', '\r', '\r\n', '\u{1F600}'][random(6)],
    ).join('');
    const index = new LineIndex(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const isInside = text.charAt(offset - 1) === '\r' && text.charAt(offset) === '\n';
      const back = index.offsetAt(index.positionAt(offset));
      assert.equal(back, isInside ? offset - 1 : offset, JSON.stringify(text));
    }
  }
});
