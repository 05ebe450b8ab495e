/** What values of each type meet a condition. Each row: condition, values that meet it, values that do not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonValue } from '../../server/src/core/matcher/event.ts';
import { mappingOf, meets } from '../support/eql-runs.ts';

type Row = readonly [
  condition: string,
  meeting: readonly (JsonValue | undefined)[],
  others: readonly (JsonValue | undefined)[],
];

/** The field is `f`; `undefined` stands for an event without it. */
function check(title: string, type: string | object, rows: readonly Row[]): void {
  test(title, () => {
    const mapping = mappingOf({ f: type, other: 'keyword' });
    const verdict = (condition: string, value: JsonValue | undefined): boolean =>
      meets(condition, mapping, value === undefined ? {} : { f: value });
    for (const [condition, meeting, others] of rows) {
      for (const value of meeting)
        assert.ok(verdict(condition, value), `${condition} is met by ${JSON.stringify(value)}`);
      for (const value of others)
        assert.ok(!verdict(condition, value), `${condition} is not met by ${JSON.stringify(value)}`);
    }
  });
}

check('keyword: equality and ranges take texts verbatim, and order them by code point', 'keyword', [
  ['f == "sh"', ['sh', ['zsh', 'sh']], ['SH', 'sh ', 'zsh', '', undefined, null, []]],
  ['f != "sh"', ['SH', undefined, null, [], [null]], ['sh', ['zsh', 'sh']]],
  ['f == "s*"', ['s*'], ['sh']],
  ['f > "m"', ['n', 'mm', 'é', '\u{1f4a9}'], ['m', 'M', 'a', undefined]],
  ['f <= "m"', ['m', 'M', ''], ['ma']],
  // U+FF21 is one unit of 0xff21, U+1F4A9 two that begin with 0xd83d: by code point it is the greater one.
  ['f > "\\uff21"', ['\u{1f4a9}'], ['Ａ', 'Z']],
  ['f == 4624', ['4624', 4624], ['04624', '4624.0']],
  ['f == 5.0', ['5.0'], ['5']],
  ['f == true', ['true', true], ['TRUE', '1']],
  ['f == null', [undefined, null, [], [null]], ['', 'x']],
  ['f != null', ['', 'x', [null, 'x']], [undefined, null, []]],
]);

check('keyword: `in` is verbatim, `in~` folds ASCII letters only', 'keyword', [
  ['f in ("sh", "a*")', ['sh', 'a*'], ['SH', 'ab', undefined]],
  ['f not in ("sh")', ['SH', undefined], ['sh', ['x', 'sh']]],
  ['f in~ ("Sh", "É*")', ['SH', 'sh', 'É*'], ['é*', 'Éa', undefined]],
  ['f not in~ ("Sh")', ['zsh', undefined], ['SH']],
  ['f in (null, "sh")', ['sh'], [undefined, 'x']],
]);

check('keyword: `:` and `like` know `*` and `?`, and no escape', 'keyword', [
  ['f : "BASH"', ['bash', 'Bash'], ['bash ', 'zbash']],
  ['f : "*\\\\Temp\\\\*"', ['C:\\temp\\x', '\\TEMP\\'], ['C:/temp/x', '\\temp']],
  ['f : "a?c"', ['abc', 'A\u{1f4a9}C', 'a\nc'], ['ac', 'abbc']],
  ['f : "\\\\*"', ['\\', '\\x'], ['*', 'x']],
  ['f : ("x*", "y")', ['xyz', 'Y'], ['yx', 'zx']],
  ['f : "*"', ['', 'x', 'a\nb'], [undefined, null]],
  ['f like "Ba*"', ['Bash'], ['bash']],
  ['f like~ ("ba*", "?sh")', ['BASH', 'zsh', 'ssh'], ['zzsh', 'csh2']],
  ['f : "STRASSE"', ['strasse'], ['straße']],
  ['f : "é"', ['é'], ['É']],
  ['f like 5', ['5'], ['55']],
  ['not f : "a*"', ['b', undefined], ['a', ['b', 'ab']]],
]);

check("keyword: `regex` is Lucene's, over the whole value", 'keyword', [
  ['f regex "net1?"', ['net', 'net1'], ['net12', 'NET', 'my net']],
  ['f regex~ "net1?"', ['NET1'], ['net12']],
  ['f regex~ "[a-c]x"', ['ax', 'aX'], ['Ax', 'AX']],
  ['f regex~ "[xy]1"', ['X1', 'y1'], ['z1']],
  ['f regex ("a+", "b|c")', ['aa', 'b', 'c'], ['ab', '']],
  ['f regex """\\d{2,3}"""', ['12', '123'], ['1', '1234']],
  ['not f regex "a.*"', ['b', undefined], ['a']],
]);

