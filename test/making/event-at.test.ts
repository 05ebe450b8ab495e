/** The event at a place that a list of events names: the same one, as it is written. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';
import { eventAt } from '../../server/src/core/making/json/event-at.ts';

/** The texts of all events that a reader finds, each asked for by its place. */
function texts(text: string): readonly (string | undefined)[] {
  const counts = new Map<number, number>();
  return readEvents(text, 'a.ndjson').events.map(({ line, source }) => {
    const nth = counts.get(line) ?? 0;
    counts.set(line, nth + 1);
    const [found] = eventAt(text, { line, nth }).events;
    assert.deepEqual(found?.source, source, `line ${String(line)}, ${String(nth)}`);
    return found && text.slice(found.span.start, found.span.end);
  });
}

for (const [title, text, expected] of [
  ['one a line', '{"a":1}\r\n\r\n{"a": 2.0}', ['{"a":1}', '{"a": 2.0}']],
  ['several on a line', '{"a":1} {"a":2},{"a":3}\n{"a":4}', ['{"a":1}', '{"a":2}', '{"a":3}', '{"a":4}']],
  ['a list', '[{"a":1},{"a":2},\n  {"a":3}]', ['{"a":1}', '{"a":2}', '{"a":3}']],
  ['over many lines', '{\n  "a": 1\n}\n{\n  "a": 2\n}\n', ['{\n  "a": 1\n}', '{\n  "a": 2\n}']],
  [
    'hits of a response',
    '{"hits": {"hits": [\n{"_id": "1", "_source": {"a": 1}},\n{"_id": "2",\n"_source": {"a": 2}}]}}',
    ['{"a": 1}', '{"a": 2}'],
  ],
  ['behind a broken line', '{"a":1}\n{"a":\n{"a":3}\n', ['{"a":1}', '{"a":3}']],
  ['over many lines behind a broken one', '{"a":\n{\n"b": 1\n}\n', ['{\n"b": 1\n}']],
  ['in a list behind a broken one', '{"a":\n[{"b":1},\n{"b":2}]\n', ['{"b":1}', '{"b":2}']],
] as const) {
  test(title, () => {
    assert.deepEqual(texts(text), expected);
  });
}

test('a place without an event has none, and a broken one says why', () => {
  const text = '{"a":1}\n\n{"a":\n';
  for (const place of [
    { line: 1, nth: 1 },
    { line: 2, nth: 0 },
    { line: 9, nth: 0 },
  ])
    assert.deepEqual(eventAt(text, place).events, []);
  const broken = eventAt(text, { line: 3, nth: 0 });
  assert.deepEqual(broken.events, []);
  assert.match(broken.faults[0]?.message ?? '', /no JSON/);
});
