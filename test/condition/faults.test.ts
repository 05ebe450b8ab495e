/** What Elasticsearch refuses, or Rulewright can't run, each at its place. `«…»` is where the first fault must stand. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, mappingOf, type Properties } from '../support/eql-runs.ts';
import { parseMarkers } from '../support/markers.ts';

const PROPERTIES: Properties = {
  'event.category': 'keyword',
  '@timestamp': 'date',
  name: 'keyword',
  path: 'wildcard',
  pid: 'long',
  port: 'integer',
  ratio: 'double',
  total: 'unsigned_long',
  alive: 'boolean',
  ip: 'ip',
  at: 'date',
  agent: 'version',
  spot: 'geo_point',
  times: 'long_range',
  labels: 'flattened',
  note: 'text',
  title: { type: 'text', fields: { keyword: { type: 'keyword' } } },
  twice: { type: 'text', fields: { a: { type: 'keyword' }, b: { type: 'keyword' } } },
  lower: { type: 'keyword', normalizer: 'lowercase' },
  host: { properties: { name: { type: 'keyword' } } },
  parts: { type: 'nested', properties: { size: { type: 'long' } } },
  alias: { type: 'alias', path: 'pid' },
};
const MAPPING = mappingOf(PROPERTIES);

/** Each row: a query with its place marked, and what the message must say. */
function check(
  title: string,
  type: 'verification' | 'unsupported',
  rows: readonly (readonly [string, RegExp])[],
): void {
  test(title, () => {
    for (const [fixture, message] of rows) {
      const { text, spans } = parseMarkers(fixture);
      const faults = faultsOf(text, MAPPING);
      const [first] = faults;
      assert.ok(first !== undefined, `no fault: ${text}`);
      assert.deepEqual(
        faults.map((fault) => fault.type),
        faults.map(() => type),
        text,
      );
      assert.match(first.message, message, text);
      assert.deepEqual(first.span, spans[0], `${text}: ${first.message}`);
      assert.equal(faults.length, spans.length, `${text}: ${faults.map((fault) => fault.message).join(' ')}`);
    }
  });
}

