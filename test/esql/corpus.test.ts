import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import parseToml from '@iarna/toml/parse-string.js';
import { parseEsql } from '../../server/src/core/esql/parse.ts';
import { corpusEsqlQueries } from '../support/corpus-queries.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';
import { checkSound } from './check.ts';

const skip = sharedFolder('detection-rules') === undefined && skipWithoutShared;

test('every published query is read without an error, and no command of it is passed over', { skip }, () => {
  const queries = corpusEsqlQueries();
  for (const { file, query } of queries) {
    const { value, errors } = checkSound(query);
    assert.deepEqual(errors, [], file);
    const unread = value.commands.filter(({ kind, broken }) => kind === 'opaque' || broken);
    assert.deepEqual(unread, [], file);
  }
  assert.equal(queries.length, 212);
});

test('every prefix of some published queries is read', { skip }, () => {
  for (const { query } of corpusEsqlQueries().filter((_, index) => index % 30 === 0)) {
    const text = query.slice(0, 1500);
    for (let at = 0; at <= text.length; at++) checkSound(text.slice(0, at));
  }
});

/** Queries of the published hunts that Elasticsearch refuses, and where. */
const BROKEN: readonly (readonly [file: string, place: string, message: string])[] = [
  ['aws/queries/servicequotas_discovery_multi_region_get_service_quota_calls.toml', '=', '`==`'],
  [
    'azure/queries/entra_authentication_attempts_behind_rare_user_agents.toml',
    ')',
    'behind `or`, before `)`',
  ],
  [
    'okta/queries/credential_access_rapid_reset_password_requests_for_different_users.toml',
    'by',
    'behind `=`',
  ],
  [
    'windows/queries/execution_via_windows_scheduled_task_with_low_occurrence_frequency.toml',
    ')',
    'behind `-`',
  ],
];

test('the broken queries of the published hunts have one error each, at its place', { skip }, () => {
  for (const [file, place, message] of BROKEN) {
    const path = join(sharedFolder('detection-rules', 'hunting') ?? '', file);
    const { hunt } = parseToml(readFileSync(path, 'utf8')) as { hunt: { query: readonly string[] } };
    const found = hunt.query.flatMap((text) => parseEsql(text).errors.map((error) => ({ text, error })));
    assert.equal(found.length, 1, file);
    const [{ text, error } = { text: '', error: undefined }] = found;
    assert.equal(text.slice(error?.span.start, error?.span.end), place, file);
    assert.ok(error?.message.includes(message), error?.message);
  }
});
