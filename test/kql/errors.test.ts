import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseKql } from '../../server/src/core/kql/parse.ts';
import type { Fix } from '../../server/src/core/text/diagnostic.ts';
import { parseMarkers } from '../support/markers.ts';
import { render } from './render.ts';

interface Expected {
  /** A part of the message. */
  readonly says: string;
  /** The query after the first fix; absent where there is none. */
  readonly fixed?: string;
  /** The tree that is read all the same. */
  readonly tree?: string;
}

/** One slip has one error, at the mark; its first fix leaves none. */
function check(fixture: string, { says, fixed, tree }: Expected): void {
  test(JSON.stringify(fixture), () => {
    const { text, spans } = parseMarkers(fixture);
    const { value, errors } = parseKql(text);
    const [error, ...others] = errors;
    assert.ok(error !== undefined && others.length === 0, JSON.stringify(errors));
    assert.deepEqual(error.span, spans[0]);
    assert.ok(error.message.includes(says), error.message);
    const result = error.fixes?.[0] === undefined ? undefined : applied(text, error.fixes[0]);
    assert.equal(result, fixed);
    if (result !== undefined) assert.deepEqual(parseKql(result).errors, []);
    if (tree !== undefined) assert.equal(render(value), tree);
  });
}

function applied(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((left, { span, newText }) => left.slice(0, span.start) + newText + left.slice(span.end), text);
}

describe('`not`', () => {
  check('a: «not» b', { says: 'Write `not a:…`', fixed: 'not a: b', tree: 'not(a:b)' });
  check('not a: «not» b', { says: 'Kibana refuses', fixed: 'not a: (not b)' });
  check('a: «not» (b or c) and d:1', { says: 'refuses', fixed: 'not a: (b or c) and d:1' });
  check('«NOT»(a:b)', { says: 'A blank is missing behind `NOT`', fixed: 'NOT (a:b)', tree: 'not((a:b))' });
  check('«not not» a:b', { says: 'Remove both', fixed: 'a:b', tree: 'a:b' });
  check('a:(«not not not» b)', { says: 'two of them are none', fixed: 'a:(not b)', tree: 'a:(not(b))' });
  check('a:«cannot» open and b:1', {
    says: 'takes the `not` at the end of `cannot`',
    fixed: 'a:"cannot open" and b:1',
    tree: 'and(a:cannot open, b:1)',
  });
});

describe('blanks around keywords', () => {
  check('a:b «and»(c:d)', { says: 'behind `and`', fixed: 'a:b and (c:d)', tree: 'and(a:b, (c:d))' });
  check('(a:b)«and» c:d', { says: 'before `and`', fixed: '(a:b) and c:d' });
  check('(a:b)«or»(c:d)', { says: 'around `or`', fixed: '(a:b) or (c:d)' });
  check('a:("b" «or»"c")', { says: 'behind `or`', fixed: 'a:("b" or "c")', tree: 'a:(or("b", "c"))' });
  check('a:(b or «not»(c or d))', { says: 'behind `not`', fixed: 'a:(b or not (c or d))' });
});

