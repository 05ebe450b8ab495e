/** What stands at the cursor (`$0`), and which table a line written there adds to. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryAt, nodeAt, tomlPathAt } from '../../server/src/core/toml/path.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import type { TomlTable } from '../../server/src/core/toml/ast.ts';
import { parseMarkers } from '../support/markers.ts';

/** `table`: the names of the keys that the table has, to tell it from the others. */
const TABLE: readonly (readonly [
  title: string,
  fixture: string,
  part: string,
  path: string,
  keys: string,
])[] = [
  ['an empty file', '$0', 'gap', '', ''],
  ['a key at the top', 'a$0 = 1\n[b]\nc = 2', 'key', 'a', 'a b'],
  ['before a key', '$0a = 1', 'key', 'a', 'a'],
  ['a key below a header', 'a = 1\n[b]\nc$0 = 2', 'key', 'b.c', 'c'],
  ['a number', '[b]\nc = 2$0', 'value', 'b.c', 'c'],
  ['in a string', '[b]\nc = "x$0y"', 'value', 'b.c', 'c'],
  ['in a string over lines', "[b]\nc = '''\nx\n$0\n'''\nd = 1", 'value', 'b.c', 'c d'],
  ['in an unclosed string', "[b]\nc = '''\nx$0\n\n[d]", 'value', 'b.c', 'c'],
  ['in a key that is quoted', '[b]\n"c $0d" = 1', 'key', 'b.c d', 'c d'],
  ['in the first part of a dotted key', 'a$0.b.c = 1', 'key', 'a', 'a'],
  ['in the middle', 'a.b$0.c = 1', 'key', 'a.b', 'a'],
  ['a value behind a dotted key', 'a.b.c = $01', 'value', 'a.b.c', 'a'],
  ['between a key and its value', 'a $0= 1', 'gap', 'a', 'a'],
  ['where a value is missing', '[b]\nc = $0\n[d]', 'value', 'b.c', 'c'],
  ['a key without a value', '[b]\nc$0\n[d]', 'key', 'b.c', 'c'],
  ['behind a value', 'a = 1 $0', 'gap', '', 'a'],
  ['in a comment', '[b]\nc = 1 # $0', 'gap', 'b', 'c'],
  ['on a line of its own', '[b]\nc = 1\n$0\n[d]\ne = 2', 'gap', 'b', 'c'],
  ['above all headers', 'a = 1\n$0\n[b]', 'gap', '', 'a b'],
  ['below all', '[b]\nc = 1\n\n$0', 'gap', 'b', 'c'],
  ['an item of an array', 'a = [1, 2$0, 3]', 'value', 'a.1', 'a'],
  ['between items of an array', 'a = [1,  $0  3]', 'value', 'a', 'a'],
  ['in an empty array', 'a = [$0]', 'value', 'a', 'a'],
  ['an array in an array', 'a = [[1], [2, [$03]]]', 'value', 'a.1.1.0', 'a'],
  ['a value of an inline table', 'a = { b = 1, c.d = "$0x" }', 'value', 'a.c.d', 'b c'],
  ['a key of an inline table', 'a = [{ b = 1, c$0 = 2 }]', 'key', 'a.0.c', 'b c'],
  ['between pairs of an inline table', 'a = { b = 1,  $0  c = 2 }', 'value', 'a', 'b c'],
  ['behind an inline table', 'a = { b = 1 }$0', 'value', 'a', 'a'],
  ['in a header', '[a.b$0.c]\nd = 1', 'header', 'a.b', 'd'],
  ['in the last part of a header', '[a.b.c$0]\nd = 1', 'header', 'a.b.c', 'd'],
  ['behind a header', '[a.b]$0\nd = 1', 'header', 'a.b', 'd'],
  ['before a header', 'x = 1\n$0[a]\nd = 1', 'header', 'a', 'x a'],
  ['an array of tables', '[[a]]\n[[a]]\nb = $01', 'value', 'a.1.b', 'b'],
  ['in the header of an array of tables', '[[a]]\n[[a$0]]\nb = 1', 'header', 'a.1', 'b'],
  ['below an array of tables', '[[a]]\n[a.b]\nc = 1\n[[a]]\n[a.b]\nc$0 = 2', 'key', 'a.1.b.c', 'c'],
  ['a part of a header that is an array', '[[a]]\n[[a]]\n[a$0.b]\nc = 1', 'header', 'a.1', 'c'],
  ['a header that is being typed', '[a]\nb = 1\n[a.x$0\nc = 1', 'header', 'a.x', 'c'],
  ['a table that stands twice', '[a]\nb = 1\n[c]\n[a]\nb = $02', 'value', 'a.b', 'b'],
  ['a blank line below the second', '[a]\nb = 1\n[c]\n[a]\n$0', 'gap', 'a', 'b'],
  ['a key that stands twice', 'a = 1\na = [2, $03]', 'value', 'a.1', 'a'],
  ['a suspected key', "a = '''\nx\n[b]\nc = $01", 'value', 'b.c', 'c'],
];

for (const [title, fixture, part, path, keys] of TABLE) {
  test(title, () => {
    const { text, cursor = -1 } = parseMarkers(fixture);
    const { value } = readToml(text);
    const place = tomlPathAt(value, cursor);
    assert.equal(place.part, part);
    assert.equal(place.steps.map((step) => step.name).join('.'), path);
    assert.equal(names(place.table), keys);
    checkSteps(text, place.steps);
  });
}

function names(table: TomlTable): string {
  return [...table.entries.keys()].join(' ');
}

/** Each step leads from the node before it, and its key is written with its name. */
function checkSteps(text: string, steps: ReturnType<typeof tomlPathAt>['steps']): void {
  for (const { name, key, node } of steps) {
    assert.equal(key === undefined, typeof name === 'number');
    if (key !== undefined) assert.ok(text.slice(key.start, key.end).includes(String(name)));
    assert.ok(node !== undefined);
  }
}

test('a place under a header that TOML refuses has names, but no nodes of the tree', () => {
  const text = 'a = 1\n[a]\nb = 2';
  const place = tomlPathAt(readToml(text).value, text.length);
  assert.deepEqual(
    place.steps.map(({ name, node }) => [name, node?.kind]),
    [
      ['a', undefined],
      ['b', 'integer'],
    ],
  );
});

test('values and entries are found by their path', () => {
  const { root } = readToml('[[a]]\nb = [{ c = 1 }]').value;
  assert.equal(nodeAt(root, []), root);
  assert.equal(nodeAt(root, ['a', 0, 'b', 0, 'c'])?.kind, 'integer');
  assert.equal(nodeAt(root, ['a', 1]), undefined);
  assert.equal(nodeAt(root, ['a', 'b']), undefined);
  assert.equal(nodeAt(root, [0]), undefined);
  assert.equal(nodeAt(root, ['a', 0, 'b', 0, 'c', 'd']), undefined);
  assert.equal(entryAt(root, ['a', 0, 'b'])?.name, 'b');
  assert.equal(entryAt(root, ['a', 0]), undefined);
  assert.equal(entryAt(root, ['x', 'y']), undefined);
  assert.equal(entryAt(root, []), undefined);
});
