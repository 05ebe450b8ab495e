/** What the lints say about the published ES|QL rules: each finding was looked at. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { isDeprecated } from '../../server/src/core/rule/values.ts';
import { lintContext } from '../lints/context.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

/** Code and file of every error and warning, with how many there are. All are fields that integrations have got since our table. */
const EXPECTED: Readonly<Record<string, number>> = {
  'unknown-field warning collection_onedrive_excessive_file_downloads.toml': 1,
  'unknown-field warning credential_access_adcs_certificate_identity_transposition.toml': 1,
  'unknown-field warning credential_access_multiple_device_token_hashes_for_single_okta_session.toml': 1,
  'unknown-field warning credential_access_okta_aitm_session_cookie_replay.toml': 2,
  'unknown-field warning persistence_sensitive_role_creation_or_modification.toml': 3,
};

const folders = ['rules', 'rules_building_block'].map((name) => sharedFolder('detection-rules', name));

test(
  'published ES|QL rules have no error, and no warning but for fields that our tables lack',
  { skip: folders.includes(undefined) && skipWithoutShared },
  () => {
    const found: Record<string, number> = {};
    let rules = 0;
    for (const file of folders.flatMap((folder) => tomlFiles(folder ?? ''))) {
      const text = readFileSync(file, 'utf8');
      if (!text.includes('language = "esql"')) continue;
      const context = lintContext(text);
      if (isDeprecated(context.rule.metadata)) continue;
      rules++;
      for (const { code, severity } of runLints(context).diagnostics) {
        if (severity !== 'error' && severity !== 'warning') continue;
        const key = `${code} ${severity} ${basename(file)}`;
        found[key] = (found[key] ?? 0) + 1;
      }
    }
    assert.deepEqual(found, EXPECTED);
    assert.equal(rules, 209);
  },
);

function tomlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.toml'))
    .map((name) => join(folder, name));
}
