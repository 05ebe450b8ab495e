/** The order of versions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions } from '../../server/src/core/condition/versions.ts';

test('each stands before the next', () => {
  const ascending = [
    '0',
    '0.9',
    '1.0.0-1',
    '1.0.0-2',
    '1.0.0-11',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-beta',
    '1.0.0',
    '1.0.0+build',
    '1.2',
    '1.2.0',
    '1.9.9',
    '1.10',
    '2',
    '100000000000000000000',
    // Invalid ones stand behind all valid ones, the empty one first.
    '',
    '1.2.',
    'v1',
  ];
  for (const [index, a] of ascending.entries()) {
    for (const [other, b] of ascending.entries())
      assert.equal(Math.sign(compareVersions(a, b)), Math.sign(index - other), `${a} and ${b}`);
  }
});
