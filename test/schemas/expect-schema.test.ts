/** The JSON schema of `expect.json`: it takes what the reader takes, in VS Code's own JSON service, and helps to write it. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { getLanguageService, type JSONSchema } from 'vscode-json-languageservice';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { readExpectations } from '../../server/src/core/cases/expectations.ts';
import { randomNumbers } from '../support/random.ts';
import { repositoryRoot } from '../support/shared.ts';

interface Association {
  readonly fileMatch: readonly string[];
  readonly url: string;
}

const manifest = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as {
  readonly contributes: { readonly jsonValidation: readonly Association[] };
};
const [association] = manifest.contributes.jsonValidation;
assert.ok(association);
const schema = JSON.parse(readFileSync(path.join(repositoryRoot, association.url), 'utf8')) as JSONSchema;

const service = getLanguageService({});
const uri = 'https://rulewright.invalid/expect.schema.json';
service.configure({
  validate: true,
  schemas: [{ uri, fileMatch: [...association.fileMatch], schema }],
});

const HERE = 'file:///rules/x.samples/expect.json';

function open(text: string, at = HERE) {
  const document = TextDocument.create(at, 'json', 1, text);
  return { document, json: service.parseJSONDocument(document) };
}

async function schemaFaults(text: string, at = HERE): Promise<readonly string[]> {
  const { document, json } = open(text, at);
  return (await service.doValidation(document, json)).map(({ message }) => JSON.stringify(message));
}

const FILES = [
  'match-a.ndjson',
  'match-any-b.jsonl',
  'no-match-c.json.gz',
  'match.JSON',
  'no-match-d.ndjson.zst',
];

function readerFaults(text: string): readonly string[] {
  return readExpectations(new TextEncoder().encode(text), FILES).faults.map(({ reason }) => reason);
}

for (const [title, at] of [
  ['`<stem>.samples/`', 'file:///w/rules/execution_x.samples/expect.json'],
  ['`samples/<stem>/`', 'file:///w/rules/samples/execution_x/expect.json'],
  ['`tests/cases/…`', 'file:///w/tests/cases/rules/linux/execution_x/expect.json'],
] as const) {
  test(`the schema is that of ${title}`, async () => {
    assert.notDeepEqual(await schemaFaults('{"match-a.ndjson": {"alerts": "2"}}', at), []);
  });
}

test('an `expect.json` elsewhere is not ours', async () => {
  assert.deepEqual(await schemaFaults('{"version": 1}', 'file:///w/src/expect.json'), []);
});

test('the expectations of our own samples are valid', async () => {
  const files = readdirSync(path.join(repositoryRoot, 'samples'), { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'expect.json')
    .map((file) => path.posix.join('samples', file));
  assert.ok(files.length > 1, 'samples have an expect.json');
  for (const file of files) {
    const text = readFileSync(path.join(repositoryRoot, file), 'utf8');
    assert.deepEqual(await schemaFaults(text, `file:///w/${file}`), [], file);
  }
});

test('the example of the README is valid', async () => {
  const readme = readFileSync(path.join(repositoryRoot, 'README.md'), 'utf8');
  const example = /^```json\n(\{\n {2}"match-[^]*?)^```/m.exec(readme)?.[1];
  assert.ok(example?.includes('"join_keys"') === true);
  assert.deepEqual(await schemaFaults(example), []);
});

const VALUES: Readonly<Record<string, readonly string[]>> = {
  alerts: ['0', '1', '1e3', '9007199254740991', '9007199254740993', '-1', '1.5', '"2"', 'null', '[]', 'true'],
  join_keys: [
    '[]',
    '[[]]',
    '[["a", 1, 1.5, true, null]]',
    '[["a"], []]',
    '["a"]',
    '[[["a"]]]',
    '[[{}]]',
    '{}',
    'null',
    '"a"',
    '[null]',
  ],
  lines: [
    '[]',
    '[1]',
    '[1, [2, null]]',
    '[[]]',
    '[0]',
    '[-1]',
    '[1.5]',
    '[[0]]',
    '["1"]',
    '[null]',
    '4',
    '[[[1]]]',
    '{}',
    'null',
  ],
  event_category_field: ['"event.kind"', '""', '4', 'null', '[]'],
  now: [
    '"2026-03-01T00:00:00Z"',
    '"2026-03-01T23:59:59.123456789+02:00"',
    '"2026-03-01T10:11Z"',
    '"2026-03-01T10"',
    '"2026-03-01T"',
    '"2026-03-01TZ"',
    '"2026-03-01"',
    '"2026-03"',
    '"2026"',
    '"2024-02-29"',
    '"2000-02-29"',
    '"1900-02-29"',
    '"2026-02-29"',
    '"2026-04-31"',
    '"2026-13-01"',
    '"2026-00-01"',
    '"2026-01-00"',
    '"2026-01-01T24:00:00Z"',
    '"2026-01-01T00:60:00Z"',
    '"2026-01-01T00:00:60Z"',
    '"1772323200000"',
    '"-5"',
    '"1.5"',
    '"1."',
    '"yesterday"',
    '"now-1d"',
    '""',
    '"2026-3-1"',
    '"2026-03-01 00:00:00"',
    '1772323200000',
    'null',
  ],
};

for (const [key, values] of Object.entries(VALUES)) {
  for (const value of values) {
    test(`\`${key}\`: ${value} is refused by both or by neither`, async () => {
      const text = `{"match-a.ndjson": {"${key}": ${value}}}`;
      const [bySchema, byReader] = [await schemaFaults(text), readerFaults(text)];
      assert.equal(bySchema.length > 0, byReader.length > 0, JSON.stringify({ bySchema, byReader }));
    });
  }
}

test('the table above has values of both kinds for every key, and every key of the reader', () => {
  for (const [key, values] of Object.entries(VALUES)) {
    const verdicts = new Set(
      values.map((value) => readerFaults(`{"match-a.ndjson": {"${key}": ${value}}}`).length > 0),
    );
    assert.equal(verdicts.size, 2, key);
  }
  const [unknown = ''] = readerFaults('{"match-a.ndjson": {"zzzzzzzz": 1}}');
  const keys = [...unknown.matchAll(/`(\w+)`/g)].map(([, name]) => name).slice(1);
  assert.deepEqual(keys.toSorted(), Object.keys(VALUES).toSorted());
});

for (const [title, text] of [
  ['a file that is no object', '[]'],
  ['a case that is no object', '{"match-a.ndjson": 2}'],
  ['an unknown key', '{"match-a.ndjson": {"count": 1}}'],
  ['a file that can be no case', '{"fetch.ndjson": {}}'],
  ['a case without an ending', '{"match-a": {}}'],
  ['a hidden file', '{".match-a.ndjson": {}}'],
] as const) {
  test(`${title} is refused by both`, async () => {
    assert.notDeepEqual(readerFaults(text), []);
    assert.notDeepEqual(await schemaFaults(text), []);
  });
}

test('the names of all kinds of cases are taken', async () => {
  const text = JSON.stringify(Object.fromEntries(FILES.map((name) => [name, { alerts: 1 }])));
  assert.deepEqual(readerFaults(text), []);
  assert.deepEqual(await schemaFaults(text), []);
});

test('dates of every year, month and day are taken by both or by neither', async () => {
  const next = randomNumbers(5);
  const two = (below: number): string => String(next(below)).padStart(2, '0');
  for (let round = 0; round < 400; round++) {
    const day = `${String(1896 + next(210))}-${two(14)}-${two(33)}`;
    const text = `{"match-a.ndjson": {"now": "${day}T${two(26)}:${two(62)}:${two(62)}Z"}}`;
    assert.equal((await schemaFaults(text)).length > 0, readerFaults(text).length > 0, text);
  }
});

test('every key is completed, with what it is for', async () => {
  const text = '{"match-a.ndjson": {""}}';
  const { document, json } = open(text);
  const offered = await service.doComplete(document, document.positionAt(text.indexOf('""') + 1), json);
  const labels = offered?.items.map(({ label }) => label).toSorted();
  assert.deepEqual(labels, Object.keys(VALUES).toSorted());
  for (const { documentation, label } of offered?.items ?? []) assert.ok(documentation !== undefined, label);
});

test('an empty file is completed to a case', async () => {
  const text = '';
  const { document, json } = open(text);
  const offered = await service.doComplete(document, document.positionAt(0), json);
  assert.ok(
    offered?.items.some(({ insertText }) => insertText?.includes('"match-${1:name}.ndjson"')),
    JSON.stringify(offered),
  );
});

test('hovering over a key and over a case says what they are', async () => {
  const text = '{"match-a.ndjson": {"lines": [1], "now": "2026"}}';
  const { document, json } = open(text);
  const says = async (word: string): Promise<string> =>
    JSON.stringify(await service.doHover(document, document.positionAt(text.indexOf(word) + 2), json));
  assert.match(await says('"lines"'), /events of the alerts start/);
  assert.match(await says('"now"'), /time of the search/);
  assert.match(await says('"match-a'), /Every key may be left out/);
});
