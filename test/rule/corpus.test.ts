import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { isRule } from '../../server/src/core/rule/is-rule.ts';
import { looksLikeRule } from '../../server/src/core/rule/looks-like-rule.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

/** Folders below `../shared`, and whether their TOML files are detection rules. */
const FOLDERS: readonly (readonly [folder: string, rules: boolean])[] = [
  ['detection-rules/rules', true],
  ['detection-rules/rules_building_block', true],
  ['detection-rules/hunting', false],
  ['protections-artifacts/behavior', false],
];

describe('the published files', () => {
  for (const [name, expected] of FOLDERS) {
    const folder = sharedFolder(...name.split('/'));
    test(
      `${name} holds ${expected ? 'only rules' : 'no rule'}`,
      { skip: folder === undefined && skipWithoutShared },
      () => {
        const files = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' }).filter((file) =>
          file.endsWith('.toml'),
        );
        assert.ok(files.length > 0);
        for (const file of files) {
          const text = readFileSync(join(folder ?? '', file), 'utf8');
          assert.equal(looksLikeRule(text), expected, `${file}: the text`);
          assert.equal(isRule(readToml(text).value), expected, `${file}: the tree`);
        }
      },
    );
  }
});
