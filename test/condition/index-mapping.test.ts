/** Index mappings in Elasticsearch's JSON. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstOf, indexMapping } from '../../server/src/core/condition/index-mapping.ts';
import type { MappedField } from '../../server/src/core/condition/mapping.ts';

const BODY = {
  properties: {
    host: { properties: { name: { type: 'keyword', ignore_above: 1024 }, 'os.kernel': { type: 'version' } } },
    note: {
      type: 'text',
      fields: { keyword: { type: 'keyword', null_value: 'none' }, words: { type: 'text' } },
    },
    size: { type: 'scaled_float', scaling_factor: 100 },
    count: { type: 'short', null_value: 0 },
    at: { type: 'date', format: 'epoch_second' },
    zone: { type: 'constant_keyword', value: 'lab' },
    box: { type: 'alias', path: 'host.name' },
    nowhere: { type: 'alias', path: 'no.such.field' },
    tags: { type: 'flattened' },
    rows: { type: 'nested', properties: { cell: { type: 'keyword' } } },
  },
};

/** What is told of a field, without its name and where that is its path. */
function told(field: MappedField | undefined): object | undefined {
  if (field === undefined) return undefined;
  const { name, path, ...rest } = field;
  return name === path ? rest : { path, ...rest };
}

test('fields, sub-fields, aliases and the settings that count', () => {
  const mapping = indexMapping({ mappings: BODY });
  const rows: readonly (readonly [string, object | undefined])[] = [
    ['host.name', { type: 'keyword', esType: 'keyword', ignoreAbove: 1024 }],
    ['host.os.kernel', { type: 'version', esType: 'version' }],
    ['host', { type: 'unsupported', esType: 'object' }],
    ['note', { type: 'keyword', esType: 'keyword', nullValue: 'none' }],
    ['note.keyword', { path: 'note', type: 'keyword', esType: 'keyword', nullValue: 'none' }],
    ['note.words', { path: 'note', type: 'text', esType: 'text' }],
    ['size', { type: 'double', esType: 'scaled_float', scalingFactor: 100 }],
    ['count', { type: 'long', esType: 'short', nullValue: 0 }],
    ['at', { type: 'date', esType: 'date', format: 'epoch_second' }],
    ['zone', { type: 'keyword', esType: 'constant_keyword', constantValue: 'lab' }],
    ['box', { path: 'host.name', type: 'keyword', esType: 'keyword', ignoreAbove: 1024 }],
    ['nowhere', undefined],
    ['tags', { type: 'flattened', esType: 'flattened' }],
    ['tags.a.b', { type: 'flattened', esType: 'flattened', flattenedIn: 'tags' }],
    ['rows', { type: 'unsupported', esType: 'nested' }],
    ['rows.cell', { type: 'unsupported', esType: 'keyword', nestedIn: 'rows' }],
    ['host.nam', undefined],
  ];
  for (const [name, expected] of rows) assert.deepEqual(told(mapping.field(name)), expected, name);
});

test('a mapping may stand alone, in `mappings`, or in the answer of an index', () => {
  for (const json of [BODY, { mappings: BODY }, { 'logs-test': { mappings: BODY } }])
    assert.equal(indexMapping(json).field('zone')?.esType, 'constant_keyword');
  for (const json of [
    null,
    5,
    'x',
    [],
    { properties: 5 },
    { mappings: null },
    { properties: { a: null, b: { type: 7 } } },
  ])
    assert.equal(indexMapping(json).field('zone'), undefined);
});

test('the first of several mappings decides, and date formats are those of all', () => {
  const first = indexMapping({
    properties: { a: { type: 'keyword' }, at: { type: 'date', format: 'yyyy' } },
  });
  const second = indexMapping({
    properties: { a: { type: 'long' }, b: { type: 'ip' }, at: { type: 'date', format: 'epoch_millis' } },
  });
  const both = firstOf([first, second]);
  assert.equal(both.field('a')?.type, 'keyword');
  assert.equal(both.field('b')?.type, 'ip');
  assert.equal(both.field('at')?.format, 'yyyy||epoch_millis');
  assert.equal(both.field('c'), undefined);
});
