import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { isDeprecated } from '../../server/src/core/rule/values.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';
import { lintContext } from './context.ts';

const folders = ['rules', 'rules_building_block'].map((name) => sharedFolder('detection-rules', name));
const skip = folders.includes(undefined) && skipWithoutShared;

test('a published rule has no error, and no lint fails on any', { skip }, () => {
  const errors: string[] = [];
  let rules = 0;
  for (const file of folders.flatMap((folder) => tomlFiles(folder ?? ''))) {
    rules++;
    const context = lintContext(readFileSync(file, 'utf8'));
    const { diagnostics, failures } = runLints(context);
    assert.deepEqual(failures, [], file);
    if (isDeprecated(context.rule.metadata)) continue;
    for (const { code, severity, message } of diagnostics) {
      if (severity === 'error') errors.push(`${file}: ${code}: ${message}`);
    }
  }
  assert.deepEqual(errors, []);
  assert.equal(rules, 2192);
});

function tomlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.toml'))
    .map((name) => join(folder, name));
}
