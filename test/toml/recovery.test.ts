/** How reading goes on after a mistake: the rest of the file keeps its keys, and one mistake is one fault. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TomlNode, TomlTable } from '../../server/src/core/toml/ast.ts';
import type { PlainTable } from '../support/toml-values.ts';
import { plain } from '../support/toml-values.ts';
import { checkFaults } from './check.ts';

interface Case {
  readonly title: string;
  /** Reported spans are marked. */
  readonly text: string;
  readonly messages: readonly string[];
  readonly values: PlainTable;
  /** Names of entries that are only suspected, dotted. */
  readonly suspected?: readonly string[];
  readonly incomplete?: boolean;
}

const UNCLOSED = 'This string is not closed';

const TABLE: readonly Case[] = [
  {
    title: 'an unclosed query ends before the next table',
    text: `[rule]
name = "x"
query = «'''»
process where process.name == "nc"
  and user.id != "0"

[[rule.threat]]
framework = "MITRE ATT&CK"
[rule.threat.tactic]
id = "TA0011"
`,
    messages: [UNCLOSED],
    values: {
      rule: {
        name: 'x',
        query: 'process where process.name == "nc"\n  and user.id != "0"\n\n',
        threat: [{ framework: 'MITRE ATT&CK', tactic: { id: 'TA0011' } }],
      },
    },
    suspected: ['rule.threat', 'rule.threat.framework', 'rule.threat.tactic', 'rule.threat.tactic.id'],
    incomplete: true,
  },
  {
    title: 'an unclosed query ends before the next key',
    text: `query = «'''»
process where true
risk_score = 47
tags = [
    "a",
]
`,
    messages: [UNCLOSED],
    values: { query: 'process where true\n', risk_score: 47n, tags: ['a'] },
    suspected: ['risk_score', 'tags'],
    incomplete: true,
  },
  {
    title: 'an unclosed query at the end of the file',
    text: `query = «'''»any where true`,
    messages: [UNCLOSED],
    values: { query: 'any where true' },
    incomplete: true,
  },
  {
    title: 'comparisons, conditions and indented lines do not look like keys',
    text: `query = «'''»
sequence by host.id with maxspan=5m
[process where true]
process.name == "x"
  name = "no key"
file.path : "y"
- a = 1
severity = "low"
`,
    messages: [UNCLOSED],
    values: {
      query:
        'sequence by host.id with maxspan=5m\n[process where true]\nprocess.name == "x"\n  name = "no key"\nfile.path : "y"\n- a = 1\n',
      severity: 'low',
    },
    suspected: ['severity'],
    incomplete: true,
  },
  {
    title: 'closing quotes that are being typed are not part of the query',
    text: `query = «'''»
any where true
''
[next]
`,
    messages: [UNCLOSED],
    values: { query: 'any where true\n', next: {} },
    suspected: ['next'],
    incomplete: true,
  },
  {
    title: 'the opening quotes of the next string do not close the one above',
    text: `query = «'''»
any where true
setup = '''
Some words.
'''
[next]
a = """b"""
`,
    messages: [UNCLOSED],
    values: { query: 'any where true\n', setup: 'Some words.\n', next: { a: 'b' } },
    suspected: ['setup', 'next', 'next.a'],
    incomplete: true,
  },
  {
    title: 'nor do those of a string with text on its line',
    text: `note = «"""»
Some words.
setup = """More words.
"""
a = 1
`,
    messages: [UNCLOSED],
    values: { note: 'Some words.\n', setup: 'More words.\n', a: 1n },
    suspected: ['setup', 'a'],
    incomplete: true,
  },
  {
    title: 'nor those of an item of an array',
    text: `note = «"""»
Some words.
false_positives = [
    """
    More words.
    """,
]
a = 1
`,
    messages: [UNCLOSED],
    values: { note: 'Some words.\n', false_positives: ['    More words.\n    '], a: 1n },
    suspected: ['false_positives', 'a'],
    incomplete: true,
  },
  {
    title: 'an unclosed item of an array over lines',
    text: `references = [
    «"""»
    Some words.
]
a = 1
b = """
c
"""
`,
    messages: [UNCLOSED],
    values: { references: ['    Some words.\n]\n'], a: 1n, b: 'c\n' },
    suspected: ['a', 'b'],
    incomplete: true,
  },
  {
    title: 'faults in what is only suspected are not reported',
    text: `query = «'''»
any where true
a = 1
a = 2
b = 007
c = [1
[a]
`,
    messages: [UNCLOSED],
    values: { query: 'any where true\n', a: 1n, b: undefined, c: [1n] },
    suspected: ['a', 'b', 'c'],
    incomplete: true,
  },
  {
    title: 'faults before an unclosed string are reported, too',
    text: `a = «007»
b = "«\\d»"
query = «'''»
any where true
`,
    messages: ['does not start with `0`', 'is no escape', UNCLOSED],
    values: { a: undefined, b: '\\d', query: 'any where true\n' },
    incomplete: true,
  },
  {
    title: 'opening quotes that are missing are one fault',
    text: `query «=»
process where process.name == "x" and
  user.id != "0"
'''
severity = "low"
`,
    messages: ['A value is missing'],
    values: { query: undefined, severity: 'low' },
  },
  {
    title: 'opening quotes that are missing with their line, too',
    text: `severity = "low"
«process where process.name == "x" and»
  user.id != "0"
'''

More words, up to the next key.
[next]
`,
    messages: ['This is no TOML'],
    values: { severity: 'low', next: {} },
  },
  {
    title: 'opening quotes that are missing with their sign, too',
    text: `«query»
process where process.name == "x" and
  user.id != "0"
'''
severity = "low"
`,
    messages: ['`query` has no value'],
    values: { query: undefined, severity: 'low' },
  },
  {
    title: 'quotes inside a string over lines are one fault',
    text: `query = '''
a '''«b''' c»
d
'''
e = 1
`,
    messages: ['The string ends before this'],
    values: { query: 'a ', e: 1n },
  },
  {
    title: 'an unclosed string ends with its line',
    text: `a = «"x # y»
b = 1
tags = ["c", «"d]»
[next]
e = [
    "f",
    «"g,»
    "h",
]
`,
    messages: [UNCLOSED, UNCLOSED, UNCLOSED],
    values: { a: 'x # y', b: 1n, tags: ['c', 'd]'], next: { e: ['f', 'g,', 'h'] } },
  },
  {
    title: 'an unclosed array ends before the next key',
    text: `tags = «[»
    "a",
    "b"
index = ["c"]
`,
    messages: ['This array is not closed'],
    values: { tags: ['a', 'b'], index: ['c'] },
    incomplete: true,
  },
  {
    title: 'an unclosed array ends before the next table',
    text: `tags = «[»"a",
[[next]]
b = 1
`,
    messages: ['This array is not closed'],
    values: { tags: ['a'], next: [{ b: 1n }] },
    incomplete: true,
  },
  {
    title: 'the bracket that comes too late is part of the mistake',
    text: `tags = «[»
    "a",
b = 1
]
c = 2
`,
    messages: ['This array is not closed'],
    values: { tags: ['a'], b: 1n, c: 2n },
    incomplete: true,
  },
  {
    title: 'an unclosed inline table ends before the next key',
    text: `a = «{» b = 1
c = 2
`,
    messages: ['This inline table is not closed'],
    values: { a: { b: 1n }, c: 2n },
    incomplete: true,
  },
  {
    title: 'brackets that are both unclosed are reported at the inner one',
    text: `a = [{ b = «[» 1, 2
c = 3
`,
    messages: ['This array is not closed'],
    values: { a: [{ b: [1n, 2n] }], c: 3n },
    incomplete: true,
  },
  {
    title: 'an inline table over lines keeps its keys',
    text: `a = «{»
  b = 1, # one
  c = { d = 2 },
  e = [
    3
  ]
}
f = 4
`,
    messages: ['must stand on one line'],
    values: { a: { b: 1n, c: { d: 2n }, e: [3n] }, f: 4n },
  },
  {
    title: 'a table that stands twice keeps the keys of both',
    text: `[a]
b = 1
[c]
[«a»]
b = 2
d = 3
`,
    messages: ['stands here a second time'],
    values: { a: { b: 1n, d: 3n }, c: {} },
  },
  {
    title: 'an array of tables that starts with single brackets keeps its tables',
    text: `[a]
b = 1
[[«a»]]
b = 2
[[a]]
b = 3
`,
    messages: ['already a single table'],
    values: { a: [{ b: 1n }, { b: 2n }, { b: 3n }] },
  },
  {
    title: 'and one that forgets a bracket',
    text: `[[a]]
b = 1
[«a»]
b = 2
[[a]]
b = 3
`,
    messages: ['is an array of tables'],
    values: { a: [{ b: 1n }, { b: 2n }, { b: 3n }] },
  },
  {
    title: 'a header that is being typed gives no faults below it',
    text: `[[a]]
b = 1
[a.c]
d = 1
[[a«.»]]
b = 2
[a.c]
d = 2
`,
    messages: ['A part of the key is missing'],
    values: { a: [{ b: 1n, c: { d: 1n } }] },
  },
  {
    title: 'keys under a broken header do not fall into the table above',
    text: `[a]
b = 1
«[c d]»
b = 2
`,
    messages: ["can't be read"],
    values: { a: { b: 1n } },
  },
  {
    title: 'a key that is being typed does not hide the one of that name below',
    text: `«note»
name «=»
note = "x"
name = "y"
`,
    messages: ['`note` has no value', 'A value is missing'],
    values: { note: 'x', name: 'y' },
  },
  {
    title: 'mistakes in lines that follow each other',
    text: `a «=»
b = «text»
c «=»
d = «more text»
f «"»x"
«e»
`,
    messages: [
      'A value is missing',
      'in quotes',
      'A value is missing',
      'in quotes',
      '`=` is missing',
      'no value',
    ],
    values: { a: undefined, b: undefined, c: undefined, d: undefined, e: undefined, f: 'x' },
  },
  {
    title: 'the first value of a key counts',
    text: `a = 1
«a» = 2
`,
    messages: ['set a second time'],
    values: { a: 1n },
  },
  {
    title: 'values with a fault in them are kept where they are clear',
    text: `a = 2026-02-28
b = «2026-02-30»
c = "«\\d»+"
d «"»x"
e«:» 1
`,
    messages: ['no day 30', 'is no escape', '`=` is missing', 'not with `:`'],
    values: { a: '@2026-02-28', b: '@2026-02-30', c: '\\d+', d: 'x', e: 1n },
  },
  {
    title: 'many mistakes in one file',
    text: `[metadata
creation_date = "2026/11/24"

[rule]
name = «My rule»
risk_score = «047»
enabled = «True»
tags = [«,» "a"]
severity: "low"
from = "now-9m
`
      .replace('[metadata\n', '«[metadata»\n')
      .replace('"now-9m\n', '«"now-9m»\n')
      .replace('severity: ', 'severity«:» '),
    messages: [
      'This table header is not closed',
      'in quotes',
      'does not start with `0`',
      'lower case',
      'An item is missing',
      'not with `:`',
      UNCLOSED,
    ],
    values: {
      metadata: { creation_date: '2026/11/24' },
      rule: {
        name: undefined,
        risk_score: undefined,
        enabled: undefined,
        tags: ['a'],
        severity: 'low',
        from: 'now-9m',
      },
    },
  },
];

