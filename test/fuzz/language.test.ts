/** The lexer, the parser, the checks and the formatter of EQL over nonsense and over right queries. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexEql } from '../../server/src/core/eql/lex.ts';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { printEql } from '../../server/src/core/eql/print/print.ts';
import { checkInvariants, checkRelexing, checkTokens } from '../eql/invariants.ts';
import { OWN_QUERIES, sampleQueries } from '../support/own-queries.ts';
import { shapeOf } from '../support/shape.ts';
import { rightQuery } from './right-queries.ts';
import { runFuzz, type Below } from './run-fuzz.ts';
import { anyCharacters, repetition, slips, soup } from './texts.ts';

const shown = (text: string): string => JSON.stringify(text.length > 500 ? `${text.slice(0, 500)}…` : text);

/** Reads the text; what always holds does, and a right one is laid out without a change of its meaning. */
function checkText(text: string): void {
  const { value, errors } = checkInvariants(text);
  const printed = printEql(text);
  if (errors.length > 0) {
    assert.equal(printed, undefined, 'a broken query has a layout');
    return;
  }
  checkRelexing(text);
  assert.ok(printed !== undefined, 'a right query has no layout');
  assert.equal(printEql(printed), printed, 'laying it out twice differs');
  assert.deepEqual(shapeOf(parseEql(printed).value), shapeOf(value), 'its layout means something else');
  assert.equal(commentsOf(printed), commentsOf(text), 'a comment is lost');
}

function commentsOf(text: string): number {
  return lexEql(text).filter(({ kind }) => kind === 'comment').length;
}

function checkRight(text: string): void {
  assert.deepEqual(parseEql(text).errors, [], 'a right query has errors');
  checkText(text);
}

const queries = [...sampleQueries(), ...OWN_QUERIES];

interface Row {
  readonly title: string;
  readonly count: number;
  readonly generate: (below: Below) => string;
  readonly check: (text: string) => void;
}

const ROWS: readonly Row[] = [
  { title: 'tokens of any characters', count: 20_000, generate: anyCharacters, check: checkTokens },
  { title: 'tokens of slips', count: 5_000, generate: (below) => slips(below, queries), check: checkTokens },
  { title: 'any characters', count: 10_000, generate: anyCharacters, check: checkText },
  { title: 'soups of tokens', count: 25_000, generate: soup, check: checkText },
  { title: 'repetitions', count: 1_000, generate: repetition, check: checkText },
  {
    title: 'queries with slips',
    count: 5_000,
    generate: (below) => slips(below, queries),
    check: checkText,
  },
  {
    title: 'right queries with slips',
    count: 5_000,
    generate: (below) => slips(below, [rightQuery(below)]),
    check: checkText,
  },
  { title: 'right queries', count: 14_000, generate: rightQuery, check: checkRight },
];

describe('EQL', () => {
  let total = 0;
  for (const [index, { title, count, generate, check }] of ROWS.entries()) {
    test(title, (context) => {
      total += runFuzz(context, { count, seed: 20240611 + index, generate, check, shown });
    });
  }

  test('85,000 inputs were read', () => {
    assert.equal(total, 85_000);
  });
});
