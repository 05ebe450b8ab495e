/** Tokens as colours, completion and hovers see them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexEql, type EqlTokenKind } from '../../server/src/core/eql/lex.ts';
import { KEYWORDS } from '../../server/src/core/eql/tokens.ts';

const SHORT: Readonly<Record<string, EqlTokenKind>> = {
  k: 'keyword',
  i: 'identifier',
  f: 'function',
  s: 'string',
  n: 'number',
  o: 'operator',
  p: 'punctuation',
  c: 'comment',
};

/** Tokens with a blank between them, and a letter for the kind of each. */
function check(title: string, text: string, pieces: string, kinds: string): void {
  test(title, () => {
    const tokens = lexEql(text);
    assert.equal(tokens.map((token) => token.text).join(' '), pieces);
    assert.deepEqual(
      tokens.map(({ kind }) => kind),
      [...kinds].map((letter) => SHORT[letter]),
    );
    for (const token of tokens) assert.equal(text.slice(token.span.start, token.span.end), token.text);
  });
}

describe('tokens of', () => {
  check('names', 'a.b_c @x `d e` ?f', 'a . b_c @x `d e` ? f', 'ipiiioi');
  check('functions', 'f(a) g (b) h~(c) i~', 'f ( a ) g ( b ) h~ ( c ) i~', 'fpipfpipfpipf');
  check('a function with a comment before its list', 'f/* x */(a)', 'f /* x */ ( a )', 'fcpip');
  check(
    'operators',
    'a==1!=2<=3>=4<5>6:7+8-9*0/1%2|3',
    'a == 1 != 2 <= 3 >= 4 < 5 > 6 : 7 + 8 - 9 * 0 / 1 % 2 | 3',
    'i' + 'on'.repeat(13),
  );
  check('brackets and lists', '![(a,b)]', '![ ( a , b ) ]', 'ppipipp');
  check(
    'words with a tilde',
    'a in~ ("x") like~ regex~ inner~ any~',
    'a in~ ( "x" ) like~ regex~ inner~ any~',
    'ikpspkkff',
  );
  check('options', 'with maxspan=5m runs=2', 'with maxspan = 5 m runs = 2', 'kkoniion');
  check(
    'strings of all kinds',
    String.raw`"a\"b" """c"d""" 'e' ?"f"`,
    String.raw`"a\"b" """c"d""" 'e' ?"f"`,
    'ssss',
  );
  check('numbers', '1 1.5 .5 1e5 1.', '1 1.5 .5 1e5 1.', 'nnnnn');
  check('numbers and names', '5ms 1e 1.a', '5 ms 1 e 1. a', 'ninini');
  check('a string without an end', 'a == "x', 'a == "x', 'ios');
  check('a string without an end and the next line', 'a == "x\nand b', 'a == "x and b', 'ioski');
  check('operators of other languages', 'a && b || !c <> d', 'a && b || ! c <> d', 'ioiooioi');
  check('keywords in upper case', 'a AND b', 'a AND b', 'iii');
  check('what has no meaning', 'a ; b $c d', 'a b d', 'iii');
  check('letters of other languages', 'a.größe', 'a . größe', 'ipi');
  check('comments', '// a\nb /* c */ d # e', '// a b /* c */ d # e', 'cicic');
  check('nothing', '', '', '');
});

test('every keyword is one, and none is a part of a name', () => {
  for (const word of KEYWORDS) {
    assert.deepEqual(
      lexEql(`${word} ${word}x x${word} ${word}_`).map(({ kind }) => kind),
      ['keyword', 'identifier', 'identifier', 'identifier'],
    );
  }
});
