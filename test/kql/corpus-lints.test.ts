/** What the lints of KQL say about the published rules: each finding was looked at. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { LINTS } from '../../server/src/core/lints/index.ts';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { isDeprecated } from '../../server/src/core/rule/values.ts';
import { lintContext } from '../lints/context.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

const CODES = new Set([
  'kql-syntax',
  'negated-threat-mapping',
  'operator-as-text',
  'range-over-text',
  'unknown-value',
  'unreadable-value',
  'question-mark-in-value',
  'unknown-field',
  'unoptimized-query',
  'uppercase-keyword',
  'wildcard-in-quotes',
  'wrong-nesting',
]);

/** Code and file of every finding, with how many there are. */
const EXPECTED: Readonly<Record<string, number>> = {
  // A wildcard of EQL in a path.
  'question-mark-in-value hint defense_evasion_genai_config_modification.toml': 1,
  // The same in names of hosts.
  'question-mark-in-value hint command_and_control_unusual_network_connection_to_suspicious_web_service.toml': 4,
  // All patterns of the rule stand in quotes.
  'wildcard-in-quotes warning initial_access_splunk_postgres_recovery_body_injection.toml': 25,
};

const folders = ['rules', 'rules_building_block'].map((name) => sharedFolder('detection-rules', name));

test(
  'the slips in published rules are found, and nothing else',
  { skip: folders.includes(undefined) && skipWithoutShared },
  () => {
    const found: Record<string, number> = {};
    const lints = LINTS.filter(({ code }) => CODES.has(code));
    assert.equal(lints.length, CODES.size);
    let [rules, queries] = [0, 0];
    for (const file of folders.flatMap((folder) => tomlFiles(folder ?? ''))) {
      const context = lintContext(readFileSync(file, 'utf8'));
      const inKql = context.rule.queries.filter(({ language }) => language === 'kuery');
      if (inKql.length === 0 || isDeprecated(context.rule.metadata)) continue;
      queries += inKql.length;
      rules++;
      for (const { code, severity } of runLints(context, lints).diagnostics) {
        const key = `${code} ${severity} ${basename(file)}`;
        found[key] = (found[key] ?? 0) + 1;
      }
    }
    assert.deepEqual(found, EXPECTED);
    assert.ok(rules > 700);
    // Six rules have a query for indicators too.
    assert.equal(queries - rules, 6);
  },
);

function tomlFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.toml'))
    .map((name) => join(folder, name));
}
