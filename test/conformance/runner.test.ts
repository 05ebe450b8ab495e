/** `npm run conformance` over folders of our own: what it prints, writes and returns. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runKqlFolder } from '../../scripts/conformance/kql-folder.ts';
import { folderWith } from '../cli/support.ts';
import { repositoryRoot, sharedFolder, skipWithoutShared } from '../support/shared.ts';

const program = join(repositoryRoot, 'scripts/conformance.mjs');

function conformance(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

function suite(cases: readonly object[], defaults: object = {}): string {
  return JSON.stringify({ suite: 'own', source: 'this project', defaults, cases });
}

const EVENTS = [
  { no: 1, when: '2025-03-01T10:00:00Z', kind: 'lift', name: 'door', floor: 1, fast: true },
  { no: 2, when: '2025-03-01T10:00:05Z', kind: 'lift', name: 'ride', floor: 1, fast: true },
  { no: 3, when: '2025-03-01T10:00:07Z', kind: 'lift', name: 'stop', floor: 2 },
];
const MAPPING = {
  properties: {
    when: { type: 'date' },
    kind: { type: 'keyword' },
    name: { type: 'keyword' },
    floor: { type: 'long' },
    fast: { type: 'boolean' },
  },
};
const DATA = {
  'data/lifts.ndjson': EVENTS.map((event) => JSON.stringify(event)).join('\n'),
  'data/lifts.mapping.json': JSON.stringify(MAPPING),
};
const DEFAULTS = {
  timestamp_field: 'when',
  event_category_field: 'kind',
  tiebreaker_field: null,
  id_field: 'no',
  size: null,
};
const data = 'data/lifts.ndjson';
const PASSING = [
  { id: 'e', kind: 'event', query: 'lift where floor == 1', data, expected_event_ids: [1, 2] },
  { id: 'size', kind: 'event', query: 'any where true', data, params: { size: 1 }, expected_event_ids: [3] },
  {
    id: 'first',
    kind: 'event',
    query: 'any where true',
    data,
    params: { size: 1, result_position: 'head' },
    expected_event_ids: [1],
  },
  {
    id: 's',
    kind: 'sequence',
    query:
      'sequence by ?fast, floor with maxspan=1m [any where name == "door"] ![any where name == "stop"] [any where name == "ride"]',
    data,
    expected_event_ids: [1, -1, 2],
    expected_sequences: [{ ids: [1, -1, 2], join_keys: ['true', '1'] }],
  },
  {
    id: 'one of',
    kind: 'sample',
    query: 'sample by floor [any where name == "door"] [any where name == "ride"]',
    data,
    expected_alternatives: [[2, 1], { ids: [1, 2] }],
  },
  { id: 'v', kind: 'expression', expression: '2 + 3', expected: 5 },
  { id: 'null', kind: 'expression', expression: 'length(null)', expected: null },
  { id: 'text', kind: 'string-literal', text: '"a\\tb"', expected: 'a\tb' },
  { id: 'q', kind: 'parse-query', query: 'any where true', valid: true },
  {
    id: 'bad',
    kind: 'parse-query',
    query: "any where name == 'door'",
    valid: false,
    expect_error: { type: 'syntax', offset: 18 },
  },
  {
    id: 'typed',
    kind: 'parse-query',
    query: 'any where floor : "1"',
    mapping: MAPPING,
    expect_error: { type: 'verification', offset: 10 },
  },
  { id: 'x', kind: 'parse-expression', expression: 'a == 1', valid: true },
  { id: 'later', kind: 'parse-query', query: '???', skip: 'not looked at', valid: true },
];

test('cases that are as expected: exit code 0, and one record for each', () => {
  const folder = folderWith({
    ...DATA,
    'own.json': suite(PASSING, DEFAULTS),
    'other.json': '{"kind": "no suite"}',
  });
  const { status, stdout, stderr } = conformance(folder, '.', '--out', 'records.json');
  assert.deepEqual([stdout, stderr, status], ['12 cases: 12 passed, 0 failed; 1 skipped\n', '', 0]);
  const records = JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8')) as { readonly id: string }[];
  const errors = records.flatMap((record) => ('error' in record ? [record] : []));
  assert.deepEqual(
    records.filter((record) => !errors.includes(record as never)),
    [
      { id: 'e', ids: [1, 2] },
      { id: 'size', ids: [3] },
      { id: 'first', ids: [1] },
      { id: 's', ids: [1, -1, 2], sequences: [{ ids: [1, -1, 2], join_keys: ['true', '1'] }] },
      { id: 'one of', ids: [1, 2], sequences: [{ ids: [1, 2], join_keys: ['1'] }] },
      { id: 'v', value: 5 },
      { id: 'null', value: null },
      { id: 'text', value: 'a\tb' },
      { id: 'q' },
      { id: 'x' },
    ],
  );
  const [syntax, typed] = errors as {
    readonly id: string;
    readonly error: Readonly<Record<string, unknown>>;
  }[];
  assert.deepEqual([syntax?.id, syntax?.error['type'], syntax?.error['offset']], ['bad', 'syntax', 18]);
  assert.deepEqual([typed?.id, typed?.error['type'], typed?.error['offset']], ['typed', 'verification', 10]);
  for (const { error } of [syntax, typed].filter((one) => one !== undefined)) {
    assert.equal(typeof error['message'], 'string');
    assert.deepEqual(Object.keys(error).sort(), ['message', 'offset', 'type']);
  }
});

test('cases that differ are named with what differs: exit code 1', () => {
  const cases = [
    { id: 'ids', kind: 'event', query: 'lift where floor == 1', data, expected_event_ids: [2, 1] },
    { id: 'value', kind: 'expression', expression: '2 + 3', expected: 6 },
    {
      id: 'type',
      kind: 'parse-query',
      query: 'any where',
      valid: false,
      expect_error: { type: 'verification' },
    },
    { id: 'place', kind: 'parse-query', query: 'any where', valid: false, error_offset: 3 },
    { id: 'none', kind: 'parse-query', query: 'any where true', valid: false },
    { id: 'some', kind: 'parse-query', query: 'any where', valid: true },
    {
      id: 'keys',
      kind: 'sample',
      query: 'sample by floor [any where true] [any where true]',
      data,
      expected_sequences: [{ join_keys: ['2'] }],
    },
    {
      id: 'absent',
      kind: 'event',
      query: 'any where true',
      data: 'data/none.ndjson',
      expected_event_ids: [],
    },
    { id: 'kind', kind: 'riddle', query: 'any where true' },
  ];
  const folder = folderWith({ ...DATA, 'own.json': suite(cases, DEFAULTS) });
  const { status, stdout, stderr } = conformance(folder, folder, '--out', 'records.json');
  assert.deepEqual([stderr, status], ['', 1]);
  const lines = stdout.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(' ').slice(0, 4).join(' ')),
    [
      '✗ own ids gave',
      '✗ own value gave',
      '✗ own type gave',
      '✗ own place gave',
      '✗ own none gave',
      '✗ own some gave',
      '✗ own keys gave',
      '✗ own absent could',
      '✗ own kind could',
      '9 cases: 0 passed,',
    ],
  );
  assert.match(lines[0] ?? '', /gave \[1,2\], not \[2,1\]$/);
  assert.match(lines[8] ?? '', /no case is of the kind riddle/);
  const records = JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8')) as unknown[];
  assert.equal(records.length, cases.length);
});

test('a JSON file that is broken, one case that has no data: the others run; exit code 1', () => {
  const passing = { id: 'fine', kind: 'expression', expression: '1', expected: 1, expect_error: null };
  const folder = folderWith({
    'a.json': '{"suite": "own", "cases": [',
    'b.json': suite([passing, { id: 'lost', kind: 'expression', expression: '1', data: 'none.ndjson' }]),
    'c.json': '{"suite": "no list", "cases": {}}',
    'd.json': '[]',
    'sub/e.json': suite([passing]),
  });
  const { status, stdout, stderr } = conformance(folder, folder, '--out', 'records.json');
  assert.match(stderr, /^✗ a\.json can't be read: .*JSON.*\n$/);
  assert.match(
    stdout,
    /^✗ own lost could not be run: .*none\.ndjson.*\n2 cases: 1 passed, 1 failed; 0 skipped\n$/,
  );
  assert.equal(status, 1);
  const records = JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8')) as {
    readonly error?: Readonly<Record<string, unknown>>;
  }[];
  const [fine, lost] = records;
  assert.deepEqual(fine, { id: 'fine', value: 1 });
  assert.deepEqual(
    { ...lost, error: { ...lost?.error, message: '' } },
    {
      id: 'lost',
      value: null,
      error: { type: 'unsupported', message: '', offset: 0 },
    },
  );
});

test('records that can not be written: exit code 1', () => {
  const folder = folderWith({ 'a.json': suite([PASSING.find(({ id }) => id === 'v') ?? {}]) });
  const { status, stderr } = conformance(folder, '.', '--out', 'no/such/folder.json');
  assert.match(stderr, /folder\.json can't be written: /);
  assert.equal(status, 1);
});

describe('a folder of KQL cases', () => {
  const kql = (cases: readonly object[]): string =>
    folderWith({ 'documents.json': '{"sets": {}}', 'cases.json': JSON.stringify({ cases }) });
  const parse = (id: string, query: string, more: object = {}) => ({ id, kind: 'parse', query, ...more });

  test('has its syntax errors where Kibana stops', () => {
    const folder = kql([
      parse('right', 'a.b:(c or "d") and not e > 5', { valid: true }),
      parse('value', 'a.b: ', { valid: false, error_offset: 5 }),
      parse('condition', 'a:1 and not  ', { valid: false, error_offset: 13 }),
      parse('bracket', '(a:1 or b:2', { valid: false, error_offset: 11 }),
      parse('quote', 'a:"b c ', { valid: false, error_offset: 2 }),
      parse('sign', 'a:b>c', { valid: false, error_offset: 3 }),
      parse('start', '>= 5', { valid: false, error_offset: 0 }),
      parse('later', '((', { valid: true, skip: 'not looked at' }),
    ]);
    const { status, stdout, stderr } = conformance(folder, '.', '--out', 'records.json');
    assert.deepEqual([stdout, stderr, status], ['7 cases: 7 passed, 0 failed; 1 skipped\n', '', 0]);
    const records = JSON.parse(readFileSync(join(folder, 'records.json'), 'utf8')) as {
      readonly id: string;
      readonly error?: Readonly<Record<string, unknown>>;
    }[];
    assert.deepEqual(records[0], { id: 'right' });
    assert.deepEqual(
      records.slice(1).map(({ error }) => [error?.['type'], typeof error?.['message']]),
      new Array(6).fill(['syntax', 'string']),
    );
  });

  test('names the cases that differ', () => {
    const folder = kql([
      parse('none', 'a:b', { valid: false }),
      parse('some', 'a:', { valid: true }),
      parse('place', 'a:', { valid: false, error_offset: 1 }),
    ]);
    const { status, stdout } = conformance(folder, '.');
    assert.match(
      stdout,
      /✗ kql none gave no error[^]*✗ kql some gave an error at 2[^]*✗ kql place[^]*not at 1/,
    );
    assert.equal(status, 1);
  });

  test('cases that ask what a query matches are told as not run, and are no pass', () => {
    const folder = kql([
      parse('right', 'a:b', { valid: true }),
      { id: 'hits', kind: 'documents', documents: 'none', query: 'a:b', expected: [] },
    ]);
    const { status, stdout } = conformance(folder, '.', '--out', 'records.json');
    assert.match(stdout, /2 cases: 1 passed, 0 failed, 1 unsupported; 0 skipped/);
    assert.equal(status, 1);
    assert.match(readFileSync(join(folder, 'records.json'), 'utf8'), /"unsupported"/);
  });

  test('files that are no such cases: exit code 1', () => {
    const folder = folderWith({ 'documents.json': '{}', 'cases.json': '{"cases": 4}' });
    const { status, stderr } = conformance(folder, '.');
    assert.match(stderr, /can't be read: `cases.json` has no list/);
    assert.equal(status, 1);
  });

  const shared = sharedFolder('kql-conformance');
  test(
    "Kibana's own: all queries are read as Kibana reads them",
    { skip: shared === undefined && skipWithoutShared },
    () => {
      const { records, failures } = runKqlFolder(shared ?? '');
      assert.deepEqual(failures, []);
      assert.ok(records.length >= 167);
      assert.ok(records.filter(({ id }) => id.startsWith('kql.parse.')).length >= 92);
    },
  );
});

test('without cases it says why, and gives exit code 2', () => {
  const folder = folderWith({
    'empty/readme.txt': 'nothing',
    'skipped/own.json': suite([{ id: 'later', kind: 'event', query: '', skip: true }]),
    'kql/documents.json': '{}',
    'kql/cases.json': '{"cases": []}',
  });
  const rows = [
    [['empty'], /holds no case/],
    [['skipped'], /holds no case/],
    [['kql'], /holds no case/],
    [['absent'], /There is no folder/],
    [['empty/readme.txt'], /There is no folder/],
    [[], /Usage: npm run conformance/],
    [['empty', 'kql'], /Usage: npm run conformance/],
    [['empty', '--loud'], /Usage: npm run conformance/],
  ] as const;
  for (const [args, message] of rows) {
    const { status, stdout, stderr } = conformance(
      folder,
      ...args,
      ...(args.length === 1 ? ['--out', 'x.json'] : []),
    );
    assert.match(stderr, message, args.join(' '));
    assert.deepEqual([stdout, status], ['', 2], args.join(' '));
  }
  assert.ok(!existsSync(join(folder, 'x.json')));
});