check('functions on a plain field and a constant are searches of the field', 'keyword', [
  ['startsWith(f, "a*")', ['a*b'], ['ab', undefined]],
  ['startsWith~(f, "AB")', ['abc', 'ABC'], ['ba']],
  ['startsWith(f, "")', ['', 'x'], [undefined]],
  ['endsWith(f, "?c")', ['abc', 'xc'], ['c', 'cc ']],
  ['endsWith(f, """\\?c""")', ['a?c'], ['abc']],
  ['endsWith~(f, "BC")', ['abc'], ['cb']],
  ['endsWith(f, "")', ['', 'x'], [undefined]],
  ['stringContains(f, "b*d")', ['abcde', 'bd'], ['db']],
  ['stringContains(f, """b\\*d""")', ['xb*dx'], ['bcd']],
  ['stringContains(f, """\\\\t""")', ['a\\tb'], ['atb']],
  ['stringContains(f, """\\t""")', ['atb'], ['a\\b']],
  ['stringContains(f, "")', ['', 'x'], [undefined]],
  ['stringContains~(f, "B")', ['abc', 'ABC'], ['']],
  ['not startsWith(f, "a")', ['b', undefined], ['a']],
]);

check('functions that are computed: an empty text contains nothing and is in nothing', 'keyword', [
  ['stringContains(concat(f, ""), "b")', ['abc'], ['']],
  ['stringContains(concat(f, ""), "")', [], ['', 'x', undefined]],
  ['stringContains(concat(f, ""), "a*c")', ['a*c'], ['abc']],
  ['endsWith(concat(f, ""), "?c")', ['a?c'], ['abc']],
  ['startsWith("abc", f)', ['', 'ab'], ['b', undefined]],
  ['length(f) > 2', ['abc', 'a\u{1f4a9}'], ['ab', '\u{1f4a9}', undefined]],
  ['length(f) == 0', [''], [undefined, 'x']],
  ['substring(f, -4) == ".exe"', ['a.exe'], ['a.EXE', undefined]],
  ['substring(f, -4) : ".exe"', ['a.exe', 'a.EXE'], ['a.exe ']],
  ['substring(f, 1) like "b*"', ['abc', 'xb'], ['ba', 'ab\nc']],
  ['substring(f, 1) like "b*\\n*"', ['ab1\nc'], ['ab\r\n', 'abc']],
  ['substring(f, 1) : "*"', ['a', 'a\nb'], [undefined]],
  ['substring(f, 1) in~ ("É")', ['xé', 'xÉ'], ['xe']],
  ['indexOf(f, "b") == 1', ['abc'], ['bc', 'c', undefined]],
  ['indexOf(f, "b") == null', ['c', undefined], ['b']],
  ['between(f, "[", "]") == "b"', ['a[b]c'], ['a[b', undefined]],
  ['concat(f, ":", 7) == "a:7"', ['a'], ['a:', undefined]],
]);

check('long: what is out of range is missing; of 64 bits the largest is none of it', 'long', [
  ['f > 3', [9007199254740993, 9223372036854775807, '9223372036854775807'], [1e20, '9223372036854775808']],
  ['f < -3', [-9223372036854775808, '-9223372036854775808'], [-1e20, '-9223372036854775809']],
  ['f == 9223372036854775807', ['9223372036854775807'], [1e20]],
  ['f != null', [5, '5', 9223372036854775807], [1e20, 'x', true, '9223372036854775808', undefined]],
  ['f == null', [1e20, 'x', [1e20, 'x'], undefined], [5, ['x', 5]]],
  // A value that can't be there fails no search.
  ['f / 2 == 2', [4, [1e20, 4]], [1e20]],
]);

for (const [type, least, most] of [
  ['byte', -128, 127],
  ['short', -32_768, 32_767],
  ['integer', -2_147_483_648, 2_147_483_647],
  ['unsigned_long', 0, '18446744073709551615'],
] as const) {
  check(`${type}: what is out of range is missing`, type, [
    ['f != null', [least, most, String(least), String(most)], [least - 1, Number(most) * 2]],
    ['f >= 0', [most], [Number(most) * 2, -1]],
  ]);
}

check('floating-point numbers that are too large for the type are missing', 'float', [
  ['f > 3', [3e38], [1e39, undefined]],
  ['f != null', [3e38, -3e38], [1e39, 'x']],
]);

check('long: numbers by value; a literal may be text or a fraction', 'long', [
  ['f == 5', [5, '5', 5.9, [4, 5]], [4, 'x', true, undefined]],
  ['f == "5"', [5], [6]],
  ['f == 5.5', [], [5, 6]],
  ['f > 5.5', [6], [5]],
  ['f <= -1', [-1, '-7'], [0]],
  ['f in (1, 2.0)', [1, 2], [3]],
  ['f == 9007199254740993', ['9007199254740993'], ['9007199254740992']],
  ['f - 1 == 4', [5], [4, undefined]],
  ['3 - f >= 1', [2, 1], [3]],
  ['f * -2 < 10', [-4], [-5, -6]],
  ['f / 2 == 4', [8, 9], [7, 10]],
  ['f / 2.0 == 4', [8], [9]],
  ['f % 4 == 1', [5, 9], [4, -5]],
  ['f % 4 == -1', [-5], [5]],
  ['-f == 3', [-3], [3]],
  // The constant goes to the other side before anything is computed, so that nothing overflows.
  ['f + 1 > 5', ['9223372036854775807'], [4]],
  ['string(f) == "5"', [5], [50]],
]);

