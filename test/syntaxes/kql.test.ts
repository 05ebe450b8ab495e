/** The TextMate grammar of KQL. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tokenizer } from './tokenize.ts';

const kql = await tokenizer('source.kql');

/** The scope of `wanted` where it stands as a piece of its own. */
const scopeOf = (query: string, wanted: string): string | undefined =>
  kql(query)
    .find(({ text }) => text.trim() === wanted)
    ?.scopes.at(-1);

test('KQL: fields, operators, ranges, wildcards, nested groups and escapes have their colours', () => {
  const query = 'a.b: (x* or "and\\"c") AND not d >= 5 and e:{ f: g } and h: true';
  const expected = [
    ['a.b', 'variable.other.property.kql'],
    [':', 'keyword.operator.comparison.kql'],
    ['*', 'keyword.operator.wildcard.kql'],
    ['or', 'keyword.control.operator.kql'],
    ['and', 'string.quoted.double.kql'],
    ['\\"', 'constant.character.escape.kql'],
    ['AND', 'keyword.control.operator.kql'],
    ['not', 'keyword.control.operator.kql'],
    ['d', 'variable.other.property.kql'],
    ['>=', 'keyword.operator.comparison.kql'],
    ['{', 'punctuation.section.nested.kql'],
    ['f', 'variable.other.property.kql'],
    ['x', 'string.unquoted.kql'],
    ['5', 'constant.numeric.kql'],
    ['g', 'string.unquoted.kql'],
    ['true', 'constant.language.kql'],
  ] as const;
  for (const [text, scope] of expected) assert.equal(scopeOf(query, text), scope, text);
});

test('KQL: a word that only starts or ends like an operator is none', () => {
  for (const word of ['android', 'x-or', 'notx']) {
    const scopes = kql(`a: ${word}`).flatMap((token) => token.scopes);
    assert.ok(!scopes.includes('keyword.control.operator.kql'), word);
  }
});
