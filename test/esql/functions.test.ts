import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ESQL_COMMANDS, esqlCommand } from '../../server/src/core/esql/commands/index.ts';
import { argumentCount, signatureOf } from '../../server/src/core/esql/functions/function.ts';
import {
  ESQL_FUNCTIONS,
  EXPLAINED_FUNCTIONS,
  esqlFunction,
} from '../../server/src/core/esql/functions/index.ts';
import { OTHER_FUNCTIONS } from '../../server/src/core/esql/functions/others.ts';
import { parseEsql } from '../../server/src/core/esql/parse.ts';
import { walkEsql } from '../../server/src/core/esql/walk.ts';
import { corpusEsqlQueries } from '../support/corpus-queries.ts';
import { repositoryRoot, sharedFolder, skipWithoutShared } from '../support/shared.ts';

test('functions are sorted, each has one name and one file', () => {
  for (const list of [EXPLAINED_FUNCTIONS, OTHER_FUNCTIONS]) {
    const names = list.map(({ name }) => name);
    assert.deepEqual(names, names.toSorted());
  }
  const names = ESQL_FUNCTIONS.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  assert.equal(new Set(names).size, names.length);
  const files = readdirSync(join(repositoryRoot, 'server/src/core/esql/functions'))
    .map((file) => file.replace('.ts', '').replaceAll('-', '_'))
    .filter((file) => !['function', 'index', 'others'].includes(file));
  assert.deepEqual(files.toSorted(), EXPLAINED_FUNCTIONS.map(({ name }) => name).toSorted());
});

describe('the example of a function is a right query that calls it as it may be called', () => {
  for (const { name, example = '', doc } of EXPLAINED_FUNCTIONS) {
    test(name, () => {
      assert.match(doc ?? '', /^[A-Z`][^\n]*\.$/);
      const [use = ''] = example.split(' → ');
      const { value, errors } = parseEsql(`from x | ${use.startsWith('STATS') ? use : `eval a = ${use}`}`);
      assert.deepEqual(errors, []);
      let isCalled = false;
      walkEsql(value, (node) => {
        const fn = node.kind === 'call' ? esqlFunction(node.name) : undefined;
        if (node.kind !== 'call' || fn?.name !== name) return;
        isCalled = true;
        const { least, most } = argumentCount(fn);
        assert.ok(node.args.length >= least && node.args.length <= most, example);
      });
      assert.ok(isCalled, example);
    });
  }
});

test('signatures, arguments, and names in any case', () => {
  const told = (name: string): readonly unknown[] => {
    const fn = esqlFunction(name);
    assert.ok(fn !== undefined, name);
    return [signatureOf(fn), ...Object.values(argumentCount(fn))];
  };
  assert.deepEqual(told('Substring'), ['SUBSTRING(string, start[, length])', 2, 3]);
  assert.deepEqual(told('to_int'), ['TO_INTEGER(field[, base])', 1, 2]);
  assert.deepEqual(told('cidr_match'), ['CIDR_MATCH(ip, block…)', 2, Infinity]);
  assert.deepEqual(told('coalesce'), ['COALESCE(first[, rest…])', 1, Infinity]);
  assert.deepEqual(told('now'), ['NOW()', 0, 0]);
  assert.deepEqual(told('atan2'), ['ATAN2(y_coordinate, x_coordinate)', 2, 2]);
  assert.equal(esqlFunction('nosuch'), undefined);
});

test('commands are sorted and found in every spelling', () => {
  const names = ESQL_COMMANDS.map(({ name }) => name);
  assert.deepEqual(names, names.toSorted());
  assert.equal(esqlCommand('INLINE  STATS')?.name, 'inline stats');
  assert.equal(esqlCommand('inlinestats')?.name, 'inline stats');
  assert.equal(esqlCommand('Lookup Join')?.name, 'lookup join');
});

test(
  'every function of the published queries is explained',
  { skip: sharedFolder('detection-rules') === undefined && skipWithoutShared },
  () => {
    const unexplained = new Set<string>();
    for (const { query } of corpusEsqlQueries()) {
      walkEsql(parseEsql(query).value, (node) => {
        if (node.kind === 'call' && esqlFunction(node.name)?.doc === undefined) unexplained.add(node.name);
      });
    }
    assert.deepEqual([...unexplained], []);
  },
);
