/** Which rules a file of events is a case of. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulesOfCase } from '../../server/src/core/index.ts';
import { memoryFiles, type MemoryFiles } from './support.ts';

const FILES: MemoryFiles = {
  '/r/a.toml': '',
  '/r/a.samples/match.ndjson': '',
  '/r/a.samples/raw.ndjson': '',
  '/r/samples/a/match.ndjson': '',
  '/r/samples/b/match.json.gz': '',
  '/r/b.toml': '',
  '/r/gone.samples/match.ndjson': '',
  '/r/rulewright.toml': 'cases = "events"',
  '/r/deep/c.toml': '',
  '/r/events/deep/c/no-match-x.json': '',
};

test('beside the rule, in the shared folder, and where a configuration says', async () => {
  const files = memoryFiles(FILES);
  const expected: readonly (readonly [string, readonly string[]])[] = [
    ['/r/a.samples/match.ndjson', ['/r/a.toml']],
    ['/r/samples/b/match.json.gz', ['/r/b.toml']],
    ['/r/events/deep/c/no-match-x.json', ['/r/deep/c.toml']],
    // No name of a case; a folder behind another one; no rule; no such file.
    ['/r/a.samples/raw.ndjson', []],
    ['/r/samples/a/match.ndjson', []],
    ['/r/gone.samples/match.ndjson', []],
    ['/r/a.samples/match-2.ndjson', []],
    ['/elsewhere/match.ndjson', []],
  ];
  for (const [file, rules] of expected) assert.deepEqual(await rulesOfCase(file, files), rules, file);
});

test('a folder that can not be listed has no rules for us', async () => {
  const files = memoryFiles(FILES);
  const readDirectory = (): Promise<never> => Promise.reject(new Error('permission denied'));
  assert.deepEqual(await rulesOfCase('/r/a.samples/match.ndjson', { ...files, readDirectory }), []);
});
