import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distinctTexts } from '../../../client/src/timeline/view/term-texts.ts';
import { bare, clock, cut, dateOf, keyName, spanText } from '../../../client/src/timeline/view/words.ts';

for (const [milliseconds, text] of [
  [0, '0 ms'],
  [0.25, '0.25 ms'],
  [145, '145 ms'],
  [999.9999, '1000 ms'],
  [1000, '1 s'],
  [19_177, '19.177 s'],
  [60_000, '1 min'],
  [380_000, '6 min 20 s'],
  [3_600_000, '1 h'],
  [11_100_000, '3 h 5 min'],
  [86_400_000 * 2 + 3_600_000 * 4, '2 d 4 h'],
  [-5000, '5 s'],
] as const) {
  test(`${String(milliseconds)} ms are told as ${text}`, () => {
    assert.equal(spanText(milliseconds), text);
  });
}

test('times are told to the millisecond, in UTC as they are sent', () => {
  assert.equal(clock('2026-11-20T02:40:31.200103111Z'), '02:40:31.200');
  assert.equal(clock('2026-11-20T02:40:31Z'), '02:40:31');
  assert.equal(dateOf('2026-11-20T02:40:31Z'), '2026-11-20');
  assert.equal(dateOf(''), '');
});

test('keys: fields with their values, strings without quotes, long ones cut; all events where the query joins by nothing', () => {
  const by = [['host.id'], ['process.pid', 'process.parent.pid'], ['user.name']];
  const named = (...key: readonly string[]): string => keyName(0, { lanes: [{ key }], by });
  assert.equal(
    named('"h1"', '5', 'null'),
    'host.id = h1, process.pid or process.parent.pid = 5, user.name = null',
  );
  assert.equal(named(`"${'x'.repeat(100)}"`), `host.id = ${'x'.repeat(59)}…`);
  assert.equal(keyName(0, { lanes: [{ key: [] }], by: [] }), 'all events');
  assert.equal(bare('"'), '"');
  assert.equal(cut('ab😀cd', 4), 'ab…');
});

test('terms are told by what sets them apart', () => {
  assert.deepEqual(
    distinctTexts([
      '[process where host.os.type == "linux" and process.name == "curl"] by host.id',
      '![process where host.os.type == "linux" and process.args == "a]b"] with runs=3',
      '[any where true]',
    ]),
    ['process.name == "curl"', 'process.args == "a]b"', 'any where true'],
  );
});

test('terms that are the same keep their conditions, and what is no term stays', () => {
  assert.deepEqual(distinctTexts(['[a where b and c]', '[a where b and c]', '', 'x']), [
    'b and c',
    'b and c',
    '',
    'x',
  ]);
});
