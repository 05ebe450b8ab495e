/** Where keys, headers, tables and values stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textOf } from '../../server/src/core/text/span.ts';
import type { TomlNode, TomlTable } from '../../server/src/core/toml/ast.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { nodeAt } from '../../server/src/core/toml/path.ts';

const TEXT = `top = 1 # first
[a."b c"] # second
d.e . f = [ 1, { g = "x", h.i = 2 } ]
'j' = """
y"""

[[k]]
l = 2026-11-24
m = +1_0
[k.n]
o = nan
p = true
[[k]]
[a]
q = {}
`;

const { value: document, errors } = readToml(TEXT);

/** The text that each node stands on, by path. */
const SPANS: readonly (readonly [path: readonly (string | number)[], text: string])[] = [
  [['top'], '1'],
  [['a'], '[a]\nq = {}'],
  [['a', 'b c'], `[a."b c"] # second\nd.e . f = [ 1, { g = "x", h.i = 2 } ]\n'j' = """\ny"""`],
  [['a', 'b c', 'd'], 'd'],
  [['a', 'b c', 'd', 'e', 'f'], '[ 1, { g = "x", h.i = 2 } ]'],
  [['a', 'b c', 'd', 'e', 'f', 1], '{ g = "x", h.i = 2 }'],
  [['a', 'b c', 'd', 'e', 'f', 1, 'g'], '"x"'],
  [['a', 'b c', 'd', 'e', 'f', 1, 'h'], 'h'],
  [['a', 'b c', 'd', 'e', 'f', 1, 'h', 'i'], '2'],
  [['a', 'b c', 'j'], '"""\ny"""'],
  [['k'], '[[k]]\nl = 2026-11-24\nm = +1_0\n[k.n]\no = nan\np = true\n[[k]]'],
  [['k', 0], '[[k]]\nl = 2026-11-24\nm = +1_0'],
  [['k', 0, 'l'], '2026-11-24'],
  [['k', 0, 'm'], '+1_0'],
  [['k', 0, 'n'], '[k.n]\no = nan\np = true'],
  [['k', 1], '[[k]]'],
  [['a', 'q'], '{}'],
];

test('the document of this table is valid', () => {
  assert.deepEqual(errors, []);
  assert.deepEqual(document.root.span, { start: 0, end: TEXT.length });
});

for (const [path, expected] of SPANS) {
  test(`the span of ${path.join('.')}`, () => {
    const node = nodeAt(document.root, path);
    assert.ok(node !== undefined);
    assert.equal(textOf(TEXT, node.span), expected);
  });
}

test('keys are marked where they stand first, with their quotes', () => {
  const keys = tablesIn(document.root).map((table) =>
    [...table.entries.values()].map(({ name, key }) => [name, textOf(TEXT, key), lineOf(key.start)]),
  );
  assert.deepEqual(keys, [
    [
      ['top', 'top', 1],
      ['a', 'a', 2],
      ['k', 'k', 7],
    ],
    [
      ['b c', '"b c"', 2],
      ['q', 'q', 15],
    ],
    [
      ['d', 'd', 3],
      ['j', "'j'", 4],
    ],
    [['e', 'e', 3]],
    [['f', 'f', 3]],
    [
      ['g', 'g', 3],
      ['h', 'h', 3],
    ],
    [['i', 'i', 3]],
    [],
    [
      ['l', 'l', 8],
      ['m', 'm', 9],
      ['n', 'n', 10],
    ],
    [
      ['o', 'o', 11],
      ['p', 'p', 12],
    ],
    [],
  ]);
});

function lineOf(offset: number): number {
  return TEXT.slice(0, offset).split('\n').length;
}

function tablesIn(node: TomlNode): TomlTable[] {
  if (node.kind === 'array') return node.items.flatMap(tablesIn);
  if (node.kind !== 'table') return [];
  return [node, ...[...node.entries.values()].flatMap(({ value }) => tablesIn(value))];
}

test('headers are marked with their parts, and lead to their tables', () => {
  assert.deepEqual(
    document.headers.map(({ span, keys, isArray, path }) => [
      textOf(TEXT, span),
      keys.map((part) => textOf(TEXT, part.span)),
      isArray,
      path,
    ]),
    [
      ['[a."b c"]', ['a', '"b c"'], false, ['a', 'b c']],
      ['[[k]]', ['k'], true, ['k', 0]],
      ['[k.n]', ['k', 'n'], false, ['k', 0, 'n']],
      ['[[k]]', ['k'], true, ['k', 1]],
      ['[a]', ['a'], false, ['a']],
    ],
  );
  for (const { path, table, span } of document.headers) {
    assert.equal(nodeAt(document.root, path), table);
    assert.deepEqual(table.header, span);
  }
});

test('pairs are listed in the table they are written in', () => {
  const pairs = ({ pairs }: TomlTable): string[] => pairs.map(({ span }) => textOf(TEXT, span));
  assert.deepEqual(pairs(document.root), ['top = 1']);
  assert.deepEqual(
    document.headers.map(({ table }) => pairs(table)),
    [
      ['d.e . f = [ 1, { g = "x", h.i = 2 } ]', `'j' = """\ny"""`],
      ['l = 2026-11-24', 'm = +1_0'],
      ['o = nan', 'p = true'],
      [],
      ['q = {}'],
    ],
  );
  const inline = nodeAt(document.root, ['a', 'b c', 'd', 'e', 'f', 1]);
  assert.ok(inline?.kind === 'table');
  assert.deepEqual(pairs(inline), ['g = "x"', 'h.i = 2']);
});

test('tables say what they come from', () => {
  const origin = (...path: readonly (string | number)[]): string | undefined => {
    const node = nodeAt(document.root, path);
    return node?.kind === 'table' ? node.origin : undefined;
  };
  assert.equal(origin(), 'root');
  assert.equal(origin('a'), 'header');
  assert.equal(origin('k', 0), 'array-header');
  assert.equal(origin('a', 'b c', 'd'), 'dotted');
  assert.equal(origin('a', 'b c', 'd', 'e', 'f', 1), 'inline');
  const implied = readToml('[x.y]').value.root.entries.get('x')?.value;
  assert.equal(implied?.kind === 'table' ? implied.origin : undefined, 'implicit');
});

test('comments are listed without their line breaks', () => {
  assert.deepEqual(
    document.comments.map(({ span }) => textOf(TEXT, span)),
    ['# first', '# second'],
  );
  const { value } = readToml('# a\r\nb = [ # c\n] # d\n# e');
  assert.deepEqual(
    value.comments.map(({ span }) => span),
    [
      { start: 0, end: 3 },
      { start: 11, end: 14 },
      { start: 17, end: 20 },
      { start: 21, end: 24 },
    ],
  );
});

test('a missing value stands where one is to be written', () => {
  const text = 'b\na = \nc = x\n';
  const { value } = readToml(text);
  const spans = [...value.root.entries.values()].map((entry) => [entry.value.kind, entry.value.span]);
  assert.deepEqual(spans, [
    ['missing', { start: 1, end: 1 }],
    ['missing', { start: 6, end: 6 }],
    ['missing', { start: 11, end: 12 }],
  ]);
});
