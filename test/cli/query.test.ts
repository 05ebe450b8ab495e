/** `rulewright query`: events, sequences, a query with an error, options, files that can't be read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../server/data/read-table.ts';
import { createLanguageService } from '../../server/src/core/index.ts';
import { folderWith, runIn, type Outcome } from './support.ts';

const service = createLanguageService(readTable);

const EVENTS = [
  {
    '@timestamp': '2026-03-01T10:00:00Z',
    event: { category: ['process'] },
    host: { id: 'h1' },
    process: { name: 'curl' },
  },
  {
    '@timestamp': '2026-03-01T10:00:05Z',
    event: { category: ['file'] },
    host: { id: 'h1' },
    file: { name: 'x' },
  },
  {
    '@timestamp': '2026-03-01T10:00:09Z',
    event: { category: ['process'] },
    host: { id: 'h2' },
    process: { name: 'Bash' },
  },
];
const folder = folderWith({
  'events.ndjson': EVENTS.map((event) => JSON.stringify(event)).join('\n'),
  'more.json': JSON.stringify([EVENTS[2]]),
  'broken.ndjson': `${JSON.stringify(EVENTS[0])}\n{"a": \n${JSON.stringify(EVENTS[2])}`,
  'mapping.json': JSON.stringify({
    mappings: { properties: { process: { properties: { name: { type: 'long' } } } } },
  }),
});

function run(...args: readonly string[]): Promise<Outcome> {
  return runIn({ cwd: folder, service: () => service }, 'query', ...args);
}

async function json(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly document: unknown }> {
  const { stdout, code } = await run('--format', 'json', ...args);
  return { code, document: JSON.parse(stdout) };
}

test('an event query gives its events with file and line', async () => {
  assert.deepEqual(
    await json('process where process.name : "bash"', '--events', 'events.ndjson', 'more.json'),
    {
      code: 0,
      document: {
        version: 1,
        events: [
          { file: 'events.ndjson', line: 3, event: EVENTS[2] },
          { file: 'more.json', line: 1, event: EVENTS[2] },
        ],
      },
    },
  );
});

test('a sequence gives its join keys and events, null for a missing event', async () => {
  const query =
    'sequence by host.id with maxspan=1m [process where true] ![network where true] [file where true]';
  assert.deepEqual(await json(query, '--events=events.ndjson'), {
    code: 0,
    document: {
      version: 1,
      sequences: [
        {
          join_keys: ['h1'],
          events: [
            { file: 'events.ndjson', line: 1, event: EVENTS[0] },
            null,
            { file: 'events.ndjson', line: 2, event: EVENTS[1] },
          ],
        },
      ],
    },
  });
});

test('size keeps the latest, pipes and other fields are taken', async () => {
  const { document } = await json(
    'any where true',
    '--events',
    'events.ndjson',
    '--size',
    '1',
    '--timestamp-field',
    '@timestamp',
  );
  assert.deepEqual(document, { version: 1, events: [{ file: 'events.ndjson', line: 3, event: EVENTS[2] }] });
  const other = await json('h1 where true', '--events', 'events.ndjson', '--event-category-field', 'host.id');
  assert.equal((other.document as { events: unknown[] }).events.length, 2);
});

const errors: readonly (readonly [title: string, query: string, type: string, offset: number])[] = [
  ['syntax', 'process where process.name = "x"', 'syntax', 27],
  ['verification', 'process where process.nmae == "x"', 'verification', 14],
  ['a string field that is a number in the mapping', 'process where process.name : "x"', 'verification', 14],
];
for (const [title, query, type, offset] of errors) {
  test(`a query with an error: ${title}`, async () => {
    const mapping = title.includes('mapping') ? ['--mapping', 'mapping.json'] : [];
    const { code, document } = await json(query, '--events', 'events.ndjson', ...mapping);
    assert.equal(code, 2);
    const { error } = document as {
      readonly error: { readonly type: string; readonly offset: number; readonly message: string };
    };
    assert.deepEqual({ type: error.type, offset: error.offset }, { type, offset });
    assert.notEqual(error.message, '');
  });
}

test('for people: events on a line each, the error underlined', async () => {
  const found = await run('process where process.name == "curl"', '--events', 'events.ndjson');
  assert.match(found.stdout, /^events\.ndjson:1 \{.*"h?.*…\n1 event\n$/);
  const wrong = await run('process where process.name = "x"', '--events', 'events.ndjson');
  assert.match(wrong.stdout, /query:1:28: syntax: .*\n.*process where process\.name = "x"\n.*~/);
  assert.equal((await run('any where false', '--events', 'events.ndjson')).stdout, 'No event matches.\n');
});

test('of many lines that are no events the first ten are named; events out of order are told', async () => {
  const at = (second: number, name: string): string =>
    JSON.stringify({
      '@timestamp': `2026-01-01T00:00:0${String(second)}Z`,
      event: { category: 'process' },
      process: { name },
    });
  const folder = folderWith({
    'a.ndjson': [at(5, 'b'), at(1, 'a'), ...Array.from({ length: 25 }, () => '[1,2')].join('\n'),
    'b.ndjson': at(3, 'c'),
  });
  const query = 'sequence [process where process.name == "a"] [process where process.name == "b"]';
  const setting = { cwd: folder, service: () => service };
  const { code, stdout, stderr } = await runIn(setting, 'query', query, '--events', 'a.ndjson', 'b.ndjson');
  assert.equal(code, 0, stderr);
  assert.match(stdout, /\n1 sequence\n$/);
  const told = stderr.trimEnd().split('\n');
  assert.equal(told.length, 12);
  assert.match(told[0] ?? '', /^a\.ndjson:3: This is no JSON/);
  assert.equal(told[10], "a.ndjson:13: 15 more places from this line on can't be read.");
  assert.equal(
    told[11],
    'a.ndjson:2: note: 1 event from this line on stands behind one with a later time; the sequence takes them in the order of time.',
  );
});

test('a line that is no event is named, and the rest runs', async () => {
  const { code, stdout, stderr } = await run(
    'process where true',
    '--events',
    'broken.ndjson',
    '--format',
    'json',
  );
  assert.equal(code, 0);
  assert.equal((JSON.parse(stdout) as { events: unknown[] }).events.length, 2);
  assert.match(stderr, /^broken\.ndjson:2: /m);
});

const refused: readonly (readonly [title: string, args: readonly string[], problem: RegExp])[] = [
  ['no query', ['--events', 'events.ndjson'], /query is missing/],
  ['no events', ['any where true'], /--events FILE/],
  ['two queries', ['any where true', 'any where false', '--events', 'events.ndjson'], /One query at a time/],
  [
    'a size that is no number',
    ['any where true', '--events', 'events.ndjson', '--size', 'x'],
    /whole numbers/,
  ],
  ['an unknown option', ['any where true', '--evnts', 'x'], /evnts/],
  [
    'a file that is not there',
    ['any where true', '--events', 'gone.ndjson'],
    /gone\.ndjson:1: .*no such file/,
  ],
  [
    'a mapping that is not there',
    ['any where true', '--events', 'events.ndjson', '--mapping', 'gone.json'],
    /gone\.json: /,
  ],
];
for (const [title, args, problem] of refused) {
  test(`refused: ${title}`, async () => {
    const { code, stdout, stderr } = await run(...args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, problem);
  });
}
