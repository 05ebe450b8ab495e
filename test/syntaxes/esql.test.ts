/** The TextMate grammar of ES|QL. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIRST_WORDS } from '../../server/src/core/esql/commands/index.ts';
import { ESQL_FUNCTIONS } from '../../server/src/core/esql/functions/index.ts';
import { TIME_UNITS } from '../../server/src/core/esql/parser/time-units.ts';
import { KEYWORDS } from '../../server/src/core/esql/tokens.ts';
import { tokenizer } from './tokenize.ts';

const esql = await tokenizer('source.esql');

/** The innermost scope of each piece, `text:scope` without what is the same in all of them, and without brackets and commas. */
function colours(query: string): readonly string[] {
  return esql(query)
    .filter(
      ({ text, scopes }) =>
        text.trim() !== '' && !/^punctuation\.(section|separator)/.test(scopes.at(-1) ?? ''),
    )
    .map(({ text, scopes }) => `${text.trim()} ${(scopes.at(-1) ?? '').replace(/\.esql$/, '')}`);
}

const check = (query: string, expected: readonly string[]): void => {
  assert.deepEqual(colours(query), expected);
};

test('ES|QL: sources over lines, METADATA, a comment before it', () => {
  check('// why\nFROM logs-a.b-*, far:x-*,\n  "odd name" METADATA _id\n| LIMIT 5', [
    '// punctuation.definition.comment',
    'why comment.line.double-slash',
    'FROM keyword.control.command',
    'logs-a.b-* string.unquoted.index-pattern',
    'far:x-* string.unquoted.index-pattern',
    '" punctuation.definition.string.begin',
    'odd name string.quoted.double',
    '" punctuation.definition.string.end',
    'METADATA keyword.control',
    '_id variable.other.property',
    '| keyword.operator.pipe',
    'LIMIT keyword.control.command',
    '5 constant.numeric',
  ]);
});

test('ES|QL: a bar may end its line, with comments behind it', () => {
  check('row a = 1 | // then\n  /* or */ inline stats b = count(*) by a |\nlookup join c on a', [
    ...['row keyword.control.command', 'a variable.other.property', '= keyword.operator.assignment'],
    ...['1 constant.numeric', '| keyword.operator.pipe', '// punctuation.definition.comment'],
    ...['then comment.line.double-slash', '/* punctuation.definition.comment', 'or comment.block'],
    ...['*/ punctuation.definition.comment', 'inline stats keyword.control.command'],
    ...['b variable.other.property', '= keyword.operator.assignment', 'count support.function'],
    ...['* keyword.operator.arithmetic', 'by keyword.control', 'a variable.other.property'],
    ...['| keyword.operator.pipe', 'lookup join keyword.control.command', 'c variable.other.property'],
    ...['on keyword.control', 'a variable.other.property'],
  ]);
});

test('ES|QL: expressions, time spans, casts, parameters, names in backquotes, wildcards', () => {
  check('| where @timestamp > now() - 7 days and `a ``b`.c != ?x::ip | keep user.*, Esql.x', [
    ...['| keyword.operator.pipe', 'where keyword.control.command', '@timestamp variable.other.property'],
    ...['> keyword.operator.comparison', 'now support.function', '- keyword.operator.arithmetic'],
    ...['7 constant.numeric', 'days keyword.other.unit', 'and keyword.control.operator'],
    ...['`a ``b`.c variable.other.property', '!= keyword.operator.comparison', '?x variable.parameter'],
    ...[':: keyword.operator.cast', 'ip support.type', '| keyword.operator.pipe'],
    ...['keep keyword.control.command', 'user.* variable.other.property', 'Esql.x variable.other.property'],
  ]);
});

test('ES|QL: strings, raw strings, escapes, the pieces of patterns', () => {
  check('"a\\"\\.%{b}" """C:\\x "y" %{z}""""', [
    ...['" punctuation.definition.string.begin', 'a string.quoted.double', '\\" constant.character.escape'],
    ...['\\. invalid.illegal.escape', '%{b} constant.other.placeholder'],
    ...['" punctuation.definition.string.end', '""" punctuation.definition.string.begin'],
    ...['C:\\x "y" string.quoted.triple', '%{z} constant.other.placeholder'],
    ...['"""" punctuation.definition.string.end'],
  ]);
});

test('ES|QL: an unclosed string ends with its line', () => {
  for (const quotes of ['"', '"""']) {
    assert.ok(colours(`${quotes}a\n| where`).includes('where keyword.control.command'), quotes);
  }
});

test('ES|QL: the argument of KQL is KQL, and only it', () => {
  for (const call of ['KQL("""a.b: ("x" or y*) and not c:1""")', 'kql("a.b: (\\"x\\" or y*) and not c:1")']) {
    const pieces = esql(`| where ${call} and d == "not KQL: x"`);
    const inside = pieces.filter(({ scopes }) => scopes.includes('meta.embedded.inline.kql'));
    const scopeOf = (wanted: string): string | undefined =>
      inside.find(({ text }) => text.trim() === wanted)?.scopes.at(-1);
    assert.equal(scopeOf('a.b'), 'variable.other.property.kql', call);
    assert.equal(scopeOf('x'), 'string.quoted.double.kql', call);
    assert.equal(scopeOf('not'), 'keyword.control.operator.kql', call);
    assert.equal(scopeOf('c'), 'variable.other.property.kql', call);
    assert.equal(
      inside
        .map(({ text }) => text)
        .join('')
        .includes('not KQL'),
      false,
    );
  }
  assert.ok(!esql('qstr("a: b")').some(({ scopes }) => scopes.includes('meta.embedded.inline.kql')));
  assert.ok(colours('KQL("""a: "b""") | limit').includes('limit keyword.control.command'));
});

test('ES|QL: every command, function, keyword and unit that Rulewright knows has its colour, in any case', () => {
  for (const word of FIRST_WORDS) {
    assert.ok(colours(`from x | ${word} y`).includes(`${word} keyword.control.command`), word);
  }
  for (const { name } of ESQL_FUNCTIONS) {
    assert.deepEqual(colours(`${name} (`), [`${name} support.function`]);
  }
  for (const word of KEYWORDS.keys()) {
    for (const written of [word, word.toUpperCase()]) {
      assert.match(colours(`a + ${written} b`)[2] ?? '', /^\w+ (keyword|constant)\./, written);
    }
    assert.deepEqual(colours(`a.${word}`), [`a.${word} variable.other.property`], word);
  }
  for (const unit of TIME_UNITS) {
    assert.deepEqual(colours(`5${unit}`), ['5 constant.numeric', `${unit} keyword.other.unit`]);
  }
});

test('ES|QL: a column that is called like a command is a column', () => {
  for (const query of ['| keep\n  from,\n  row.x', '| eval from = 1, ts.x = 2', '| sort from.address']) {
    const commands = colours(query).filter((colour) => colour.endsWith('keyword.control.command'));
    assert.equal(commands.length, 1, query);
  }
});
