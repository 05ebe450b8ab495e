/** The grammar of right queries against the tolerant reader: what either takes without a fault, both read as the same tree. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkStructure } from '../../server/src/core/eql/check-structure.ts';
import { validateGrammar } from '../../server/src/core/eql/grammar/grammar.ts';
import { readRightExpression, readRightQuery } from '../../server/src/core/eql/grammar/read-right.ts';
import { scan } from '../../server/src/core/eql/lexer/scan.ts';
import { readTolerantly } from '../../server/src/core/eql/parse.ts';
import { corpusQueries } from '../support/corpus-queries.ts';
import { repositoryRoot, sharedFolder, skipWithoutShared } from '../support/shared.ts';

test("chevrotain's own checks find nothing wrong with the grammar", () => {
  assert.doesNotThrow(validateGrammar);
});

/** Beyond the grammar stand numbers of terms and keys, and pipes (`check-structure.ts`). */
function check(query: string): void {
  const { tokens, faults } = scan(query);
  const right = faults.length === 0 ? readRightQuery(query, tokens) : undefined;
  const tolerant = readTolerantly(query);
  if (right === undefined) {
    assert.notEqual(tolerant.errors.length, 0, `the grammar refuses ${query}`);
    return;
  }
  assert.deepEqual(right, tolerant.value, query);
  const messages = tolerant.errors.map(({ message }) => message);
  assert.deepEqual(
    messages.sort(),
    checkStructure(right)
      .map(({ message }) => message)
      .sort(),
    query,
  );
}

const RIGHT = [
  'process where true',
  'any where not not a == 1 and - - 2 < b or (c and (d))',
  '"a \\"b\\" \\u{1f4a9}" where `x``y`.z.`w` : ("*", """raw "q" """) and ?f like~ "a?"',
  'file where a not in (1, 2 + 3, null) and b in~ ("x",) == false'.replace('("x",)', '("x")'),
  'network where concat(a, "b", length(c)) == "d" and CIDRMatch(ip, "::1") and f() == 1.5e3 and x regex "a.*"',
  'sequence by a, ?b.c with maxspan=5m [x where true] by d with runs=3 ![y where e != .5] by f until [z where false] by g | head 5 | tail 2 + 1',
  'sequence [x where true] [y where true]',
  'sample by a [x where true] [y where true] [z where true]',
  '/* c */ process // d\n where a == 9223372036854775808 and b >= 2147483648',
];
for (const query of RIGHT) {
  test(`a right query: ${query.slice(0, 60)}`, () => {
    assert.notEqual(readRightQuery(query, scan(query).tokens), undefined);
    check(query);
  });
}

const WRONG = [
  'process where a == "C:\\W"',
  'process where name in ()',
  'sequence with maxspan=5x [a where true] [b where true]',
  'sequence with maxspan=0s [a where true] [b where true]',
  'sequence [a where true] with runs=101',
  'process where a = 1',
  'process where a == 1e999',
  'process where a : b',
  'process where 1 < a < 3',
  'process',
];
for (const query of WRONG) {
  test(`left to the tolerant reader: ${query}`, () => {
    assert.equal(readRightQuery(query, scan(query).tokens), undefined);
    assert.notEqual(readTolerantly(query).errors.length, 0);
  });
}

test('an expression by itself', () => {
  const { tokens } = scan('length(a) > 3');
  assert.equal(readRightExpression('length(a) > 3', tokens)?.kind, 'comparison');
});

test('every prefix of the sample queries, and each without one of its tokens', () => {
  const folder = join(repositoryRoot, 'samples/rules');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.toml'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  for (const text of texts) {
    const query = /query = '''\n([^]*?)'''/.exec(text)?.[1];
    assert.ok(query !== undefined);
    check(query);
    const { tokens } = scan(query);
    for (const { start, end } of tokens) {
      check(query.slice(0, end));
      check(query.slice(0, start) + query.slice(end));
    }
  }
});

test(
  'every published query',
  { skip: sharedFolder('detection-rules') === undefined && skipWithoutShared },
  () => {
    for (const { query } of corpusQueries()) check(query);
  },
);