check('unsigned_long: beyond the largest long', 'unsigned_long', [
  ['f > 9223372036854775807', ['18446744073709551615'], ['9223372036854775807']],
  ['f == -1', [], [1]],
]);

check('double and its smaller kinds: as precise as they are stored', 'double', [
  ['f == 0.1', [0.1, '0.1', '1e-1'], [0.1000000001]],
  ['f == 5', [5, 5.0], [5.1]],
  ['f * 2 == 1', [0.5], [1]],
  ['string(f) == "5.0"', [5], [5.5]],
  ['string(f) == "1.0E7"', [10000000], [1e6]],
]);

check('float: the nearest of 32 bits', 'float', [
  ['f == 0.1', [0.1, 0.1000000001], [0.101]],
  ['f > 0.1', [0.2], [0.1, 0.1000000001]],
]);

check('half_float: the nearest of 16 bits', 'half_float', [
  ['f == 0.1', [0.1, 0.1000001], [0.1001]],
  ['f == 2049', [2048, 2049], [2050]],
]);

check(
  'scaled_float: rounded to its steps, ranges by the literal itself',
  { type: 'scaled_float', scaling_factor: 10 },
  [
    ['f == 1.2', [1.2, 1.24, 1.16], [1.3]],
    ['f >= 1.24', [1.3, 1.25], [1.2, 1.24]],
  ],
);

check('boolean: alone or compared; texts `true`, `false` and none', 'boolean', [
  ['f', [true, 'true', [false, true]], [false, 'false', '', undefined]],
  ['not f', [false, 'false', '', undefined], [true]],
  ['f == false', [false, ''], [true, undefined]],
  ['f != true', [false, undefined], [true]],
  ['f == "true"', [true], [false]],
  ['f in (true)', [true], [false]],
]);

check('ip: addresses, blocks, and their order', 'ip', [
  ['f == "10.0.0.1"', ['10.0.0.1', '::ffff:10.0.0.1', '::ffff:a00:1'], ['10.0.0.2', 'host', undefined]],
  ['f == "10.0.0.0/8"', ['10.255.0.1'], ['11.0.0.1', '2001:db8::1']],
  ['f == "2001:db8::/32"', ['2001:db8:ffff::1', '2001:0DB8::'], ['2001:db9::']],
  ['f > "10.0.0.9"', ['10.0.0.10', '10.0.1.0', '2001:db8::1'], ['10.0.0.9', '9.255.255.255']],
  ['f != "10.0.0.1"', ['10.0.0.2', undefined], ['10.0.0.1']],
  ['cidrMatch(f, "10.0.0.7/8", "::1/128")', ['10.1.1.1', '::1'], ['::2', undefined]],
  ['not cidrMatch(f, "10.0.0.0/8")', ['192.0.2.1', undefined], ['10.0.0.1']],
  ['cidrMatch(f, "0.0.0.0/0")', ['255.1.2.3'], ['2001:db8::1']],
  ['string(f) == "2001:db8::1"', ['2001:0db8:0:0:0:0:0:1'], ['2001:db8::2']],
  ['string(f) : "10.*"', ['10.0.0.1', '::ffff:10.0.0.1'], ['110.0.0.1']],
  ['f == null', [undefined], ['10.0.0.1']],
]);

check('version: by its parts, invalid ones behind', 'version', [
  ['f > "1.9"', ['1.10', '2', 'oops'], ['1.9', '1.9-beta', '1.8.9']],
  ['f < "1.2.4"', ['1.2.4-SNAPSHOT', '1.2', '0'], ['1.2.4', '1.2.4+build']],
  ['f == "1.2"', ['1.2'], ['1.2.0', '1.02.1']],
]);

check('constant_keyword: an event without it has its constant', { type: 'constant_keyword', value: 'lab' }, [
  ['f == "lab"', [undefined, 'lab'], ['other']],
  ['f : "L*"', [undefined], []],
]);

check('null_value stands in for an explicit null alone', { type: 'keyword', null_value: 'NONE' }, [
  ['f == "NONE"', [null, 'NONE', ['x', null]], [undefined, []]],
  ['f == null', [undefined, []], [null]],
]);

check('ignore_above: a longer text is not indexed', { type: 'keyword', ignore_above: 3 }, [
  ['f != null', ['abc', ['abcd', 'a']], ['abcd', undefined]],
  ['length(f) > 0', ['abc'], ['abcd']],
]);

check(
  'wildcard and text with an exact sub-field are as keyword',
  { type: 'text', fields: { raw: { type: 'wildcard' } } },
  [
    ['f == "Two Words"', ['Two Words'], ['two words', 'Two']],
    ['f : "two*"', ['Two Words'], ['a two']],
  ],
);
