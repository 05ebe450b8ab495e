/** Of a text the events that a selection touches, on their lines. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyMeant } from '../../server/src/core/index.ts';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';

/** A text in which `«` and `»` stand around the selection, or `|` at the cursor. */
function meant(marked: string) {
  const start = marked.search(/[«|]/);
  const end = marked.includes('»') ? marked.indexOf('»') - 1 : start;
  return onlyMeant(marked.replace(/[«»|]/g, ''), { start, end });
}

/** Number of the event, and the line that the reader gives it. */
function events(marked: string): readonly (readonly [unknown, number])[] {
  const result = meant(marked);
  assert.ok(result.kind === 'events', JSON.stringify(result));
  const read = readEvents(result.text, '');
  assert.deepEqual(read.unread, []);
  return read.events.map(({ source, line }) => [source['n'], line]);
}

test('events keep their lines', () => {
  assert.deepEqual(events('{"n":1}\n{"n"|:2}\n{"n":3}\n'), [[2, 2]]);
  assert.deepEqual(events('{"n":1}\r\n{«"n":2}\r\n{"n":»3}\r\n'), [
    [2, 2],
    [3, 3],
  ]);
  assert.deepEqual(events('[\n  {\n    "n": 1\n  },\n  {\n    "n":| 2\n  }\n]\n'), [[2, 5]]);
  assert.deepEqual(events('[{"n":1},«{"n":2},{"n":3}»]'), [
    [2, 1],
    [3, 1],
  ]);
});

test('a hit stays one, of the response of a search only those that are touched', () => {
  assert.deepEqual(
    events('{"hits":{"hits":[\n{"_id":"a","_source":{"n":1}},\n{"_id"|:"b","_source":{"n":2}}\n]}}'),
    [[2, 3]],
  );
});

test('what is broken elsewhere does not count, what is broken in the selection is told', () => {
  assert.deepEqual(events('{"n": oops\n{"n":|2}\n'), [[2, 2]]);
  const broken = meant('«{"n":1}\n{"n": oops\n»');
  assert.equal(broken.kind, 'refused');
  assert.match(broken.kind === 'refused' ? broken.reason : '', /no JSON/);
});

test('a place without an event is refused', () => {
  for (const marked of ['{"n":1}\n\n\n|\n\n{"n":2}', '|', '   |  ']) {
    assert.deepEqual(meant(marked), { kind: 'refused', reason: 'There is no event in the selection.' });
  }
});