for (const { title, text, messages, values, suspected = [], incomplete = false } of TABLE) {
  test(title, () => {
    const { value } = checkFaults(text, ...messages);
    assert.deepEqual(plain(value.root), values);
    assert.deepEqual(suspectedNames(value.root), suspected);
    assert.equal(value.incomplete, incomplete);
  });
}

function suspectedNames(node: TomlNode, path = ''): string[] {
  if (node.kind === 'array') return [...new Set(node.items.flatMap((item) => suspectedNames(item, path)))];
  return node.kind === 'table' ? suspectedIn(node, path) : [];
}

function suspectedIn(table: TomlTable, path: string): string[] {
  return [...table.entries.values()].flatMap(({ name, value, suspected }) => {
    const full = path === '' ? name : `${path}.${name}`;
    return [...(suspected ? [full] : []), ...suspectedNames(value, full)];
  });
}

test('an unclosed string points at where reading goes on, and at what would close it', () => {
  const { errors } = checkFaults(`a = «'''»\nx\nb = '''y'''\n`, UNCLOSED);
  const text = `a = '''\nx\nb = '''y'''\n`;
  assert.deepEqual(
    errors[0]?.related?.map(({ span }) => text.slice(span.start)),
    ["'''y'''\n", "b = '''y'''\n"],
  );
});

test('what stands there a second time points at the first', () => {
  for (const [fixture, first] of [
    ['name = 1\n«name» = 2', 'name = 1'],
    ['x = 0\n[a]\nb = 1\n[«a»]', '[a]\nb = 1'],
    ['[[a]]\n[a.b]\n[a.«b»]', '[a.b]\n'],
    ['[a.b]\n[a]\n«b» = 1', '[a.b]'],
    ['a.b = 1\n«a» = 2', 'a.b = 1'],
  ] as const) {
    const { errors, value } = checkFaults(fixture, '');
    const text = fixture.replaceAll(/[«»]/g, '');
    const related = errors[0]?.related?.[0];
    assert.ok(text.slice(related?.span.start).startsWith(first), fixture);
    assert.match(related?.message ?? '', /stands here first/);
    assert.equal(value.incomplete, false);
  }
});