describe('what is missing', () => {
  check('a:"b" «and»', { says: 'A condition is missing behind `and`', tree: 'and(a:"b", ?)' });
  check('a:b «or» ', { says: 'A condition is missing behind `or`' });
  check('a:b and «not» ', { says: 'A condition is missing behind `not`' });
  check('(a:b and «)»', { says: 'behind `and`, before `)`' });
  check('a«:»', { says: 'A value is missing behind `a:`', tree: 'a:?' });
  check('a: «and» b:c', { says: 'behind `a:`, before `and`', tree: 'and(a:?, b:c)' });
  check('a:("b" or «)»', { says: 'A value is missing behind `or`' });
  check('a «>=»', { says: 'A value is missing behind `>=`' });
  check('«:» b', { says: 'A field is missing before `:`', tree: ':b' });
  check('a:b and «<» 5', { says: 'A field is missing before `<`' });
  check('(«)»', { says: 'between these parentheses' });
  check('a:(«)» and b:c', { says: 'A value is missing between', tree: 'and(a:(?), b:c)' });
  check('a:{«}»', { says: 'between these braces' });
  check('a:b\n«c»:d', { says: '`and` or `or` is missing', fixed: 'a:b and\nc:d', tree: 'and(a:b, c:d)' });
  check('a:"b" «c»:d', { says: 'missing before `c`', fixed: 'a:"b" and c:d' });
  check('a:("b" «"c"»)', { says: '`or` or `and` is missing', fixed: 'a:("b" or "c")' });
  check('a:(b «not» c)', { says: '`and` or `or` is missing', fixed: 'a:(b and not c)' });
  check('a:b «not» c:d', { says: 'missing before `not`', fixed: 'a:b and not c:d' });
  check('(a:b) «(»c:d)', { says: 'missing before `(`', fixed: '(a:b) and (c:d)' });
  check('«user.name» "root"', { says: 'A `:` is missing', fixed: 'user.name:"root"' });
  check('«user.name» (a or b)', { says: 'A `:` is missing', fixed: 'user.name:(a or b)' });
  check('«a»{ b:c }', { says: 'A `:` is missing', fixed: 'a:{ b:c }', tree: 'a{b:c}' });
});

describe('brackets and quotes', () => {
  check('«(»a:b and c:d', { says: 'This `(` is not closed', fixed: '(a:b and c:d)' });
  check('a:«(»b or c and d:e', {
    says: 'not closed',
    fixed: 'a:(b or c) and d:e',
    tree: 'and(a:(or(b, c)), d:e)',
  });
  check('a:«(»b or c and not (d:e)', { says: 'not closed', fixed: 'a:(b or c) and not (d:e)' });
  check('a:«{»b:c', { says: 'This `{` is not closed', fixed: 'a:{b:c}' });
  check('a:{b:c«)»', { says: "can't close a `{`", fixed: 'a:{b:c}', tree: 'a{b:c}' });
  check('a:(b or c«}» and d:e', { says: "can't close a `(`", fixed: 'a:(b or c) and d:e' });
  check('user.na«(»me:x and a:b', { says: 'not closed', fixed: 'user.name:x and a:b' });
  check('a:(b or c«(»d)', { says: 'not closed', fixed: 'a:(b or cd)' });
  check('(a:«(»b or c and d:e)', { says: 'not closed', fixed: '(a:(b or c) and d:e)' });
  check('a:b«)» and c:d', { says: 'closes nothing', fixed: 'a:b and c:d' });
  check('«{»a:b}', { says: 'behind a nested field' });
  check('a:b «{»c:d}', { says: 'behind a nested field' });
  check('a:(b or «{»c})', { says: 'behind a nested field' });
  check('a:«"b»', { says: 'not closed', fixed: 'a:"b"', tree: 'a:"b"' });
  check('a:«"b» and c:d', { says: 'not closed', fixed: 'a:"b" and c:d', tree: 'and(a:"b", c:d)' });
  check('a:«"b» and c:"d" or e:"f"', { says: 'not closed', fixed: 'a:"b" and c:"d" or e:"f"' });
  check('a:("b" or «"c») and d:e', { says: 'not closed', fixed: 'a:("b" or "c") and d:e' });
  check('a:«b"» and c:"d"', { says: 'none opens it', fixed: 'a:"b" and c:"d"', tree: 'and(a:b, c:"d")' });
  check('a:("b" or «two words"»)', { says: 'none opens it', fixed: 'a:("b" or "two words")' });
  check('a:«"b» and\nc:"d"', { says: 'not closed', fixed: 'a:"b" and\nc:"d"' });
});

