/** Whatever the text is, reading ends, in time that grows with the length, with a tree whose places are in the text. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import type { Span } from '../../server/src/core/text/span.ts';
import type { TomlNode, TomlPair } from '../../server/src/core/toml/ast.ts';
import { MAX_DEPTH } from '../../server/src/core/toml/depth.ts';
import { tomlPathAt } from '../../server/src/core/toml/path.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { randomNumbers } from '../support/random.ts';
import { repositoryRoot } from '../support/shared.ts';

const MIXED = `# every construct once
top = 1
"quo ted".'key' . bare = [ 0xFF, 1.5e3, [true, "x\\u00e9\\t"], # comment
  { a = -inf, b.c = 2026-11-24T07:32:00Z }, 07:32:00,
]
text = """
a \\
  "quoted" \\\\ ""x""
"""
[table."sub table"]
path = 'C:\\temp'
query = '''
sequence by host.id with maxspan=5m
  [process where process.name == "it''s"]
'''
[[items]]
n = 1
[[items]]
[items.inner]
d = 2026-11-24
`;

const rules = join(repositoryRoot, 'samples', 'rules');
const samples = readdirSync(rules).filter((file) => file.endsWith('.toml'));
const sources: readonly (readonly [name: string, text: string])[] = [
  ['a text with every construct', MIXED],
  ['the same with CRLF', MIXED.replaceAll('\n', '\r\n')],
  ...samples.map((file) => [file, readFileSync(join(rules, file), 'utf8')] as const),
];

/** All that holds for every text. */
function check(text: string): void {
  const { value, errors, notes } = readToml(text);
  const { root, comments, headers } = value;
  for (const { span, message, related = [] } of [...errors, ...notes]) {
    assertInside(text, span, message);
    for (const { span: other } of related) assertInside(text, other, message);
  }
  assertAscending(errors.map(({ span }) => span));
  assertAscending(comments.map(({ span }) => span));
  assertAscending(headers.map(({ span }) => span));
  assert.deepEqual(root.span, { start: 0, end: text.length });
  checkNode(text, root, 0);
}

function assertInside(text: string, { start, end }: Span, what: string): void {
  assert.ok(start >= 0 && start <= end && end <= text.length, `${what}: ${String(start)}-${String(end)}`);
}

function assertAscending(spans: readonly Span[]): void {
  spans.forEach((span, index) => {
    assert.ok((spans[index - 1]?.start ?? 0) <= span.start);
  });
}

function checkNode(text: string, node: TomlNode, depth: number): void {
  assert.ok(depth <= MAX_DEPTH + 1);
  assertInside(text, node.span, node.kind);
  if (node.kind === 'array') for (const item of node.items) checkNode(text, item, depth + 1);
  if (node.kind === 'table') {
    for (const { key, value } of node.entries.values()) {
      assertInside(text, key, 'key');
      checkNode(text, value, depth + 1);
    }
    node.pairs.forEach((pair, index) => {
      checkPair(text, pair, node.pairs[index - 1]);
    });
  }
  if (node.kind !== 'string') return;
  assertInside(text, node.content, 'content');
  assert.equal(node.source.toSource(node.value.length), node.content.end);
  assert.ok(node.source.toSource(0) >= node.content.start);
}

function checkPair(text: string, { span, keys, value }: TomlPair, before: TomlPair | undefined): void {
  assertInside(text, span, 'pair');
  assert.ok((before?.span.end ?? 0) <= span.start, 'pairs follow each other');
  assert.equal(span.start, keys[0]?.span.start);
  assert.equal(span.end, value.span.end);
}

describe('every prefix is read', () => {
  for (const [name, text] of sources) {
    test(name, () => {
      assert.deepEqual(readToml(text).errors, []);
      for (let end = 0; end <= text.length; end++) {
        const prefix = text.slice(0, end);
        const { errors, value } = readToml(prefix);
        // What is typed so far is at most one unfinished thing.
        const isHalfLineBreak = text.slice(end - 1, end + 1) === '\r\n';
        assert.ok(
          isHalfLineBreak || errors.length <= 1,
          `${String(errors.length)} faults: …${prefix.slice(-60)}`,
        );
        if (end % 37 === 0) {
          check(prefix);
          tomlPathAt(value, end);
        }
      }
    });
  }
});

