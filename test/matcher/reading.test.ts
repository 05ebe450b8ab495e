/** How fields are read from documents, typed by events, and written as texts and join keys. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../server/src/core/matcher/event.ts';
import { eventsMapping } from '../../server/src/core/matcher/events-mapping.ts';
import { compileKeys, keyOfId } from '../../server/src/core/matcher/join-key.ts';
import { compileRead, sharedReads } from '../../server/src/core/matcher/read-field.ts';
import { textOfIp, textOfMoment } from '../../server/src/core/matcher/script-text.ts';
import { parseIp } from '../../server/src/core/text/ip.ts';
import { eventsOf, mappingOf } from '../support/eql-runs.ts';

const MAPPING = mappingOf({
  'a.b.c': 'keyword',
  null: { type: 'keyword', null_value: 'none' },
  short: { type: 'keyword', ignore_above: 3 },
  other: { type: 'alias', path: 'a.b.c' },
  k: 'keyword',
  n: 'long',
  at: 'date',
});

function field(name: string) {
  const found = MAPPING.field(name);
  assert.ok(found !== undefined, name);
  return found;
}

test('a document may write names dotted, nested or in any mixture, and arrays anywhere', () => {
  const rows: readonly (readonly [document: string, values: readonly unknown[], name?: string])[] = [
    ['{"a": {"b": {"c": "x"}}}', ['x']],
    ['{"a.b.c": "x"}', ['x']],
    ['{"a.b": {"c": "x"}}', ['x']],
    ['{"a": {"b.c": ["x", "y"]}}', ['x', 'y']],
    ['{"a": [{"b": {"c": "x"}}, {"b": [{"c": "y"}, {"d": 1}]}]}', ['x', 'y']],
    ['{"a.b.c": "x", "a": {"b": {"c": "y"}}}', ['y', 'x']],
    ['{"a.b.c": [["x", ["y"]], []]}', ['x', 'y']],
    ['{"a.b.c": null}', []],
    ['{"a.b.c": ["x", null]}', ['x']],
    ['{"a": "text", "a.b": 1}', []],
    ['{"a.b.c": {"d": "x"}}', []],
    ['{"a": {"b": {"c": "x"}}}', ['x'], 'other'],
    ['{"null": null}', ['none'], 'null'],
    ['{"null": ["x", null]}', ['x', 'none'], 'null'],
    ['{"null": []}', [], 'null'],
    ['{}', [], 'null'],
    ['{"short": ["abc", "abcd"]}', ['abc'], 'short'],
    ['{"__proto__": {"k": "x"}}', [], 'k'],
  ];
  for (const [document, values, name = 'a.b.c'] of rows) {
    const source = JSON.parse(document) as JsonObject;
    assert.deepEqual(compileRead(field(name))(source), values, document);
  }
});

test('what every object has is no value of a document', () => {
  const read = compileRead({ name: 'own', path: 'constructor.name', type: 'keyword', esType: 'keyword' });
  assert.deepEqual(read({}), []);
});

test('arrays in arrays without end do not exhaust the stack', () => {
  let value: JsonObject | readonly JsonObject[] = { b: { c: 'x' } };
  for (let depth = 0; depth < 100_000; depth++) value = [value as JsonObject];
  assert.deepEqual(compileRead(field('a.b.c'))({ a: value as never }), []);
});

test('a shared access reads a field once a document, whoever asks', () => {
  const reads = sharedReads();
  const read = reads(field('k'));
  assert.equal(reads(field('k')), read);
  assert.notEqual(reads({ ...field('k'), nullValue: 'x' }), read);
  let asked = 0;
  const source = {
    get k() {
      asked++;
      return 'x';
    },
  };
  assert.deepEqual([...read(source), ...read(source)], ['x', 'x']);
  const once = asked;
  read({ k: 'y' });
  assert.deepEqual(read({ k: 'z' }), ['z']);
  read(source);
  assert.equal(asked, 2 * once);
});

test('events type the fields that no mapping has', () => {
  const mapping = eventsMapping(
    eventsOf([
      { text: null, whole: 1, at: '2025-01-01', deep: { list: [] } },
      { text: 'x', part: 0.5, yes: false, whole: 1.5, deep: { list: [{ name: 'y' }] }, day: '2025-13' },
    ]),
  );
  const types = ['text', 'text.keyword', 'whole', 'part', 'yes', 'at', 'deep.list.name', 'day'].map(
    (name) => mapping.field(name)?.esType,
  );
  assert.deepEqual(types, ['keyword', 'keyword', 'long', 'float', 'boolean', 'date', 'keyword', 'keyword']);
  for (const name of ['deep', 'deep.list', 'none', 'whole.keyword'])
    assert.equal(mapping.field(name), undefined, name);
});

test('an address has one text', () => {
  const rows = [
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:1:0:0:0:0', '2001:db8:0:1::'],
    ['1:0:0:2:0:0:3:4', '1::2:0:0:3:4'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['::', '::'],
    ['::1', '::1'],
  ] as const;
  for (const [text, expected] of rows) {
    const address = parseIp(text);
    assert.ok(address !== undefined, text);
    assert.equal(textOfIp(address), expected, text);
  }
});

test('a moment is written as Java does: no seconds where they are zero, fractions by threes', () => {
  const rows: readonly (readonly [moment: bigint, text: string])[] = [
    [0n, '1970-01-01T00:00Z'],
    [60_000_000_000n, '1970-01-01T00:01Z'],
    [1_000_000_000n, '1970-01-01T00:00:01Z'],
    [120_000_000n, '1970-01-01T00:00:00.120Z'],
    [120_000n, '1970-01-01T00:00:00.000120Z'],
    [1n, '1970-01-01T00:00:00.000000001Z'],
    [-1n, '1969-12-31T23:59:59.999999999Z'],
  ];
  for (const [moment, text] of rows) assert.equal(textOfMoment(moment), text);
});

test('join keys: every combination, equal ones once, and their id tells their values', () => {
  const of = (...names: readonly string[]) =>
    compileKeys(
      names.map((name) => ({
        field: MAPPING.field(name.replace('?', '')),
        optional: name.startsWith('?'),
        expression: { kind: 'literal' } as never,
      })),
    );
  const rows: readonly (readonly [
    names: readonly string[],
    source: JsonObject,
    keys: readonly unknown[][],
  ])[] = [
    [[], {}, [[]]],
    [['k'], { k: 'x' }, [['x']]],
    [['k'], { k: ['x', 'y', 'x'] }, [['x'], ['y']]],
    [['k'], {}, []],
    [['?k'], {}, [[null]]],
    [['?k'], { k: [null] }, [[null]]],
    [['?k'], { k: [null, 'x'] }, [['x']]],
    [['?none'], { none: 'x' }, [[null]]],
    [
      ['k', 'n'],
      { k: ['x', 'y'], n: [1, 2] },
      [
        ['x', 1],
        ['x', 2],
        ['y', 1],
        ['y', 2],
      ],
    ],
    [['k', 'n'], { k: ['x', 'y'] }, []],
    [['n'], { n: ['7', 7] }, [[7]]],
    [['at'], { at: '2025-01-01T00:00:00.000Z' }, [[Date.UTC(2025, 0, 1)]]],
    [['at'], { at: ['2025-01-01', Date.UTC(2025, 0, 1)] }, [[Date.UTC(2025, 0, 1)]]],
  ];
  for (const [names, source, keys] of rows) {
    const found = of(...names)(source);
    assert.deepEqual(
      found.map(({ values }) => values),
      keys,
      `${names.join()} of ${JSON.stringify(source)}`,
    );
    assert.equal(new Set(found.map(({ id }) => id)).size, keys.length);
    for (const key of found) assert.deepEqual(keyOfId(key.id), key);
  }
  const many = Array.from({ length: 101 }, (_none, index) => String(index));
  assert.throws(() => of('k', 'k')({ k: many }), /10201 combinations/);
});
