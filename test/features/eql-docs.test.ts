/** Every word and sign of EQL has a text of ours for its hover. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KEYWORDS } from '../../server/src/core/eql/tokens.ts';
import { pipeOf, wordDoc, wordOf } from '../../server/src/core/features/eql/docs/word-doc.ts';

const SIGNS = ['==', '!=', '<', '<=', '>', '>=', ':', '+', '-', '*', '/', '%', '?', '!['];

for (const word of [...KEYWORDS.keys(), 'in~', 'like~', 'regex~', 'runs', ...SIGNS]) {
  test(`the meaning of ${word}`, () => {
    const doc = wordOf(word);
    assert.ok(doc, `no text for ${word}`);
    assert.ok(doc.form.includes(word));
    assert.ok(doc.doc.endsWith('.') && doc.doc.length > 15);
    assert.ok(wordDoc(doc).startsWith('**`'));
  });
}

test('pipes are words only behind a bar', () => {
  assert.ok(pipeOf('head') && pipeOf('tail'));
  assert.equal(wordOf('head'), undefined);
});