describe('one slip of the hand in a rule is one fault', () => {
  for (const [name, text] of sources.slice(-samples.length)) {
    test(name, () => {
      // Signs, quotes and line breaks that are left out, and the quotes of multi-line strings as a whole.
      for (const { index, 0: left } of text.matchAll(/"""|'''|[^\w\s/]|\r?\n/g)) {
        const slip = text.slice(0, index) + text.slice(index + left.length);
        const { errors } = readToml(slip);
        const around = JSON.stringify(slip.slice(Math.max(0, index - 40), index + 20));
        assert.ok(errors.length <= 1, `${String(errors.length)} faults without ${left} in ${around}`);
        if (index % 11 === 0) check(slip);
      }
    });
  }
});

const PIECES = [
  ...[
    '"',
    "'",
    '"""',
    "'''",
    '[',
    ']',
    '[[',
    ']]',
    '{',
    '}',
    '=',
    ',',
    '.',
    '#',
    ':',
    '\\',
    '\n',
    '\r\n',
    '\r',
  ],
  ...[
    'a',
    '1',
    '-',
    '_',
    ' ',
    '\t',
    '\u0000',
    '\u00e9',
    '\u{1F600}',
    '\uFEFF',
    '\\u',
    'a = ',
    '[a]\n',
    '[[a]]\n',
    'a.b = 1\n',
  ],
];

test('mutated texts are read', () => {
  const random = randomNumbers(20261124);
  let withFaults = 0;
  for (let round = 0; round < 3000; round++) {
    let text = sources[random(2)]?.[1] ?? '';
    for (let change = 0; change <= random(4); change++) {
      const at = random(text.length + 1);
      const piece = PIECES[random(PIECES.length)] ?? '';
      text = text.slice(0, at) + piece + text.slice(at + random(3) * random(10));
    }
    check(text);
    tomlPathAt(readToml(text).value, random(text.length + 1));
    if (readToml(text).errors.length > 0) withFaults++;
  }
  assert.ok(withFaults > 2000, `only ${String(withFaults)} of 3000 had faults`);
});

/** Texts that grow with `n` and are made to cost: nesting, long lines, many of one thing, mistakes that reach far. */
const HOSTILE: readonly (readonly [name: string, make: (n: number) => string])[] = [
  ['brackets', (n) => `a = ${'['.repeat(n)}`],
  ['brackets on lines', (n) => `a = ${'[\n'.repeat(n)}`],
  ['braces', (n) => `a = ${'{a='.repeat(n)}`],
  ['braces on lines', (n) => 'a = {\n'.repeat(n)],
  ['keys', (n) => lines(n, (i) => `k${i} = 1`)],
  ['the same key', (n) => 'a = 1\n'.repeat(n)],
  ['tables', (n) => lines(n, (i) => `[t${i}]`)],
  ['tables of an array', (n) => '[[t]]\nx = 1\n'.repeat(n)],
  ['a dotted key', (n) => `${'a.'.repeat(n)}a = 1`],
  ['a dotted header', (n) => `[${'a.'.repeat(n)}a]`],
  ['a long string', (n) => `a = "${'x'.repeat(20 * n)}"`],
  ['a long string without an end', (n) => `a = "${'x'.repeat(20 * n)}`],
  ['a long word', (n) => 'x'.repeat(20 * n)],
  ['many digits', (n) => `a = ${'9'.repeat(20 * n)}`],
  ['blanks', (n) => `a${' '.repeat(20 * n)}b`],
  ['escapes', (n) => `a = "${'\\n'.repeat(5 * n)}"`],
  ['bad escapes', (n) => `a = """${'\\W\n'.repeat(n)}"""`],
  ['control characters', (n) => `a = "${'\u0001a'.repeat(n)}"`],
  ['carriage returns', (n) => 'a = 1\r'.repeat(n)],
  ['strings on one line', (n) => `a = [${'"v", '.repeat(n)}]`],
  ['multi-line strings on one line', (n) => `a = [${"'''v''', ".repeat(n)}]`],
  ['basic ones', (n) => `a = [${'"""v""", '.repeat(n)}]`],
  ['an unclosed string before keys', (n) => `a = '''\n${lines(n, (i) => `k${i} = 1`)}`],
  ['unclosed strings', (n) => lines(n, (i) => `a${i} = '''x`)],
  [
    'unclosed strings of both kinds',
    (n) => lines(n, (i) => `a${i} = ${Number(i) % 2 === 0 ? "'''" : '"""'}x`),
  ],
  ['strings before comments', (n) => lines(n, (i) => `a${i} = """\n# x\n# y`)],
  ['prose', (n) => 'some words that are no TOML\n'.repeat(n)],
  ['prose with signs', (n) => 'some words = "x"\n'.repeat(n)],
  ['unclosed arrays', (n) => lines(n, (i) => `a${i} = ["x",`)],
  ['an array of prose', (n) => `a = [\n${'some words\n'.repeat(n)}`],
  ['quotes in an array of prose', (n) => `a = [\nwords\n${'"""\n'.repeat(n)}`],
  ['an inline table', (n) => `a = { ${lines(n, (i) => `k${i} = 1, `).replaceAll('\n', '')}b = 1 }`],
  ['an inline table over lines', (n) => `a = {\n${lines(n, (i) => `k${i} = 1,`)}}`],
  ['quotes', (n) => `a = ${'"'.repeat(20 * n)}`],
  ['apostrophes', (n) => "'".repeat(20 * n)],
  ['commas', (n) => `a = [${','.repeat(n)}`],
  ['signs', (n) => `a${'='.repeat(20 * n)}`],
  ['closing brackets', (n) => `a = [\nb = 1\n${']\n'.repeat(n)}`],
  ['zeros', (n) => '\u0000\n'.repeat(n)],
];

function lines(n: number, line: (index: string) => string): string {
  return Array.from({ length: n }, (_, index) => `${line(String(index))}\n`).join('');
}

describe('hostile texts take time in proportion to their length', () => {
  for (const [name, make] of HOSTILE) {
    test(name, () => {
      const [small, large] = [make(6_000), make(24_000)];
      check(large);
      // 4 where time grows with the length, 16 where it grows with its square.
      let ratio = Infinity;
      for (let attempt = 0; attempt < 4 && ratio >= 10; attempt++)
        ratio = cost(large) / Math.max(cost(small), 20);
      assert.ok(ratio < 10, `4 times the text took ${ratio.toFixed(1)} times as long`);
    });
  }
});

/** Milliseconds of the processor, since those of the clock depend on what else runs. */
function cost(text: string): number {
  const before = process.cpuUsage();
  readToml(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('nesting deeper than the limit is one fault, and reading goes on', () => {
  for (const text of [
    `a = ${'['.repeat(100_000)}${']'.repeat(100_000)}\nb = 1\n`,
    `a = ${'['.repeat(100_000)}\nb = 1\n`,
    `a = ${'{a='.repeat(100_000)}\nb = 1\n`,
    `${'a.'.repeat(100_000)}a = 1\nb = 1\n`,
  ]) {
    const { value, errors } = readToml(text);
    assert.equal(errors.length, 1, text.slice(0, 20));
    assert.match(errors[0]?.message ?? '', /more than 200/);
    assert.equal(value.root.entries.get('b')?.value.kind, 'integer');
  }
});

test('nesting up to the limit is read', () => {
  const text = `a = ${'['.repeat(MAX_DEPTH - 1)}${']'.repeat(MAX_DEPTH - 1)}`;
  assert.deepEqual(readToml(text).errors, []);
});

test('a file with more faults than anybody reads says so', () => {
  const { errors } = readToml('a = 1\n'.repeat(5000));
  assert.equal(errors.length, 1001);
  assert.match(errors.at(-1)?.message ?? '', /Only the first 1000 problems/);
});
