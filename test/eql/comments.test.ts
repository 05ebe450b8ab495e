/** Comments stand anywhere between two tokens, and end where Elasticsearch's do. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lexEql } from '../../server/src/core/eql/lex.ts';
import { checkQuery, checkSlip } from './check.ts';

function commentsOf(text: string): readonly string[] {
  return lexEql(text)
    .filter(({ kind }) => kind === 'comment')
    .map((comment) => comment.text);
}

function check(title: string, text: string, comments: readonly string[], tree: string): void {
  test(title, () => {
    checkQuery(text, tree);
    assert.deepEqual(commentsOf(text), comments);
  });
}

describe('comments', () => {
  check(
    'to the end of a line',
    '// one\nany // two\r\nwhere a // three',
    ['// one', '// two', '// three'],
    'any: a',
  );
  check(
    'in a block',
    '/* one */ any where a /* two\n three */ and b',
    ['/* one */', '/* two\n three */'],
    'any: (and a b)',
  );
  check(
    'between all tokens',
    'any/**/where/**/a/**/./**/b/**/==/**/-/**/1',
    Array(7).fill('/**/'),
    'any: (== a.b (- 1))',
  );
  check('in lists', 'any where a in (1, // one\n 2 /* two */)', ['// one', '/* two */'], 'any: (in a 1 2)');
  check(
    'between event queries',
    'sequence // s\n by x /* k */ [a where b] // t\n [c where d]',
    ['// s', '/* k */', '// t'],
    'sequence by x [a: b] [c: d]',
  );
  check('that look like strings', 'any where a == "/* b */" // "c"', ['// "c"'], 'any: (== a "/* b */")');
  check('with stars', 'any where /***/ a /* * / **/', ['/***/', '/* * / **/'], 'any: a');
  check('inside of comments', 'any where /* a /* b */ c */ d', ['/* a /* b */ c */'], 'any: d');
  check('inside of comments, twice', 'any where /* /* /* */ */ */ d', ['/* /* /* */ */ */'], 'any: d');
  check(
    'one opening too many: the last end counts',
    'any where /* a /* b */ c /* d */ e',
    ['/* a /* b */ c /* d */'],
    'any: e',
  );
  check('a comment alone in front', '/* one */\n\n// two\n\nany where a', ['/* one */', '// two'], 'any: a');
});

test('a query of comments alone is empty', () => {
  checkSlip('«// nothing\n/* at all */»', { message: 'The query is empty' });
});

test('so is a query of blanks, and one of nothing', () => {
  checkSlip('«  \n»', { message: 'The query is empty' });
  checkSlip('«»', { message: 'The query is empty' });
});
