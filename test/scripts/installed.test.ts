import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingPackages } from '../../scripts/setup/installed.mjs';

const locked = {
  '': { version: '0.1.0' },
  server: { version: '0.1.0' },
  'node_modules/@rulewright/server': { link: true },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/a/node_modules/b': { version: '2.0.0' },
  'node_modules/for-another-machine': { version: '3.0.0', optional: true },
};

test('complete: optional packages of other machines, links and the workspaces themselves may be absent', () => {
  const installed = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a/node_modules/b': { version: '2.0.0' },
  };
  assert.deepEqual(missingPackages(locked, installed), []);
});

test('a missing package and another version are found, an optional one in another version too', () => {
  const installed = {
    'node_modules/a': { version: '1.0.1' },
    'node_modules/for-another-machine': { version: '2.9.0' },
  };
  assert.deepEqual(missingPackages(locked, installed), [
    'node_modules/a',
    'node_modules/a/node_modules/b',
    'node_modules/for-another-machine',
  ]);
});
