/** What `expect.json` may say, and what is said of it when it is wrong. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExpectations } from '../../server/src/core/cases/expectations.ts';

const FILES = ['match-two-hosts.ndjson', 'no-match-quiet.json'];

function read(text: string | Uint8Array) {
  return readExpectations(typeof text === 'string' ? new TextEncoder().encode(text) : text, FILES);
}

test('every key, with the line on which it stands', () => {
  const { byFile, faults } = read(`{
  "match-two-hosts.ndjson": {
    "alerts": 2,
    "join_keys": [["h1", 1], ["h2", null]],
    "lines": [1, [4, null, 6]],
    "event_category_field": "event.kind",
    "now": "2026-03-01T00:00:00Z"
  },
  "no-match-quiet.json": {}
}`);
  assert.deepEqual(faults, []);
  assert.deepEqual(byFile.get('no-match-quiet.json'), {});
  assert.deepEqual(byFile.get('match-two-hosts.ndjson'), {
    alerts: { value: 2, line: 3 },
    joinKeys: {
      value: [
        ['h1', 1],
        ['h2', null],
      ],
      line: 4,
    },
    lines: { value: [1, [4, null, 6]], line: 5 },
    eventCategoryField: { value: 'event.kind', line: 6 },
    now: { value: 1_772_323_200_000_000_000n, line: 7 },
  });
});

test('a key may be written with escapes', () => {
  const { byFile, faults } = read('{"match-two\\u002dhosts.ndjson": {"alerts": 1}}');
  assert.deepEqual(faults, []);
  assert.equal(byFile.get('match-two-hosts.ndjson')?.alerts?.value, 1);
});

const FAULTS: readonly (readonly [title: string, text: string, line: number, reason: RegExp])[] = [
  ['an empty file', '', 1, /no JSON/],
  [
    'broken JSON',
    '{\n  "match-two-hosts.ndjson": {\n    "alerts": 2,\n  }\n}',
    4,
    /no JSON: a `,` stands before/,
  ],
  ['a comment', '{\n  // two hosts\n}', 2, /JSON has no comments/],
  ['a list', '\n[]', 2, /The file must be an object/],
  [
    'a case that is no object',
    '{\n"match-two-hosts.ndjson": 2\n}',
    2,
    /`match-two-hosts\.ndjson` must be an object/,
  ],
  ['a file that is not there', '{\n\n"match-one-host.ndjson": {}}', 3, /No case .* `match-one-host\.ndjson`/],
  ['a slip in a file name', '{"match-two-hots.ndjson": {}}', 1, /Did you mean `match-two-hosts\.ndjson`\?/],
  [
    'a file name without its ending',
    '{"match-two-hosts": {}}',
    1,
    /Did you mean `match-two-hosts\.ndjson`\?/,
  ],
  ['a file that stands twice', '{"no-match-quiet.json": {},\n"no-match-quiet.json": {}}', 2, /stands twice/],
  [
    'an unknown key',
    '{"no-match-quiet.json": {\n"count": 1}}',
    2,
    /no key `count` here\. The keys are `alerts`, /,
  ],
  ['a slip in a key', '{"no-match-quiet.json": {\n"joinkeys": []}}', 2, /Did you mean `join_keys`\?/],
  ['alerts as a text', '{"no-match-quiet.json": {\n"alerts":\n"2"}}', 3, /`alerts` must be a whole number/],
  ['alerts below zero', '{"no-match-quiet.json": {"alerts": -1}}', 1, /`alerts` must be a whole number/],
  ['alerts as a fraction', '{"no-match-quiet.json": {"alerts": 1.5}}', 1, /`alerts` must be a whole number/],
  [
    'join keys of one alert',
    '{"no-match-quiet.json": {"join_keys": ["h1"]}}',
    1,
    /one list of values for each alert/,
  ],
  [
    'join keys as objects',
    '{"no-match-quiet.json": {"join_keys": [[{}]]}}',
    1,
    /one list of values for each alert/,
  ],
  ['lines from zero', '{"no-match-quiet.json": {"lines": [0]}}', 1, /`lines` must be a list/],
  ['lines as one number', '{"no-match-quiet.json": {"lines": 4}}', 1, /`lines` must be a list/],
  [
    'a category field that is none',
    '{"no-match-quiet.json": {"event_category_field": ""}}',
    1,
    /the name of a field/,
  ],
  [
    'a time that is none',
    '{"no-match-quiet.json": {"now": "yesterday"}}',
    1,
    /`now` must be a date and time/,
  ],
];

for (const [title, text, line, reason] of FAULTS) {
  test(`${title} is told at its line`, () => {
    const { faults } = read(text);
    assert.equal(faults.length, 1, JSON.stringify(faults));
    assert.equal(faults[0]?.line, line);
    assert.match(faults[0].reason, reason);
  });
}

test('what is right beside a fault is read', () => {
  const { byFile, faults } = read(
    '{"no-match-quiet.json": {"alerts": 0, "counts": 1}, "match-two-hosts.ndjson": {"alerts": 2}}',
  );
  assert.equal(faults.length, 1);
  assert.equal(byFile.get('no-match-quiet.json')?.alerts?.value, 0);
  assert.equal(byFile.get('match-two-hosts.ndjson')?.alerts?.value, 2);
});

test('bytes that are no text', () => {
  const { faults } = read(new Uint8Array([0x7b, 0x0a, 0xff, 0x7d]));
  assert.equal(faults[0]?.line, 2);
  assert.match(faults[0].reason, /not UTF-8/);
});

test('nesting that exhausts no stack', () => {
  const { faults } = read(`{"no-match-quiet.json": {"lines": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`);
  assert.match(faults[0]?.reason ?? '', /`lines` must be a list/);
});
