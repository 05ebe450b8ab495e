/** Published queries run over real events; `run-corpus.ts` runs all over all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { corpusQueries } from '../support/corpus-queries.ts';
import { skipWithoutShared } from '../support/shared.ts';
import { knownMapping, resultCount, windowsEvents } from './corpus-run.ts';

/** Odd, so that the sample has no rhythm of its own. */
const EVERY = 13;

const queries = corpusQueries();
const all = windowsEvents();
const skip = (queries.length === 0 || all.length === 0) && skipWithoutShared;

test(`each published query runs over every ${String(EVERY)}th real event without a fault`, { skip }, () => {
  const events = all.filter((_event, index) => index % EVERY === 0);
  const mapping = knownMapping(events);
  const counts = queries.map((one) => resultCount(one, mapping, events));
  assert.equal(counts.length, 1081);
  assert.ok(counts.some((count) => count > 0));
});
