import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { parseKql } from '../../server/src/core/kql/parse.ts';
import { printKql } from '../../server/src/core/kql/print/print.ts';
import { corpusKqlQueries } from '../support/corpus-queries.ts';
import { shapeOf } from '../support/shape.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

test(
  'every published query is read without an error, and prints to the same tree, once and for all',
  { skip: sharedFolder('detection-rules') === undefined && skipWithoutShared },
  () => {
    let count = 0;
    for (const { file, query } of corpusKqlQueries()) {
      const { value, errors } = parseKql(query);
      assert.deepEqual(errors, [], file);
      const printed = printKql(query);
      assert.ok(printed !== undefined, file);
      assert.deepEqual(shapeOf(parseKql(printed).value), shapeOf(value), file);
      assert.equal(printKql(printed), printed, file);
      count++;
    }
    assert.equal(count, 801);
  },
);

interface ParseCase {
  readonly id: string;
  readonly kind: string;
  readonly query: string;
  readonly valid: boolean;
  /** Where Kibana says that it stopped. */
  readonly error_offset?: number;
}

const file = sharedFolder('kql-conformance', 'cases.json');

describe("Kibana's own cases", { skip: file === undefined && skipWithoutShared }, () => {
  const cases: readonly ParseCase[] = file === undefined ? [] : readCases(file);
  for (const { id, query, valid, error_offset: offset } of cases) {
    test(id, () => {
      const { errors } = parseKql(query);
      assert.equal(errors.length === 0, valid, JSON.stringify(errors));
      if (offset === undefined) return;
      // Kibana stops behind blanks; we mark the last word before them.
      const [first] = errors;
      assert.ok(first !== undefined && first.span.start <= offset);
      assert.equal(query.slice(first.span.end, offset).trim(), '');
    });
  }
  test('there are as many as there should be', () => {
    assert.equal(cases.length, 92);
  });
});

function readCases(path: string): readonly ParseCase[] {
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { readonly cases: readonly ParseCase[] };
  return cases.filter(({ kind }) => kind === 'parse');
}
