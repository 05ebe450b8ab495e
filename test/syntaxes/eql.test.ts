/** The TextMate grammar of EQL: what a query looks like before the server has said anything, and where it does not run. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { KEYWORDS } from '../../server/src/core/eql/tokens.ts';
import { EQL_FUNCTIONS } from '../../server/src/core/eql/functions/index.ts';
import { repositoryRoot } from '../support/shared.ts';
import { tokenizer } from './tokenize.ts';

type Coloured = readonly (readonly [text: string, scope: string])[];

const eql = await tokenizer('source.eql');

/** The innermost scope of each piece, without white space and without what has no scope of its own. */
function colours(tokenize: Awaited<ReturnType<typeof tokenizer>>, text: string): Coloured {
  return tokenize(text)
    .filter((token) => token.text.trim() !== '' && token.scopes.length > 1)
    .map((token) => [token.text.trim(), token.scopes.at(-1) ?? '']);
}

function check(query: string, expected: Coloured): void {
  assert.deepEqual(colours(eql, query), expected);
}

const parts = (...texts: readonly string[]): Coloured =>
  texts.map((text) => [text, 'variable.other.property.eql'] as const);

test('an event query', () => {
  check('process where ?a.b : "x*" and not c == true', [
    ['process', 'entity.name.type.category.eql'],
    ['where', 'keyword.control.eql'],
    ['?', 'keyword.operator.optional.eql'],
    ...parts('a', '.b'),
    [':', 'keyword.operator.comparison.eql'],
    ['"', 'punctuation.definition.string.begin.eql'],
    ['x*', 'string.quoted.double.eql'],
    ['"', 'punctuation.definition.string.end.eql'],
    ['and', 'keyword.control.operator.eql'],
    ['not', 'keyword.control.operator.eql'],
    ...parts('c'),
    ['==', 'keyword.operator.comparison.eql'],
    ['true', 'constant.language.eql'],
  ]);
});

test('a sequence', () => {
  check('sequence by `a b` with maxspan=5m [any where true] with runs=3 ![file where null] | head 2', [
    ['sequence', 'keyword.control.eql'],
    ['by', 'keyword.control.eql'],
    ...parts('`a b`'),
    ['with', 'keyword.control.eql'],
    ['maxspan', 'keyword.control.eql'],
    ['=', 'keyword.operator.assignment.eql'],
    ['5', 'constant.numeric.eql'],
    ['m', 'keyword.other.unit.eql'],
    ['[', 'punctuation.section.brackets.eql'],
    ['any', 'entity.name.type.category.eql'],
    ['where', 'keyword.control.eql'],
    ['true', 'constant.language.eql'],
    [']', 'punctuation.section.brackets.eql'],
    ['with', 'keyword.control.eql'],
    ['runs', 'keyword.control.eql'],
    ['=', 'keyword.operator.assignment.eql'],
    ['3', 'constant.numeric.eql'],
    ['!', 'keyword.operator.missing-event.eql'],
    ['[', 'punctuation.section.brackets.eql'],
    ['file', 'entity.name.type.category.eql'],
    ['where', 'keyword.control.eql'],
    ['null', 'constant.language.eql'],
    [']', 'punctuation.section.brackets.eql'],
    ['|', 'keyword.operator.pipe.eql'],
    ['head', 'keyword.control.pipe.eql'],
    ['2', 'constant.numeric.eql'],
  ]);
});

test('comments, escapes, raw strings', () => {
  check('// a', [
    ['//', 'punctuation.definition.comment.eql'],
    ['a', 'comment.line.double-slash.eql'],
  ]);
  check('"\\n\\u{1F600}\\q"', [
    ['"', 'punctuation.definition.string.begin.eql'],
    ['\\n', 'constant.character.escape.eql'],
    ['\\u{1F600}', 'constant.character.escape.eql'],
    ['\\q', 'invalid.illegal.escape.eql'],
    ['"', 'punctuation.definition.string.end.eql'],
  ]);
  check('"""C:\\dir"""" == 1', [
    ['"""', 'punctuation.definition.string.begin.eql'],
    ['C:\\dir', 'string.quoted.triple.eql'],
    ['""""', 'punctuation.definition.string.end.eql'],
    ['==', 'keyword.operator.comparison.eql'],
    ['1', 'constant.numeric.eql'],
  ]);
});

test('an unclosed string ends with its line', () => {
  check('"a\nand', [
    ['"', 'punctuation.definition.string.begin.eql'],
    ['a', 'string.quoted.double.eql'],
    ['and', 'keyword.control.operator.eql'],
  ]);
});

test('every keyword of the language has a colour, and no field that only starts like one', () => {
  for (const word of KEYWORDS.keys()) {
    const [first] = colours(eql, `${word} x`);
    assert.match(first?.[1] ?? '', /^(keyword|constant)\./, word);
    check(`${word}s == 1`, [
      ...parts(`${word}s`),
      ['==', 'keyword.operator.comparison.eql'],
      ['1', 'constant.numeric.eql'],
    ]);
  }
  for (const word of ['in~', 'like~', 'regex~']) {
    assert.deepEqual(colours(eql, `${word} (`)[0], [word, 'keyword.control.operator.eql']);
  }
});

test('the functions of the grammar are those of the language', () => {
  const text = readFileSync(join(repositoryRoot, 'syntaxes/eql.tmLanguage.json'), 'utf8');
  const inGrammar = /\((add\|[a-z|]+)\)/.exec(text)?.[1]?.split('|') ?? [];
  assert.deepEqual([...inGrammar].sort(), EQL_FUNCTIONS.map(({ name }) => name.toLowerCase()).sort());
  check('CIDRMatch(', [
    ['CIDRMatch', 'support.function.eql'],
    ['(', 'punctuation.section.parens.eql'],
  ]);
});
