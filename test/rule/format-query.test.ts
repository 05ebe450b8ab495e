import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatQuery } from '../../server/src/core/rule/format-query.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { shapeOf } from '../support/shape.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

const HEAD = '[metadata]\n[rule]\ntype = "eql"\nlanguage = "eql"\n';

function formatted(text: string): string {
  const edit = formatQuery(readRule(text));
  return edit === undefined
    ? text
    : text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
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

test('other languages are left alone', () => {
  assert.equal(
    formatQuery(
      readRule(`[metadata]\n[rule]\ntype = "query"\nlanguage = "kuery"\nquery = 'a:1   and b:2'\n`),
    ),
    undefined,
  );
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
      if (formatQuery(rule) === undefined) continue;
      changed++;
      const after = readRule(formatted(text));
      assert.deepEqual(shapeOf(after.query?.eql), shapeOf(rule.query?.eql), file);
      assert.equal(formatQuery(after), undefined, `${file} changes again`);
      assert.deepEqual(after.tomlErrors, rule.tomlErrors, file);
    }
    assert.ok(changed > 900, `${changed} changed`);
  },
);
