import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatQueries } from '../../server/src/core/rule/format-query.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { shapeOf } from '../support/shape.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

const HEAD = '[metadata]\n[rule]\ntype = "eql"\nlanguage = "eql"\n';

function formatted(text: string): string {
  return formatQueries(readRule(text)).reduceRight(
    (all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end),
    text,
  );
}

/** A rule whose `query` is written as given, and as it is afterwards; formatting that once more changes nothing. */
function check(title: string, before: string, after: string): void {
  test(title, () => {
    const result = formatted(`${HEAD}query = ${before}\nname = "x" # y\n`);
    assert.equal(result, `${HEAD}query = ${after}\nname = "x" # y\n`);
    assert.equal(formatted(result), result);
  });
}

const LONG = [
  'alpha.beta.gamma == "aaaaaaaaaaaa"',
  'alpha.beta.delta == "bbbbbbbbbbbb"',
  'alpha.beta.epsilon == "c"',
];

check(
  'a multi-line literal',
  `'''\n  process where ${LONG.join('\n   and ')} '''`,
  `'''\nprocess where\n  ${LONG.join(' and\n  ')}\n'''`,
);
check(
  'a query that does not fit on the line of its quotes goes below them',
  `'''any where ${LONG.join(' and ')}'''`,
  `'''\nany where\n  ${LONG.join(' and\n  ')}\n'''`,
);
check('on the line of its quotes', `'''any where  a==1'''`, `'''any where a == 1'''`);
check(
  'a multi-line basic string keeps its escapes',
  '"""\nany where a=="C:\\\\\\\\d" and b==1"""',
  '"""\nany where a == "C:\\\\\\\\d" and b == 1\n"""',
);
check(
  'a basic string stays on its line',
  `"any where a==\\"x\\" and ${LONG.join(' and ').replaceAll('"', '\\"')}"`,
  `"any where a == \\"x\\" and ${LONG.join(' and ').replaceAll('"', '\\"')}"`,
);
check('a literal string stays on its line', `'any where a=="x"'`, `'any where a == "x"'`);
check('a query with an error is left alone', `'''any where a=='''`, `'''any where a=='''`);

test('line ends of the file are kept', () => {
  const text = `${HEAD}query = '''\nsequence [a where true] [b where true]'''\n`.replaceAll('\n', '\r\n');
  assert.match(formatted(text), /'''\r\nsequence\r\n {2}\[a where true\]\r\n {2}\[b where true\]\r\n'''/);
});

test('KQL', () => {
  const check = (before: string, after: string): void => {
    const rule = (query: string): string =>
      `[metadata]\n[rule]\ntype = "query"\nlanguage = "kuery"\nquery = ${query}\n`;
    assert.equal(formatted(rule(before)), rule(after));
    assert.equal(formatted(rule(after)), rule(after));
  };
  check(`'a:1   AND b :2'`, `'a:1 and b:2'`);
  check(`"a: \\"x\\"   or b:2"`, `"a:\\"x\\" or b:2"`);
  check(`'''\na:1   and b:2'''`, `'''\na:1 and b:2\n'''`);
  const long = [
    'alpha.beta.gamma:aaaaaaaaaaaaaaaaaaaaaaaaaa',
    'alpha.beta.delta:bbbbbbbbbbbbbbbbb',
    'not (a:1 or b:2)',
  ];
  check(`'''${long.join(' and ')} and c>3'''`, `'''\n${long.join(' and\n')} and\nc > 3\n'''`);
  // A line end behind the last word would make it an operator.
  check(`'''\na:1   and b:whynot'''`, `'''\na:1 and b:whynot'''`);
  check(`'''\na: and  b:2\n'''`, `'''\na: and  b:2\n'''`);
});

test('the query for indicators is laid out too', () => {
  const rule = (query: string, threats: string): string =>
    `[rule]\ntype = "threat_match"\nlanguage = "kuery"\nthreat_query = ${threats}\nquery = ${query}\n`;
  assert.equal(
    formatted(rule(`'''\nsource.ip : *\n'''`, `"event.kind : enrichment  AND a:\\"b\\""`)),
    rule(`'''\nsource.ip:*\n'''`, `"event.kind:enrichment and a:\\"b\\""`),
  );
});

test('other languages are left alone', () => {
  const rule = `[metadata]\n[rule]\ntype = "query"\nlanguage = "lucene"\nquery = 'a:1   AND b:2'\n`;
  assert.deepEqual(formatQueries(readRule(rule)), []);
});

test(
  'every published rule keeps its values',
  { skip: sharedFolder('detection-rules', 'rules') === undefined && skipWithoutShared },
  () => {
    const root = sharedFolder('detection-rules', 'rules') ?? '';
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.toml'),
    );
    let changed = 0;
    for (const file of files) {
      const text = readFileSync(join(root, file), 'utf8');
      const rule = readRule(text);
      if (formatQueries(rule).length === 0) continue;
      changed++;
      const after = readRule(formatted(text));
      assert.equal(after.queries.length, rule.queries.length, file);
      for (const [index, { eql, kql }] of rule.queries.entries()) {
        assert.deepEqual(shapeOf(after.queries[index]?.eql), shapeOf(eql), file);
        assert.deepEqual(shapeOf(after.queries[index]?.kql), shapeOf(kql), file);
      }
      assert.deepEqual(formatQueries(after), [], `${file} changes again`);
      assert.deepEqual(after.tomlErrors, rule.tomlErrors, file);
    }
    assert.ok(changed > 1500, `${changed} changed`);
  },
);
