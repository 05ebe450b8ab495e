/** Offsets of a decoded text and of what it is written as: `ab\tc` + a line continuation + `d` stands at offset 10. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SourceMap } from '../../server/src/core/text/source-map.ts';

//          10        13 15 16   20  21
// source:  a b " ... \ t  c  \ NL   d     text: a b (tab) c d
const map = new SourceMap([
  { text: { start: 0, end: 2 }, source: { start: 10, end: 12 } },
  { text: { start: 2, end: 3 }, source: { start: 12, end: 14 } },
  { text: { start: 3, end: 4 }, source: { start: 14, end: 15 } },
  { text: { start: 4, end: 4 }, source: { start: 15, end: 20 } },
  { text: { start: 4, end: 5 }, source: { start: 20, end: 21 } },
]);

test('a place of the text is where its character starts in the source', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 9].map((offset) => map.toSource(offset)),
    [10, 11, 12, 14, 20, 21, 21],
  );
});

test('a place of the source is the character that it is part of', () => {
  const found = Array.from({ length: 14 }, (_, index) => map.toText(9 + index));
  assert.deepEqual(found, [undefined, 0, 1, 2, 2, 3, 4, 4, 4, 4, 4, 4, 5, undefined]);
});

test('a span ends with its last character, escapes whole', () => {
  const sourceOf = (start: number, end: number): readonly [number, number] => {
    const span = map.spanToSource({ start, end });
    return [span.start, span.end];
  };
  assert.deepEqual(sourceOf(0, 2), [10, 12]);
  assert.deepEqual(sourceOf(1, 3), [11, 14]);
  assert.deepEqual(sourceOf(2, 3), [12, 14]);
  assert.deepEqual(sourceOf(3, 4), [14, 15], 'without the continuation behind it');
  assert.deepEqual(sourceOf(3, 5), [14, 21]);
  assert.deepEqual(sourceOf(4, 5), [20, 21]);
});

test('an empty span is a place', () => {
  assert.deepEqual(map.spanToSource({ start: 2, end: 2 }), { start: 12, end: 12 });
  assert.deepEqual(map.spanToSource({ start: 5, end: 5 }), { start: 21, end: 21 });
});

test('text that stands as it is', () => {
  const verbatim = SourceMap.verbatim(3, 7);
  assert.deepEqual(
    [0, 1, 3].map((offset) => verbatim.toSource(offset)),
    [7, 8, 10],
  );
  assert.deepEqual(
    [6, 7, 10, 11].map((offset) => verbatim.toText(offset)),
    [undefined, 0, 3, undefined],
  );
  assert.deepEqual(verbatim.spanToSource({ start: 1, end: 2 }), { start: 8, end: 9 });
});

test('an empty text has one place', () => {
  const empty = SourceMap.verbatim(0, 7);
  assert.equal(empty.toSource(0), 7);
  assert.equal(empty.toText(7), 0);
  assert.deepEqual(empty.spanToSource({ start: 0, end: 0 }), { start: 7, end: 7 });
});
