/** A query while it is typed: each prefix is read, and so is each query with a hole. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexEql } from '../../server/src/core/eql/lex.ts';
import { OWN_QUERIES, sampleQueries } from '../support/own-queries.ts';
import { checkInvariants } from './invariants.ts';

/** Of a prefix its brackets are open, its end is unfinished, and a sequence may lack event queries: no more is wrong. */
function mostErrors(prefix: string): number {
  const tokens = lexEql(prefix);
  const count = (...texts: readonly string[]): number =>
    tokens.filter(({ text }) => texts.includes(text)).length;
  return count('(') - count(')') + count('[', '![') - count(']') + 2;
}

describe('while a query is typed', () => {
  for (const [index, query] of [...sampleQueries(), ...OWN_QUERIES].entries()) {
    test(`query ${String(index + 1)}`, () => {
      assert.deepEqual(checkInvariants(query).errors, []);
      for (let end = 0; end < query.length; end++) {
        const prefix = query.slice(0, end);
        const { errors } = checkInvariants(prefix);
        assert.ok(
          errors.length <= mostErrors(prefix),
          `${JSON.stringify(prefix)}: ${JSON.stringify(errors)}`,
        );
      }
    });
  }
});

describe('with a hole in it', () => {
  for (const [index, query] of OWN_QUERIES.entries()) {
    test(`query ${String(index + 1)}`, () => {
      for (let start = 0; start < query.length; start++) {
        checkInvariants(query.slice(0, start) + query.slice(start + 1));
        checkInvariants(query.slice(0, start) + query.slice(start + 7));
      }
    });
  }
});
