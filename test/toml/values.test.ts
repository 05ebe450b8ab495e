/** What valid TOML 1.0 means. */
import { test } from 'node:test';
import type { PlainTable } from '../support/toml-values.ts';
import { checkValues } from './check.ts';

const TABLE: readonly (readonly [title: string, text: string, expected: PlainTable])[] = [
  ['nothing', '', {}],
  ['only comments and blanks', '  # one\n\t# two "x" [y]\n\n', {}],
  ['a byte order mark', '\uFEFFa = 1', { a: 1n }],
  ['no line break at the end', 'a = 1', { a: 1n }],
  ['CRLF', 'a = 1\r\n[b]\r\nc = "x" # y\r\n', { a: 1n, b: { c: 'x' } }],
  ['blanks around everything', '\t a\t=\t1 \t\n [ b . c ] # d\n  e = 2', { a: 1n, b: { c: { e: 2n } } }],
  ['no blanks', 'a=1\n[b]#c\nd="e"#f', { a: 1n, b: { d: 'e' } }],

  ['bare keys', 'a-b_1 = 1\n1234 = 2\n- = 3\n_ = 4', { 'a-b_1': 1n, 1234: 2n, '-': 3n, _: 4n }],
  ['quoted keys', '"a b" = 1\n\'c"d\' = 2\n"" = 3', { 'a b': 1n, 'c"d': 2n, '': 3n }],
  ['escapes in a key', '"t\\u00e4g\\n" = 1', { 'täg\n': 1n }],
  ['dotted keys', 'a.b.c = 1\na.b.d = 2\na . "x y" = 3', { a: { b: { c: 1n, d: 2n }, 'x y': 3n } }],
  ['a key like a number', '3.14 = "pi"', { 3: { 14: 'pi' } }],
  ['a key like a date', '2026-11-24 = 1', { '2026-11-24': 1n }],
  ['keys like words of TOML', 'true = 1\ninf = 2', { true: 1n, inf: 2n }],

  ['integers', 'a = [0, +0, -0, 42, +7, -17, 1_000, 1_2_3]', { a: [0n, 0n, 0n, 42n, 7n, -17n, 1000n, 123n] }],
  ['integers with a prefix', 'a = [0xDEAD_beef, 0o755, 0b1101, 0x00]', { a: [3735928559n, 493n, 13n, 0n] }],
  [
    'the ends of 64 bits',
    'a = [9223372036854775807, -9223372036854775808]',
    { a: [9223372036854775807n, -9223372036854775808n] },
  ],
  [
    'floats',
    'a = [1.0, -0.01, 5e+22, 1e06, -2E-2, 6.5e-3, 1_0.2_5, +0.0]',
    { a: [1, -0.01, 5e22, 1e6, -0.02, 0.0065, 10.25, 0] },
  ],
  ['special floats', 'a = [inf, +inf, -inf, nan, -nan]', { a: [Infinity, Infinity, -Infinity, NaN, NaN] }],
  ['the zero below zero', 'a = -0.0', { a: -0 }],
  ['booleans', 'a = true\nb = false', { a: true, b: false }],

  ['a date and time', 'a = 2026-11-24T07:32:00Z', { a: '@2026-11-24T07:32:00Z' }],
  [
    'in lower case, with a blank',
    'a = [2026-11-24t07:32:00z, 2026-11-24 07:32:00Z]',
    { a: ['@2026-11-24T07:32:00Z', '@2026-11-24T07:32:00Z'] },
  ],
  [
    'with an offset and a fraction',
    'a = 2026-11-24T00:32:00.999999-07:30',
    { a: '@2026-11-24T00:32:00.999999-07:30' },
  ],
  [
    'local ones',
    'a = [2026-11-24T07:32:00, 2026-11-24, 07:32:00, 07:32:00.5]',
    { a: ['@2026-11-24T07:32:00', '@2026-11-24', '@07:32:00', '@07:32:00.5'] },
  ],
  ['a date before a comment', 'a = 2026-11-24 # 07:32:00', { a: '@2026-11-24' }],
  [
    'the last days of months',
    'a = [2026-01-31, 2026-04-30, 2028-02-29, 2000-02-29, 2026-02-28]',
    { a: ['@2026-01-31', '@2026-04-30', '@2028-02-29', '@2000-02-29', '@2026-02-28'] },
  ],
  ['a leap second', 'a = 1990-12-31T23:59:60Z', { a: '@1990-12-31T23:59:60Z' }],

  ['empty arrays', 'a = []\nb = [ ]\nc = [[], [ [] ]]\nd = [ # x\n]', { a: [], b: [], c: [[], [[]]], d: [] }],
  ['an array over lines', 'a = [\n  1, # one\n  2\n  , 3,\n# end\n]', { a: [1n, 2n, 3n] }],
  ['mixed types', 'a = [1, "x", [true], { b = 1.5 }]', { a: [1n, 'x', [true], { b: 1.5 }] }],
  ['items that look like headers', 'a = [\n[1],\n["x"],\n[[true]]\n]', { a: [[1n], ['x'], [[true]]] }],
  ['items that look like keys', 'a = [\n\'b = 1\',\n"c = 2"\n]', { a: ['b = 1', 'c = 2'] }],
  ['brackets in strings and comments', 'a = ["]", \'[\', # ]\n"}"]', { a: [']', '[', '}'] }],

  [
    'inline tables',
    'a = {}\nb = { }\nc = { d = 1, "e f" = { g = [] } }',
    { a: {}, b: {}, c: { d: 1n, 'e f': { g: [] } } },
  ],
  ['dotted keys in inline tables', 'a = { b.c = 1, b.d = 2, e = 3 }', { a: { b: { c: 1n, d: 2n }, e: 3n } }],
  [
    'line breaks within values of an inline table',
    'a = { b = [\n1,\n2 ], c = """\nx\n""" }',
    { a: { b: [1n, 2n], c: 'x\n' } },
  ],

  ['tables', '[a]\nb = 1\n[c.d]\ne = 2\n["f.g".h]', { a: { b: 1n }, c: { d: { e: 2n } }, 'f.g': { h: {} } }],
  ['a table after its sub-table', '[a.b]\nc = 1\n[a]\nd = 2', { a: { b: { c: 1n }, d: 2n } }],
  [
    'dotted keys into a table that a header implies',
    '[a.b.c]\nx = 1\n[a]\nb.d = 2',
    { a: { b: { c: { x: 1n }, d: 2n } } },
  ],
  [
    'a header below a table of dotted keys',
    '[a]\nb.c = 1\n[a.b.d]\ne = 2',
    { a: { b: { c: 1n, d: { e: 2n } } } },
  ],
  ['arrays of tables', '[[a]]\nb = 1\n[[a]]\n[[a]]\nb = 3', { a: [{ b: 1n }, {}, { b: 3n }] }],
  [
    'tables below arrays of tables',
    '[[a]]\n[a.b]\nc = 1\n[[a.d]]\ne = 2\n[[a.d]]\n[[a]]\n[a.b]\nc = 3',
    { a: [{ b: { c: 1n }, d: [{ e: 2n }, {}] }, { b: { c: 3n } }] },
  ],
  ['an array of tables below no table', '[[a.b]]\nc = 1\n[a]\nd = 2', { a: { b: [{ c: 1n }], d: 2n } }],
  [
    'dotted keys again in the next table of an array',
    '[[a]]\nb.c = 1\n[[a]]\nb.c = 2',
    { a: [{ b: { c: 1n } }, { b: { c: 2n } }] },
  ],

  [
    'names of JavaScript are ordinary',
    '__proto__ = 1\nconstructor.prototype = 2\n[toString]\nhasOwnProperty = { __proto__ = 3 }',
    Object.fromEntries([
      ['__proto__', 1n],
      ['constructor', { prototype: 2n }],
      ['toString', { hasOwnProperty: Object.fromEntries([['__proto__', 3n]]) }],
    ]),
  ],
];

for (const [title, text, expected] of TABLE) {
  test(title, () => {
    checkValues(text, expected);
  });
}
