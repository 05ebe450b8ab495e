/** The cases of the reference folder: Elasticsearch's verdicts are ours. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runSuites } from '../../scripts/conformance/run-suites.ts';
import { readSuites } from '../../scripts/conformance/suite.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

const folder = sharedFolder('eql-conformance');

test('all cases but the skipped ones pass', { skip: folder === undefined && skipWithoutShared }, () => {
  assert.ok(folder !== undefined);
  const { records, passed, skipped, failures } = runSuites(readSuites(folder).suites);
  assert.deepEqual(failures, []);
  assert.deepEqual({ records: records.length, passed, skipped }, { records: 569, passed: 569, skipped: 5 });
});