check('fields that are unknown, or of no use to EQL', 'verification', [
  ['any where «nme» == "a"', /^Unknown field `nme`.*Write `\?nme` if it may be absent/],
  ['any where name == "a" and «nme» == "a" and not «pidd» > 3', /Unknown field `nme`/],
  ['any where «spot» == null', /`geo_point` are not supported/],
  ['any where ?«spot» == null', /`geo_point` are not supported/],
  ['any where «times» == 5', /`long_range` are not supported/],
  ['any where «labels» == "x"', /`flattened` are not supported/],
  ['any where «labels.env» == "x"', /can't look into `labels`/],
  ['any where «parts.size» > 1', /it lies in `parts`, whose objects are `nested`/],
  ['any where «host» == null', /`object` are not supported/],
  ['any where «note» : "a*"', /analysed text \(`text`\) without an exact sub-field/],
  ['any where «note» == null', /analysed text/],
  ['any where length(«note») > 3', /analysed text/],
  ['any where «twice» == "x"', /several exact sub-fields; name one of them: `twice.a`, `twice.b`/],
  ['any where «lower» == "x"', /normalised \(`lowercase`\)/],
  ['sequence by «note» [any where true] [any where true]', /analysed text/],
  ['sequence by «nope» [any where true] [any where true]', /Unknown field `nope`/],
]);

check('conditions that are none', 'verification', [
  ['any where «pid»', /must be true or false, but `pid` is a number \(`long`\).*`pid != null`/],
  ['any where alive and «name»', /`name` is a string/],
  ['any where not «ip»', /`ip` is an IP address/],
  ['any where «length(name)»', /is a number/],
  ['any where «pid + 1»', /is a number/],
  ['any where («"a"»)', /is a string/],
]);

check('operators on the wrong type', 'verification', [
  ['any where «pid» : "4*"', /`:` compares strings, but `pid` is a number \(`long`\)/],
  ['any where «agent» : "1.*"', /is a version/],
  ['any where «at» like "2024*"', /is a date/],
  ['any where «alive» regex "t.*"', /is a boolean/],
  ['any where name : «4»', /compares strings, but this is `4`/],
  ['any where name : ("a", «null»)', /this is `null`/],
  ['any where name regex «5»', /this is `5`/],
  ['any where «pid» in~ ("4")', /`in~` compares strings/],
  ['any where name in~ ("a", «4»)', /must have the type/],
  ['any where pid in (1, «"4"»)', /`"4"` is a string, but `pid` is a number/],
  ['any where name in («1», "a")', /`1` is a number, but `name` is a string/],
  ['any where ip in («"10.0.0.1"»)', /Use `==` or `cidrMatch`/],
  ['any where at not in («"2024-01-01"»)', /`at` is a date/],
  ['any where agent in («"1.0"»)', /`agent` is a version/],
  ['any where name in («path»)', /takes constants only; `path` is none/],
  ['any where «name» + 1 == 2', /`\+` computes with numbers, but `name` is a string/],
  ['any where -«name» == 2', /`-` computes with numbers/],
  ['any where pid == «port»', /can't compare two fields: one side of `==` must be a constant/],
  ['any where length(name) > «length(path)»', /neither `length\(name\)` nor `length\(path\)` is/],
  ['any where pid != «port»', /can't compare two fields/],
]);

check("literals that a field's type can't read", 'verification', [
  ['any where pid == «"abc"»', /is no number, but `pid` holds numbers \(`long`\)/],
  ['any where pid > «true»', /is no number/],
  ['any where pid == «"0x10"»', /is no number/],
  ['any where alias == «"abc"»', /`alias` holds numbers/],
  ['any where alive == «"yes"»', /is neither `true` nor `false`/],
  ['any where alive == «""»', /is neither/],
  ['any where alive > «5»', /is neither/],
  ['any where ip == «"10.0.0.300"»', /is no IP address or block/],
  ['any where ip == «"10.0.0.0/40"»', /is no IP address or block/],
  ['any where ip > «"10.0.0.0/8"»', /is no IP address,/],
  ['any where at == «"01.02.2024"»', /can't be read as a date/],
  ['any where at > «"2024-01-01||+1"»', /can't be read as a date/],
  ['any where at == «false»', /can't be read as a date/],
]);

check('calls', 'verification', [
  ['any where «wildcard»(name, "a*")', /no function `wildcard`/],
  ['any where «startWith»(name, "a")', /did you mean `startsWith`/],
  ['any where «length~»(name) > 1', /`length` has no form with `~`/],
  ['any where «length()» > 1', /`length` takes 1 argument, this call has 0/],
  ['any where «substring(name)» == "a"', /`substring` takes 2 to 3 arguments, this call has 1/],
  ['any where «cidrMatch(ip)»', /takes at least 2 arguments/],
  [
    'any where length(«pid») > 1',
    /The argument `string` of `length` must be a string, but `pid` is a number/,
  ],
  ['any where startsWith(name, «5»)', /must be a string/],
  ['any where substring(name, «1.5») == "a"', /must be a whole number, but `1.5` is a number/],
  ['any where substring(name, «"1"») == "a"', /must be a whole number/],
  ['any where between(name, "a", "b", «1») == "c"', /must be a boolean/],
  ['any where cidrMatch(«name», "10.0.0.0/8")', /must be an IP address, but `name` is a string/],
  ['any where cidrMatch(«"10.0.0.1"», "10.0.0.0/8")', /must be an IP address/],
  ['any where cidrMatch(ip, «name»)', /must be a constant/],
  ['any where cidrMatch(ip, "10.0.0.0/8", «"10.0.0.0/99"»)', /neither a block of addresses nor an address/],
  ['any where add(«name», 1) == 2', /must be a number/],
]);

check("constants that can't be computed", 'verification', [
  ['any where pid == «2147483647 + 1»', /does not fit a whole number of 32 bits/],
  ['any where pid == «9223372036854775807 + 1»', /64 bits/],
  ['any where pid == 3 and ratio > «1 / 0»', /divided by zero/],
  ['any where pid == «5 % 0»', /divided by zero/],
  ['any where pid == «add(2147483647, 1)»', /32 bits/],
  ['any where pid == «number("x1")»', /can't read "x1"/],
]);

check('regular expressions, at the character', 'verification', [
  ['any where name regex "a«(»b"', /is not closed/],
  ['any where name regex "ab«)»c"', /closes nothing/],
  ['any where name regex ("a", "b«\\\\»e+")', /`\\e` is no character class/],
  ['any where name regex """a«[»bc"""', /is not closed/],
  ['any where name regex "a{«x»}"', /A number must follow/],
  ['any where name regex "«<»5-x>"', /range of numbers/],
  ['any where name regex "a«|»"', /ends where a character must follow/],
  [
    `any where name regex ("${'a'.repeat(600)}", "${'b'.repeat(399)}«b»bb")`,
    /all patterns of the list together may have at most 1000/,
  ],
]);

check('the category field and join keys', 'verification', [
  [
    'sequence [any where true] by name [any where true] by «pid»',
    /`pid` is a number \(`long`\), but `name` .* is a string/,
  ],
  [
    'sequence [any where true] by pid [any where true] by ratio until [any where true] by «name»',
    /`name` is a string/,
  ],
  ['sample [any where true] by ip [any where true] by «name»', /they can't be equal/],
]);

check("what Rulewright can't run, though Elasticsearch may", 'unsupported', [
  ['any where «substring(name, 1) regex "a.*"»', /Java's dialect/],
  ['any where string(«not startsWith(name, "a")») == "true"', /moves a negation/],
  ['any where string(«pid != 3») == "true"', /moves a negation/],
  ['any where at > «"now-1d"»', /depends on the time of the search/],
]);

test('the category field may be unknown, of another name, or of another type', () => {
  const without = mappingOf({ name: 'keyword' });
  const [unknown] = faultsOf('process where true', without);
  assert.match(unknown?.message ?? '', /event category field `event.category` is unknown/);
  assert.deepEqual(unknown?.span, { start: 0, end: 7 });
  assert.deepEqual(faultsOf('any where true', without), []);
  assert.deepEqual(faultsOf('process where true', without, { categoryField: 'name' }), []);
  const [number] = faultsOf('process where true', MAPPING, { categoryField: 'pid' });
  assert.match(number?.message ?? '', /`process` is no number/);
});

test('a sequence needs its timestamp field', () => {
  const [fault] = faultsOf('sequence [any where true] [any where true]', mappingOf({ name: 'keyword' }));
  assert.match(fault?.message ?? '', /timestamp field `@timestamp` is unknown/);
  assert.deepEqual(fault?.span, { start: 0, end: 8 });
});

test('one mistake is one fault, and what stands beside it is checked', () => {
  const count = (query: string): number => faultsOf(query, MAPPING).length;
  assert.equal(count('any where length(nope) + 1 > 3 and (nope == 1 or not nope2 : "a")'), 3);
  assert.equal(count('any where startsWith(concat(nope, name), "a") == true'), 1);
  assert.equal(
    count('sequence by nope, name [any where pid == "x"] [any where true] until [any where true]'),
    2,
  );
});

test('a type differs between indices', async () => {
  const { unitedIndices } = await import('../../server/src/core/condition/index-mapping.ts');
  const united = unitedIndices([
    mappingOf({ a: 'keyword', b: 'keyword', c: 'date', d: 'long' }),
    mappingOf({ a: 'long', b: 'constant_keyword', c: 'date_nanos', e: 'ip' }),
  ]);
  assert.match(
    faultsOf('any where a == 1', united)[0]?.message ?? '',
    /it is `keyword` and `long` in the indices/,
  );
  assert.deepEqual(faultsOf('any where b == "x" and c > 5 and d == 1 and e == "::1"', united), []);
});
