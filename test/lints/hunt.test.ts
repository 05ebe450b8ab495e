/** Hunting files are no rules: their queries are checked, and nothing is missed in them. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { repositoryRoot, sharedFolder, skipWithoutShared } from '../support/shared.ts';
import { lintContext } from './context.ts';

function found(text: string): readonly string[] {
  const { diagnostics, failures } = runLints(lintContext(text));
  assert.deepEqual(failures, []);
  return diagnostics.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
}

test('the sample has nothing to report', () => {
  assert.deepEqual(found(readFileSync(join(repositoryRoot, 'test/fixtures/queries/hunt.toml'), 'utf8')), []);
});

test('each query is checked in its language, in the order of the file, and TOML once', () => {
  const text = `[hunt]
name = "x"
name = "y"
query = [
  '''sql
from logs-* | where a = "b" | stats c = count(*) by d | keep e
''',
  "process where a == \\"\\\\q\\"",
  'a:(b',
  'select nothing from',
]
`;
  assert.deepEqual(found(text), [
    'toml-syntax: name',
    'esql-syntax: =',
    'unknown-column: e',
    'eql-syntax: \\\\q',
    'kql-syntax: (',
  ]);
});

test('a comment suppresses what stands below it', () => {
  const broken = `[hunt]\n# rulewright-ignore esql-syntax: on purpose\nquery = ["from a | wher b"]\n`;
  assert.deepEqual(found(broken), []);
  assert.deepEqual(found(broken.replace('on purpose', '').replace('rulewright-ignore', '')), [
    'esql-syntax: wher',
  ]);
});

test('half a file has no more to report than its own mistake', () => {
  assert.deepEqual(
    found(`[hunt]\nquery = ['''\nfrom a | wher\n`).filter((one) => !one.startsWith('toml-syntax')),
    [],
  );
});

const folder = sharedFolder('detection-rules', 'hunting');

/**
 * What is wrong in the published files. The first four are known (Elastic's own parser refuses them too); in the last a
 * backslash starts what is no escape in `"…"`: EsqlBaseLexer.g4 (`ESCAPE_SEQUENCE`) has `\\t`, `\\n`, `\\r`, `\\"` and `\\\\`
 * and lets no other backslash into such a string, in all versions of it that were looked at, so Elasticsearch refuses it.
 */
const BROKEN: Readonly<Record<string, readonly string[]>> = {
  'aws/queries/servicequotas_discovery_multi_region_get_service_quota_calls.toml': ['='],
  'azure/queries/entra_authentication_attempts_behind_rare_user_agents.toml': [')'],
  'okta/queries/credential_access_rapid_reset_password_requests_for_different_users.toml': ['by'],
  'windows/queries/execution_via_windows_scheduled_task_with_low_occurrence_frequency.toml': [')'],
  'azure/queries/aks_kubelet_proxy_command_execution_from_external_source.toml': ['\\?', '\\.', '\\.'],
};

test(
  'published hunting files: the broken queries are found, and nothing else',
  { skip: folder === undefined && skipWithoutShared },
  () => {
    const all: Record<string, readonly string[]> = {};
    for (const file of readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.toml')) continue;
      const reported = found(readFileSync(join(folder ?? '', file), 'utf8'));
      if (reported.length > 0) all[file] = reported;
    }
    assert.deepEqual(
      all,
      Object.fromEntries(
        Object.entries(BROKEN).map(([file, texts]) => [file, texts.map((text) => `esql-syntax: ${text}`)]),
      ),
    );
  },
);
