/** Where the cases of a rule are looked for: the first of three folders that exists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FileSystem } from '../../server/src/core/cases/file-system.ts';
import { CaseFolderError, findCases } from '../../server/src/core/cases/find-cases.ts';
import { memoryFiles, type MemoryFiles } from './support.ts';

const RULE = '/repo/rules/linux/x.toml';
const BESIDE = '/repo/rules/linux/x.samples';
const IN_SAMPLES = '/repo/rules/linux/samples/x';

async function found(files: MemoryFiles, links: readonly string[] = [], rule = RULE) {
  const { cases, notes, searched, expectations } = await findCases(rule, memoryFiles(files, links));
  return { files: cases.map(({ file }) => file), notes, searched, expectations };
}

interface Place {
  readonly title: string;
  readonly files: MemoryFiles;
  readonly cases: readonly string[];
  readonly searched: readonly string[];
}

const PLACES: readonly Place[] = [
  {
    title: 'the folder beside the rule is first',
    files: { [`${BESIDE}/match.json`]: '', [`${IN_SAMPLES}/match.json`]: '', '/repo/rulewright.toml': '' },
    cases: [`${BESIDE}/match.json`],
    searched: [BESIDE],
  },
  {
    title: 'it counts, even when it holds no case',
    files: { [`${BESIDE}/README.md`]: '', [`${IN_SAMPLES}/match.json`]: '' },
    cases: [],
    searched: [BESIDE],
  },
  {
    title: 'then the folder of its name in `samples`',
    files: {
      [`${IN_SAMPLES}/match.json`]: '',
      '/repo/tests/cases/rules/linux/x/match.json': '',
      '/repo/rulewright.toml': '',
    },
    cases: [`${IN_SAMPLES}/match.json`],
    searched: [BESIDE, IN_SAMPLES],
  },
  {
    title: 'then `tests/cases` with the path of the rule, below the folder of a `rulewright.toml`',
    files: { '/repo/rulewright.toml': '', '/repo/tests/cases/rules/linux/x/match.json': '' },
    cases: ['/repo/tests/cases/rules/linux/x/match.json'],
    searched: [BESIDE, IN_SAMPLES, '/repo/tests/cases/rules/linux/x'],
  },
  {
    title: 'its key `cases` names another folder',
    files: {
      '/repo/rulewright.toml': 'cases = "etc/events/"',
      '/repo/etc/events/rules/linux/x/match.json': '',
    },
    cases: ['/repo/etc/events/rules/linux/x/match.json'],
    searched: [BESIDE, IN_SAMPLES, '/repo/etc/events/rules/linux/x'],
  },
  {
    title: 'which may lie above it',
    files: { '/repo/rulewright.toml': 'cases = "../events"', '/events/rules/linux/x/match.json': '' },
    cases: ['/events/rules/linux/x/match.json'],
    searched: [BESIDE, IN_SAMPLES, '/events/rules/linux/x'],
  },
  {
    title: 'the nearest `rulewright.toml` counts, also one beside the rule',
    files: {
      '/repo/rulewright.toml': 'cases = "far"',
      '/repo/rules/linux/rulewright.toml': 'cases = "near"',
      '/repo/rules/linux/near/x/match.json': '',
      '/repo/far/rules/linux/x/match.json': '',
    },
    cases: ['/repo/rules/linux/near/x/match.json'],
    searched: [BESIDE, IN_SAMPLES, '/repo/rules/linux/near/x'],
  },
  {
    title: 'one at the top of the file system',
    files: { '/rulewright.toml': '', '/tests/cases/repo/rules/linux/x/match.json': '' },
    cases: ['/tests/cases/repo/rules/linux/x/match.json'],
    searched: [BESIDE, IN_SAMPLES, '/tests/cases/repo/rules/linux/x'],
  },
  {
    title: 'without any there are two places',
    files: { '/repo/tests/cases/rules/linux/x/match.json': '' },
    cases: [],
    searched: [BESIDE, IN_SAMPLES],
  },
];

for (const { title, files, cases, searched } of PLACES) {
  test(title, async () => {
    const result = await found(files);
    assert.deepEqual(result.files, cases);
    assert.deepEqual(result.searched, searched);
    assert.deepEqual(result.notes, []);
  });
}

test('a rule file without the ending `.toml` has a folder of its whole name', async () => {
  const { files } = await found({ '/r/x.rule.samples/match.json': '' }, [], '/r/x.rule');
  assert.deepEqual(files, ['/r/x.rule.samples/match.json']);
});

test('cases in the order of their names, `expect.json` beside them, and what is no case', async () => {
  const { files, notes, expectations } = await found({
    [`${BESIDE}/no-match-b.ndjson.gz`]: '',
    [`${BESIDE}/match-a.json`]: '',
    [`${BESIDE}/events.json`]: '',
    [`${BESIDE}/match-notes.txt`]: '',
    [`${BESIDE}/expct.json`]: '',
    [`${BESIDE}/expect.json`]: '',
    [`${BESIDE}/history.json`]: '',
    [`${BESIDE}/match-folder.json/x`]: '',
    [`${BESIDE}/README.md`]: '',
  });
  assert.deepEqual(files, [`${BESIDE}/match-a.json`, `${BESIDE}/no-match-b.ndjson.gz`]);
  assert.equal(expectations, `${BESIDE}/expect.json`);
  assert.deepEqual(notes, [
    '`events.json` is no case: its name must start with `match`, `match-any` or `no-match`.',
    '`expct.json` is no case. Exact expectations stand in `expect.json`.',
    '`match-folder.json` is no case: it is a folder.',
    '`match-notes.txt` is no case: it must end in `.ndjson`, `.jsonl` or `.json`, each also with `.gz` or `.zst`.',
  ]);
});

test('a link that leads nowhere is a case that can not be read, not one that is not there', async () => {
  const link = `${BESIDE}/match-gone.json`;
  const { cases } = await findCases(RULE, memoryFiles({ [`${BESIDE}/README.md`]: '' }, [link]));
  assert.equal(cases.length, 1);
  assert.match(cases[0]?.problem ?? '', /link that leads nowhere/);
});

function refusing(folder: string, files: FileSystem): FileSystem {
  return {
    ...files,
    readDirectory: (location) =>
      location === folder ? Promise.reject(new Error('permission denied')) : files.readDirectory(location),
  };
}

test('a case folder that can not be listed is an error with its place', async () => {
  const files = refusing(BESIDE, memoryFiles({ [`${BESIDE}/match.json`]: '' }));
  await assert.rejects(findCases(RULE, files), (error) => {
    assert.ok(error instanceof CaseFolderError);
    assert.equal(error.location, BESIDE);
    assert.equal(error.message, 'permission denied');
    return true;
  });
});

test('folders above the rule need not be listed', async () => {
  const files = refusing('/repo', memoryFiles({ [RULE]: '', '/rulewright.toml': '' }));
  const { searched } = await findCases(RULE, files);
  assert.equal(searched.at(-1), '/tests/cases/repo/rules/linux/x');
});
