/** The published queries are read without an error, and their trees keep to their text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corpusQueries } from '../support/corpus-queries.ts';
import { skipWithoutShared } from '../support/shared.ts';
import { checkInvariants, checkRelexing } from './invariants.ts';

const QUERIES = corpusQueries();
const skip = QUERIES.length === 0 && skipWithoutShared;

test('no published query has an error', { skip }, () => {
  assert.equal(QUERIES.length, 1081);
  for (const { file, query } of QUERIES) {
    const { errors } = checkInvariants(query);
    assert.deepEqual(errors, [], file);
    checkRelexing(query);
  }
});
