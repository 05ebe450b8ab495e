/** What a `rulewright.toml` says, and what is wrong in it, at its line. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  nearestConfiguration,
  readConfiguration,
  type Configuration,
} from '../../server/src/core/cases/configuration.ts';
import { findCases } from '../../server/src/core/cases/find-cases.ts';
import { lines, memoryFiles, ruleText, service, type MemoryFiles } from './support.ts';

const FILE = '/repo/rulewright.toml';
const RULE = '/repo/rules/x.toml';
const DEFAULT = ['tests', 'cases'];

function read(text: string | Uint8Array): Promise<Configuration> {
  return readConfiguration(FILE, memoryFiles({ [FILE]: text }));
}

/** `line: message` */
async function faults(text: string | Uint8Array): Promise<readonly string[]> {
  const found = await read(text);
  return found.faults.map(({ line, message }) => `${String(line)}: ${message}`);
}

test('an empty file has the defaults', async () => {
  assert.deepEqual(await read(''), { location: FILE, cases: DEFAULT, leastCoverage: undefined, faults: [] });
});

for (const [title, text, percent, line] of [
  ['in a table', '# of all rules\n[coverage]\nminimum = 80\n', 80, 3],
  ['dotted, with a fraction', 'coverage.minimum = 92.5', 92.5, 1],
  ['in a table on one line', 'cases = "events"\ncoverage = { minimum = 100 }', 100, 2],
  ['none at all is a number too', '"coverage"."minimum" = 0', 0, 1],
] as const) {
  test(`the least coverage ${title}`, async () => {
    const { leastCoverage, faults: none } = await read(text);
    assert.deepEqual(leastCoverage, { percent, line });
    assert.deepEqual(none, []);
  });
}

test('keys that do not exist are told at their line, with the one that is meant', async () => {
  const text = `case = "events"
minimum = 80

[covrage]
minimum = 80

[coverage]
minimun = 80
"max" = 1
`;
  assert.deepEqual(await faults(text), [
    '1: There is no key `case` here. Did you mean `cases`?',
    '2: There is no key `minimum` here. Did you mean `coverage.minimum`?',
    '4: There is no key `covrage` here. Did you mean `coverage`?',
    '8: There is no key `coverage.minimun` here. Did you mean `coverage.minimum`?',
    '9: There is no key `coverage.max` here. The keys are `cases`, `coverage.minimum`.',
  ]);
});

const PERCENT = /^2: `coverage\.minimum` must be a number from 0 to 100, in per cent/;
const PATH = /^1: `cases` must be a relative path with `\/`, such as "tests\/cases", which is taken now\.$/;
for (const [title, text, message] of [
  ['a percentage above 100', '[coverage]\nminimum = 101', PERCENT],
  ['a negative one', '[coverage]\nminimum = -0.5', PERCENT],
  ['one that is no number', '[coverage]\nminimum = nan', PERCENT],
  ['one without end', '[coverage]\nminimum = inf', PERCENT],
  ['a percentage as text', '[coverage]\nminimum = "80 %"', PERCENT],
  ['a list of percentages', '[coverage]\nminimum = [80]', PERCENT],
  ['a percentage without its key', '\ncoverage = 80', /^2: `coverage` must be a table: `\[coverage\]`/],
  ['several tables', '[[coverage]]\nminimum = 80', /^1: `coverage` must be a table/],
  ['a date as table', 'coverage = 2026-03-01', /^1: `coverage` must be a table/],
  ['a number as folder', 'cases = 5', PATH],
  ['no folder at all', 'cases = ""', PATH],
  ['an absolute folder', 'cases = "/events"', PATH],
  ['a folder of Windows', 'cases = "C:/events"', PATH],
  ['backslashes', String.raw`cases = 'etc\events'`, PATH],
  ['a key without value', 'cases = "events"\n[coverage]\nminimum =', /^3: /],
  ['a string without end', 'cases = "events', /^1: /],
  ['a key twice', 'coverage.minimum = 5\ncoverage.minimum = 6', /^2: /],
] as const) {
  test(`${title} is told at its line, and has the default`, async () => {
    const found = await read(text);
    assert.deepEqual(found.cases, DEFAULT);
    assert.equal(found.leastCoverage, undefined);
    const [first = '', ...others] = await faults(text);
    assert.match(first, message);
    assert.deepEqual(others, []);
  });
}

test('a file that is no text, and one that can not be read', async () => {
  assert.match((await faults(new Uint8Array([0xff, 0xfe, 0x63, 0])))[0] ?? '', /UTF-16/);
  const gone = await readConfiguration(FILE, memoryFiles({}));
  assert.deepEqual(gone.faults, [{ line: undefined, message: "It can't be read: no such file or folder." }]);
});

test('hostile files are told, and soon', async () => {
  for (const text of ['['.repeat(100_000), `a = ${'['.repeat(50_000)}`, '\u0000', 'a.'.repeat(50_000), '"""'])
    assert.ok((await faults(text)).length > 0);
});

test('the nearest one counts, whole: keys of one above it do not', async () => {
  const files = memoryFiles({
    '/repo/rulewright.toml': 'cases = "far"\ncoverage.minimum = 90',
    '/repo/rules/rulewright.toml': 'cases = "near"',
  });
  assert.deepEqual(await nearestConfiguration('/repo/rules', files), {
    location: '/repo/rules/rulewright.toml',
    cases: ['near'],
    leastCoverage: undefined,
    faults: [],
  });
  assert.equal((await nearestConfiguration('/repo', files))?.leastCoverage?.percent, 90);
  assert.equal(await nearestConfiguration('/other', files), undefined);
});

async function run(files: MemoryFiles, configuration?: Configuration) {
  const rule = service.readRule(ruleText('process where process.name in ("apt", "dnf")'));
  const events = lines({ event: { category: 'process' }, process: { name: 'apt' } });
  const all = memoryFiles({ '/repo/rules/x.samples/match.json': events, ...files });
  return service.test(rule, RULE, all, { coverage: true, ...(configuration && { configuration }) });
}

test('a report has the configuration of its rule, also with its cases beside it', async () => {
  const report = await run({ [FILE]: '[coverage]\nminimum = 80' });
  assert.deepEqual(report.configuration?.leastCoverage, { percent: 80, line: 2 });
  assert.equal((await run({})).configuration, undefined);
});

test('a configuration that is given counts instead, with its folder', async () => {
  const given = await readConfiguration('/repo/ci/strict.toml', memoryFiles({ '/repo/ci/strict.toml': '' }));
  const report = await run({ [FILE]: 'coverage.minimum = 80' }, given);
  assert.equal(report.configuration?.location, '/repo/ci/strict.toml');
  const outside = await findCases(RULE, memoryFiles({}), () => Promise.resolve(given));
  assert.equal(outside.searched.length, 2);
  const root = { ...given, location: '/repo/strict.toml' };
  const below = await findCases(RULE, memoryFiles({}), () => Promise.resolve(root));
  assert.equal(below.searched[2], '/repo/tests/cases/rules/x');
});
