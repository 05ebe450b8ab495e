/** Case files out of events: where they go, how they are called, what is in them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newCase } from '../../server/src/core/index.ts';
import { caseSlug } from '../../server/src/core/making/cases/case-slug.ts';
import type { NewCaseOptions } from '../../server/src/core/making/cases/new-case.ts';
import { memoryFiles, type MemoryFiles } from '../cases/support.ts';

const RULE = '/rules/linux/a.toml';
const CURL = '{"process":{"name":"curl"}}';

async function made(options: Partial<NewCaseOptions>, files: MemoryFiles = {}) {
  const result = await newCase({ rule: RULE, text: CURL, expect: 'match', ...options }, memoryFiles(files));
  assert.ok(result.kind === 'case', JSON.stringify(result));
  return result;
}

async function reason(options: Partial<NewCaseOptions>, files = memoryFiles({})): Promise<string> {
  const result = await newCase({ rule: RULE, text: CURL, expect: 'match', ...options }, files);
  assert.ok(result.kind === 'refused', JSON.stringify(result));
  return result.reason;
}

test('the file goes to the folder that the rule has, else to the one it would have', async () => {
  const places: readonly (readonly [MemoryFiles, string])[] = [
    [{ [RULE]: '' }, '/rules/linux/a.samples/match-curl.ndjson'],
    [{ '/rules/linux/samples/a/x.txt': '' }, '/rules/linux/samples/a/match-curl.ndjson'],
    [{ '/rules/rulewright.toml': '' }, '/rules/tests/cases/linux/a/match-curl.ndjson'],
    [{ '/rules/rulewright.toml': 'cases = "evidence"' }, '/rules/evidence/linux/a/match-curl.ndjson'],
  ];
  for (const [files, location] of places) assert.equal((await made({}, files)).location, location);
});

test('a name that is taken gets a number, whatever the case, the ending and the packing of the other', async () => {
  const folder = '/rules/linux/a.samples/';
  const files = { [`${folder}match-curl.json.gz`]: '', [`${folder}Match-Curl-2.NDJSON`]: '' };
  assert.equal((await made({}, files)).location, `${folder}match-curl-3.ndjson`);
  assert.equal((await made({ expect: 'no-match' }, files)).location, `${folder}no-match-curl.ndjson`);
});

test('no name says `match-any` by chance', async () => {
  for (const name of ['any', 'any-thing', 'any 2']) {
    const { location } = await made({ text: JSON.stringify({ process: { name } }) });
    assert.match(location, /\/match-event-any/);
  }
  assert.match(
    (await made({ text: '{"process":{"name":"anyconnect"}}' })).location,
    /\/match-anyconnect\.ndjson$/,
  );
});

test('names speak of the event, in any form of its fields', () => {
  assert.equal(caseSlug({ process: { name: 'CertUtil.exe' } }), 'certutil');
  assert.equal(caseSlug({ 'process.name': ['a b/../c'] }), 'a-b-c');
  assert.equal(caseSlug({ process: { name: '..' }, event: { action: 'Logged-In' } }), 'logged-in');
  assert.equal(caseSlug({ event: { code: 4625 } }), '4625');
  assert.equal(caseSlug({ process: null, host: { name: 'x' } }), 'event');
  assert.equal(caseSlug({ process: { name: `${'é'.repeat(39)} ${'b'.repeat(1e6)}` } }), 'é'.repeat(39));
});

test('hits and responses lose their wrapping, laid-out JSON gets one line, all else stays as written', async () => {
  const odd = '{"n":12345678901234567890, "s":"two  \\"blanks\\" \\n"}';
  assert.equal((await made({ text: odd })).text, `${odd}\n`);
  const response = `{"hits": {"hits": [
    {"_id": "1", "_source": {
      "n": 1.0,
      "s": "a  \\" b"
    }},
    {"_id": "2", "fields": {"process.name": ["x"]}}
  ]}}`;
  assert.deepEqual(await made({ text: response }), {
    kind: 'case',
    location: '/rules/linux/a.samples/match-event.ndjson',
    text: '{"n":1.0,"s":"a  \\" b"}\n{"process.name": ["x"]}\n',
    events: 2,
  });
});

test('the events that the selection touches are meant, and no other', async () => {
  const lines = ['{"a":1}', '{"a":2}', '{"a":3}'];
  const text = lines.join('\n');
  const of = async (start: number, end: number) => (await made({ text, selection: { start, end } })).text;
  assert.equal(await of(9, 9), '{"a":2}\n');
  assert.equal(await of(0, 8), '{"a":1}\n');
  assert.equal(await of(3, 9), '{"a":1}\n{"a":2}\n');
  assert.equal(await of(text.length, text.length), '{"a":3}\n');
});

test("a broken line elsewhere is in nobody's way, one that is picked out is", async () => {
  const text = '{"a":1}\n{"a":\n{"a":3}\n';
  const at = text.indexOf('3');
  assert.equal((await made({ text, selection: { start: at, end: at } })).text, '{"a":3}\n');
  assert.equal((await made({ text, selection: { start: 2, end: 2 } })).text, '{"a":1}\n');
  assert.match(await reason({ text, selection: { start: 0, end: text.length } }), /no JSON/);
  assert.match(await reason({ text }), /no JSON/);
});

test('what people copy: a hit of Kibana, a response, a line of Winlogbeat, with the event alone in the case', async () => {
  const forms: readonly (readonly [form: string, slug: string, event: unknown])[] = [
    [
      '{"_index":"logs-x","_id":"a1","_version":1,"_score":0,"_ignored":["message"],"_source":{"process":{"name":"certutil.exe"}}}',
      'certutil',
      { process: { name: 'certutil.exe' } },
    ],
    [
      '{"_index":"logs-x","_id":"a1","_source":{},"fields":{"process.name":["certutil.exe"],"host.name":["w1"]}}',
      'certutil',
      { 'process.name': ['certutil.exe'], 'host.name': ['w1'] },
    ],
    [
      '{"rawResponse":{"took":3,"hits":{"total":1,"hits":[{"_id":"a1","_source":{"event":{"action":"logged-in"}}}]}}}',
      'logged-in',
      { event: { action: 'logged-in' } },
    ],
    [
      '{"@timestamp":"2026-11-01T10:00:00.000Z","winlog":{"channel":"Microsoft-Windows-Sysmon/Operational","event_id":1},"event":{"code":"1"},"process":{"executable":"C:\\\\a\\\\b.exe","name":"b.exe"}}\r\n',
      'b',
      {
        '@timestamp': '2026-11-01T10:00:00.000Z',
        winlog: { channel: 'Microsoft-Windows-Sysmon/Operational', event_id: 1 },
        event: { code: '1' },
        process: { executable: 'C:\\a\\b.exe', name: 'b.exe' },
      },
    ],
  ];
  for (const [form, slug, event] of forms) {
    const { location, text, events } = await made({ text: form });
    assert.equal(location, `/rules/linux/a.samples/match-${slug}.ndjson`);
    assert.equal(events, 1);
    assert.deepEqual(JSON.parse(text), event);
    assert.match(text, /^[^\n]+\n$/);
  }
});

test('one event of a file, by its place', async () => {
  const text = '{"a":1}\n{"a":2} {"a":3}\n';
  assert.equal((await made({ text, place: { line: 2, nth: 1 } })).text, '{"a":3}\n');
  assert.match(await reason({ text, place: { line: 3, nth: 0 } }), /^No event starts on line 3 any more/);
});

test('what is no event is refused with the reason', async () => {
  assert.match(await reason({ text: '' }), /no event/);
  assert.match(await reason({ text: 'curl' }), /no JSON/);
  assert.match(await reason({ text: '<Event><EventID>1</EventID></Event>' }), /no JSON/);
  assert.match(await reason({ text: '[1]' }), /JSON object/);
  assert.match(await reason({ text: '{"_id":"1"}' }), /neither/);
  assert.match(await reason({ text: '['.repeat(1e5) }), /no JSON/);
});

test("a folder that can't be listed is told", async () => {
  const files = memoryFiles({});
  const denied = { ...files, readDirectory: () => Promise.reject(new Error('permission denied')) };
  assert.match(await reason({}, denied), /`a\.samples` can't be listed: permission denied/);
});