describe('signs and escapes in texts', () => {
  check('url.full:http«:»//x.example', {
    says: 'in double quotes only',
    fixed: 'url.full:"http://x.example"',
    tree: 'url.full:http://x.example',
  });
  check('source.ip:«:»:1', { says: 'A `:` in a value', fixed: 'source.ip:"::1"' });
  check('source.ip:(«:»:1 or 10.1.1.1)', { says: 'A `:`', fixed: 'source.ip:("::1" or 10.1.1.1)' });
  check('a:x«:»*', { says: 'A `:`', fixed: 'a:x\\:*', tree: 'a:x:★' });
  check('file.path:C«:»\\Temp\\x and b:1', { says: 'A `:`', fixed: 'file.path:"C:\\\\Temp\\\\x" and b:1' });
  check('a:x«<»y', { says: 'A `<` in a value', fixed: 'a:"x<y"' });
  check('a:x«\\y»', { says: '`\\y` is no escape', fixed: 'a:x\\\\y', tree: 'a:x\\\\y' });
  check('a:x«\\y»\\z\\\\ and b:1', { says: 'no escape', fixed: 'a:x\\\\y\\\\z\\\\ and b:1' });
  check('a:x«\\»', { says: 'no escape', fixed: 'a:x\\\\' });
});

describe('other languages', () => {
  check('user.name «==» "root"', {
    says: 'KQL has no `==`',
    fixed: 'user.name:"root"',
    tree: 'user.name:"root"',
  });
  check('a:1 and user.name«!=»"root"', { says: 'not user.name', fixed: 'a:1 and not user.name:"root"' });
  check('user.name «in» ("a", "b")', { says: 'KQL has no `in`', fixed: 'user.name:("a" or "b")' });
  check('user.name «not in» ("a","b") and c:1', {
    says: 'no `not in`',
    fixed: 'not user.name:("a" or "b") and c:1',
  });
  check('user.name «like~» "r*"', { says: 'no `like~`', fixed: 'user.name:"r*"' });
  check('a:("b"«,» "c",)', { says: 'not by commas', fixed: 'a:("b" or "c")', tree: 'a:(or("b", "c"))' });
  check('a:("b" or "c"«,»)', { says: 'remove it', fixed: 'a:("b" or "c")' });
  check('a:b «&&» c:d', { says: 'KQL has no `&&`', fixed: 'a:b and c:d', tree: 'and(a:b, c:d)' });
  check('a:"b" «||» "c"', { says: 'no `||`', fixed: 'a:"b" or "c"' });
  check('a:b«,» c:d', { says: 'joined by `and` or `or`', fixed: 'a:b and c:d' });
  check('a«:>»5', { says: 'A range has no `:`', fixed: 'a>5', tree: 'a>5' });
  check('a:(«>»5)', { says: 'A range is a condition of its own' });
  check('a > «(»1 or 2)', { says: 'takes a single value' });
  check('a >«:» 5', { says: "can't stand behind `>`", fixed: 'a > 5' });
  check('a:(b or «user.name»:c)', { says: 'must stand outside' });
  check('a:"b" «:» "c"', { says: "can't stand behind a whole condition" });
});

test('errors that have nothing to do with each other are all reported', () => {
  const { errors } = parseKql('a: and b:"c" and d:(e or f and g:h and i:x\\y and not(j:k)');
  assert.equal(errors.length, 4, JSON.stringify(errors, undefined, 1));
});

describe('one bracket, quote or connective too few is one error, wherever it is', () => {
  for (const query of [
    'event.category:process and process.name:("bash" or "zsh" or dash) and not user.name:("root" or admin*)',
    'event.category:file and\n(file.path:(/etc/* and not "/etc/motd") or file.name:"id rsa") and\nhost.os.type:"linux"',
    'not (dns.answers:{ type:"A" and data:("192.0.2.1" or "192.0.2.2") } and process.pid > 4) and user.id:"0"',
  ]) {
    for (const [what, pattern] of [
      ['quote', /"/g],
      ['bracket', /[()}]/g],
      ['connective', /(?<=\s)(?:and|or)\s+(?=[\w(]+:)/g],
    ] as const) {
      test(`${what}: ${query}`, () => {
        for (const { 0: dropped, index } of query.matchAll(pattern)) {
          const broken = query.slice(0, index) + query.slice(index + dropped.length);
          const { errors } = parseKql(broken);
          assert.equal(errors.length, 1, `${broken}\n${errors.map(({ message }) => message).join('\n')}`);
        }
      });
    }
  }
});
