/** The extension's manifest, as a text: of a key that stands twice, a merge's slip, all but the last would silently go. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { JsonObject } from '../../server/src/core/matcher/event.ts';
import { repeatedKey } from '../../server/src/core/matcher/repeated-key.ts';
import { repositoryRoot } from '../support/shared.ts';

test('no key of the manifest stands twice', () => {
  const text = readFileSync(join(repositoryRoot, 'package.json'), 'utf8');
  assert.equal(repeatedKey(text, JSON.parse(text) as JsonObject), undefined);
});
