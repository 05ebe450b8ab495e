/** What the page and the extension say to each other is looked at before it is believed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFromPage, readPageState, readToPage } from '../../../client/src/timeline/messages.ts';
import { timed } from '../../trace/support.ts';
import { timelineOf } from './support.ts';

const NOTHING: readonly unknown[] = [undefined, null, 5, 'ready', [], {}, { kind: 'x' }, { kind: 5 }];

for (const message of [
  { kind: 'ready' },
  { kind: 'open-problem' },
  { kind: 'ask-again' },
  { kind: 'pick-source' },
  { kind: 'open-event', view: 1, event: 0, focus: true },
  { kind: 'open-event', view: 1, event: 0, focus: false },
  { kind: 'trace-event', view: 1, event: 3 },
  { kind: 'open-term', view: 1, term: 2 },
  { kind: 'open-term', view: 1, term: 'until' },
  { kind: 'choose-source', uri: 'file:///a.ndjson' },
]) {
  test(`from the page: ${JSON.stringify(message)}`, () => {
    assert.deepEqual(readFromPage({ ...message, more: 'is left out' }), message);
  });
}

for (const message of [
  ...NOTHING,
  { kind: 'open-event', view: 1 },
  { kind: 'open-event', view: 1, event: '0' },
  { kind: 'open-event', view: 1, event: -1 },
  { kind: 'open-event', view: 1.5, event: 0 },
  { kind: 'trace-event', event: 0 },
  { kind: 'open-term', view: 1, term: 'where' },
  { kind: 'open-term', view: 1, term: NaN },
  { kind: 'choose-source', uri: { path: '/etc/passwd' } },
]) {
  test(`not from our page: ${JSON.stringify(message) ?? 'undefined'}`, () => {
    assert.equal(readFromPage(message), undefined);
  });
}

const VIEW = {
  id: 1,
  rule: { uri: 'file:///a.toml', name: 'a.toml' },
  source: { uri: 'file:///a.ndjson', name: 'a.ndjson' },
  sources: [{ uri: 'file:///a.ndjson', name: 'a.ndjson' }],
  sequence: timelineOf('sequence [process where true] [process where true]', [timed(0, {})]),
  notes: ['One line could not be read.'],
};

test('to the page: a view, that it is old, and that another is awaited', () => {
  assert.deepEqual(readToPage({ kind: 'show', view: VIEW }), { kind: 'show', view: VIEW });
  assert.deepEqual(readToPage({ kind: 'busy' }), { kind: 'busy' });
  assert.deepEqual(readToPage({ kind: 'stale', message: 'a', hasPlace: true }), {
    kind: 'stale',
    message: 'a',
    hasPlace: true,
  });
  assert.deepEqual(readToPage({ kind: 'stale', message: 'a' }), {
    kind: 'stale',
    message: 'a',
    hasPlace: false,
  });
});

for (const message of [
  ...NOTHING,
  { kind: 'stale' },
  { kind: 'show' },
  ...Object.keys(VIEW).map((name) => ({ kind: 'show', view: { ...VIEW, [name]: undefined } })),
  { kind: 'show', view: { ...VIEW, sequence: { ...VIEW.sequence, states: {} } } },
  { kind: 'show', view: { ...VIEW, sources: ['file:///a'] } },
  { kind: 'show', view: { ...VIEW, notes: [5] } },
]) {
  test(`not from the extension: ${(JSON.stringify(message) ?? 'undefined').slice(0, 120)}`, () => {
    assert.equal(readToPage(message), undefined);
  });
}

test('what is kept of a page is taken as far as it is right', () => {
  const state = { rule: 'file:///a.toml', source: 'file:///a.ndjson', step: 3, filter: 'web' };
  assert.deepEqual(readPageState(state), state);
  assert.deepEqual(readPageState({ rule: 'file:///a.toml', source: 5, step: -1, filter: null }), {
    rule: 'file:///a.toml',
  });
  for (const other of [...NOTHING, { source: 'file:///a.ndjson' }])
    assert.equal(readPageState(other), undefined);
});
