import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseKql } from '../../server/src/core/kql/parse.ts';
import { render } from './render.ts';

/** A query that Kibana takes, and its tree as `render` writes it. */
function check(query: string, tree: string): void {
  test(JSON.stringify(query), () => {
    const { value, errors } = parseKql(query);
    assert.deepEqual(errors, []);
    assert.equal(render(value), tree);
  });
}

describe('conditions', () => {
  check('', '');
  check(' \n\t\u00a0', '');
  check('user.name:root', 'user.name:root');
  check(' user.name : root ', 'user.name:root');
  check('a:1 and b:2 and c:3', 'and(a:1, b:2, c:3)');
  check('a:1 or b:2 and c:3', 'or(a:1, and(b:2, c:3))');
  check('not a:1 and b:2', 'and(not(a:1), b:2)');
  check('not (a:1 or b:2)', 'not((or(a:1, b:2)))');
  check('((a:1))', '((a:1))');
  check('( a:1 )', '(a:1)');
  check('file.size<=10 or file.size >100', 'or(file.size<=10, file.size>100)');
  check('event.ingested >= "now-2d/d"', 'event.ingested>="now-2d/d"');
});

describe('values', () => {
  check('a:(b or c and not d)', 'a:(or(b, and(c, not(d))))');
  check('a:(not (b or c))', 'a:(not((or(b, c))))');
  check('a:((b))', 'a:((b))');
  check('a:*', 'a:★');
  check('a:*.exe', 'a:★.exe');
  check('a:**', 'a:★★');
  check('a:"*.exe"', 'a:"*.exe"');
  check('a:\\*.e*e', 'a:*.e★e');
  check('a:true or a:False or a:"true"', 'or(a:<true>, a:False, a:"true")');
  check('a:null or a:(false or x)', 'or(a:<null>, a:(or(<false>, x)))');
  check('a:2 or a:-3.5e2', 'or(a:2, a:-3.5e2)');
  check('a:""', 'a:""');
});

describe('fields', () => {
  check('file.hash.*:abc', 'file.hash.★:abc');
  check('*:abc', '★:abc');
  check('"odd name":abc', '"odd name":abc');
  check('"a*":1', '"a*":1');
  check('odd name:abc', 'odd name:abc');
  check('a\\:b:c', 'a:b:c');
  check('null:1 and true : 2', 'and(null:1, true:2)');
  check('@timestamp < now-5m', '@timestamp<now-5m');
});

describe('nested fields', () => {
  check('dns.answers:{ type:A and data:x }', 'dns.answers{and(type:A, data:x)}');
  check('a:{b:1}', 'a{b:1}');
  check('a : { b : { c > 1 } or d:2 }', 'a{or(b{c>1}, d:2)}');
  check('a:{ (b:1 or c:2) }', 'a{(or(b:1, c:2))}');
});

describe('free text', () => {
  check('root', 'text root');
  check('"two words"', 'text "two words"');
  check('two words', 'text two words');
  check('ro*t or a:1', 'or(text ro★t, a:1)');
  check('(a or b) and c', 'and((or(text a, text b)), text c)');
});

describe('keywords need blanks, in any case', () => {
  check('a:1 AND b:2 Or NOT c:3', 'or(and(a:1, b:2), not(c:3))');
  check('a:1\u00a0and\tb:2\nor\r\nc:3', 'or(and(a:1, b:2), c:3)');
  check('a:1  and  not  b:2', 'and(a:1, not(b:2))');
  check('a:band or b:sort', 'or(a:band, b:sort)');
  check('a:whynot', 'a:whynot');
  check('not:1 or or:2', 'or(not:1, or:2)');
  // What has no blank on both sides, or stands where a condition starts, is text.
  check('a:1 and', 'a:1 and');
  check('a:(1 or)', 'a:(1 or)');
  check('and a:1', 'and a:1');
  check('a:1 and and b:2', 'and(a:1, and b:2)');
  check('a:1 and not', 'and(a:1, text not)');
  check('a:OR', 'a:OR');
  check('a:1 \u3000and b', 'a:1 \u3000and b');
});

describe('texts without quotes', () => {
  check('a:two  words and b:1', 'and(a:two  words, b:1)');
  check('a:x\ny', 'a:x\\ny');
  check("a:'x'", "a:'x'");
  check('a:x=y,z;[1]', 'a:x=y,z;[1]');
  check('a:C\\:\\\\temp\\\\*', 'a:C:\\temp\\★');
  check('a:\\(x\\) \\{y\\} \\<z\\> \\"q\\"', 'a:(x) {y} <z> \\"q\\"');
  check('a:x\\ty', 'a:x\\ty');
  check('a:\\u0041\\u006c', 'a:Al');
  check('a:x \\and y \\OR z', 'a:x and y OR z');
  // Kibana's order of escapes: `\n` comes before `\not`.
  check('a:\\not', 'a:ot');
  check('a:x \\NOT y', 'a:x NOT y');
  // What is left is trimmed, escaped white space too.
  check('a:\\tx\\n', 'a:x');
  check('a:\u3000x\u3000', 'a:x');
  check('a:\\u0074rue', 'a:<true>');
});

describe('texts in quotes', () => {
  check('a:"x \\"y\\" \\\\ z"', 'a:"x \\"y\\" \\\\ z"');
  check('a:"\\t\\u0041"', 'a:"\\tA"');
  check('a:"C:\\Users"', 'a:"C:\\\\Users"');
  check('a:"two\nlines"', 'a:"two\\nlines"');
  check('a:"and or not (){}:<>*"', 'a:"and or not (){}:<>*"');
  check('a:" x "', 'a:" x "');
});
