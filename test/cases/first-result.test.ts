/** What is certain of a long case is told before it ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Progress } from '../../server/src/core/cases/pacing.ts';
import { service, memoryFiles, ruleText, runCases, lines } from './support.ts';

/** More events than go by between two reports. */
const MANY = 20_000;
const START = Date.UTC(2026, 0, 1);
const EVENT_QUERY = 'process where process.name == "b"';
const SEQUENCE =
  'sequence by host.id with maxspan=1s [process where process.name == "a"] [process where process.name == "b"]';

/** All are `a`, but for one `b`. @param at its index */
function events(count: number, at: number): string {
  return lines(
    ...Array.from({ length: count }, (_, index) => ({
      '@timestamp': new Date(START + index).toISOString(),
      event: { category: 'process' },
      host: { id: 'h' },
      process: { name: index === at ? 'b' : 'a' },
    })),
  );
}

/** What was certain at each report. */
async function firsts(query: string, name: string, count: number, at: number): Promise<readonly string[]> {
  const told: string[] = [];
  const report = ({ first }: Progress): void => {
    told.push(first === undefined ? '' : `${String(first.line)} ${first.reason}`);
  };
  await runCases(query, { [name]: events(count, at) }, { report, room: 0 });
  return told;
}

for (const [title, query, name, wanted] of [
  ['an event that must match', EVENT_QUERY, 'match.ndjson', /^1 No alert/],
  ['an event that must not', EVENT_QUERY, 'no-match.ndjson', /^5001 An alert that must not be/],
  ['a sequence that must not', SEQUENCE, 'no-match.ndjson', /^5001 An alert that must not be: the events in/],
] as const) {
  test(`${title} is told when it was met, with its place`, async () => {
    // What a sequence makes of an event shows when those held back to be sorted have gone by.
    const told = await firsts(query, name, MANY, 5000);
    const [before = '', behind = ''] = [told[0], told.at(-1)];
    if (name === 'no-match.ndjson') assert.equal(before, '');
    else assert.match(before, wanted);
    assert.match(behind, wanted);
  });
}

const NOTHING = ['', '', '', ''];

test('nothing is certain of a case that asks for some alert, nor where a pipe may cut it off', async () => {
  assert.deepEqual(await firsts(EVENT_QUERY, 'match-any.ndjson', MANY, 10), NOTHING);
  assert.deepEqual(await firsts(SEQUENCE, 'match.ndjson', MANY, 10), NOTHING);
  assert.deepEqual(await firsts(`${SEQUENCE} | tail 1`, 'no-match.ndjson', MANY, 10), NOTHING);
});

test('a short case tells nothing before its report', async () => {
  assert.deepEqual(await firsts(EVENT_QUERY, 'no-match.ndjson', 100, 1), []);
});

test('of files that are no cases the first alert is told', async () => {
  for (const [query, reason] of [
    [EVENT_QUERY, 'The event raises an alert.'],
    [SEQUENCE, 'The events in lines 10 and 11 raise an alert.'],
  ] as const) {
    const told = new Set<string>();
    const files = memoryFiles({ '/log.ndjson': events(MANY, 10) });
    await service.test(service.readRule(ruleText(query)), '/x.toml', files, {
      files: ['/log.ndjson'],
      room: 0,
      report: ({ file, first }) => first && told.add(`${file}:${String(first.line)} ${first.reason}`),
    });
    assert.deepEqual([...told], [`/log.ndjson:11 ${reason}`]);
  }
});
