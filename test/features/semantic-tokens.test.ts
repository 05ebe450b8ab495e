/** The colours of a query and of the rule around it, told as `text:type` in the order of the file. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceFile } from '../../server/src/core/features/source-file.ts';
import { features, openText, ruleWith } from './support.ts';

/** Decodes the five numbers of each token (LSP 3.17, "Semantic Tokens"). */
function tokensOf(file: SourceFile, within?: { start: number; end: number }): readonly string[] {
  const { data } = features.semanticTokens(file, within);
  const told: string[] = [];
  let line = 0;
  let character = 0;
  for (let index = 0; index < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(index, index + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = file.lines.offsetAt({ line, character });
    const text = file.text.slice(start, start + length);
    assert.ok(length > 0 && !text.includes('\n'), `a token over several lines: ${text}`);
    told.push(`${text}:${features.tokenTypes[type] ?? '?'}`);
  }
  return told;
}

function check(text: string, expected: readonly string[]): void {
  assert.deepEqual(tokensOf(openText(text)), expected);
}

test('keywords, categories, fields, operators, strings, numbers', () => {
  check('process where process.name == "a" and not process.pid > 4', [
    'process:type',
    'where:keyword',
    ...['process:variable', '.:variable', 'name:variable'],
    '==:operator',
    '"a":string',
    'and:keyword',
    'not:keyword',
    ...['process:variable', '.:variable', 'pid:variable'],
    '>:operator',
    '4:number',
  ]);
});

test('wildcards, only where they are wildcards', () => {
  check('any where a : "x*y?" and b == "x*" and c like ("*z", "q") and d in ("*")', [
    ...['any:type', 'where:keyword'],
    ...[
      'a:variable',
      '::operator',
      '"x:string',
      '*:regexp',
      'y:string',
      '?:regexp',
      '":string',
      'and:keyword',
    ],
    ...['b:variable', '==:operator', '"x*":string', 'and:keyword'],
    ...['c:variable', 'like:keyword', '":string', '*:regexp', 'z":string', '"q":string', 'and:keyword'],
    ...['d:variable', 'in:keyword', '"*":string'],
  ]);
});

test('regular expressions, functions, comments', () => {
  check('any where a regex~ "x.*" and length(b) > 1 // why', [
    ...['any:type', 'where:keyword', 'a:variable', 'regex~:keyword', '"x.*":regexp', 'and:keyword'],
    ...['length:function', 'b:variable', '>:operator', '1:number', '// why:comment'],
  ]);
});

test('a comment over several lines is several tokens', () => {
  check('any where /* a\n b */ true', [
    'any:type',
    'where:keyword',
    '/* a:comment',
    ' b */:comment',
    'true:keyword',
  ]);
});

test('sequences, categories in quotes, pipes', () => {
  check('sequence by a with maxspan=5m ["file" where true] | head 3', [
    ...['sequence:keyword', 'by:keyword', 'a:variable', 'with:keyword', 'maxspan:keyword', '=:operator'],
    ...[
      '5:number',
      'm:number',
      '"file":type',
      'where:keyword',
      'true:keyword',
      '|:operator',
      'head:function',
      '3:number',
    ],
  ]);
});

test('a rule is coloured with no TOML extension: headers, keys, values, comments, the query', () => {
  check(
    `# why\n${ruleWith('process where true', 'risk_score = 47\nenabled = false\ntags = ["a", \'b\']\n')}`,
    [
      '# why:comment',
      ...['[metadata]:namespace', 'maturity:property', '"development":string', '[rule]:namespace'],
      ...[
        'type:property',
        '"eql":string',
        'language:property',
        '"eql":string',
        'risk_score:property',
        '47:number',
      ],
      ...['enabled:property', 'false:keyword', 'tags:property', '"a":string', "'b':string"],
      ...['query:property', "''':string", 'process:type', 'where:keyword', 'true:keyword', "''':string"],
    ],
  );
});

test('a query in a basic string is coloured where it is written, escapes and all', () => {
  check('[rule]\ntype = "eql"\nlanguage = "eql"\nquery = "any where a == \\"x\\\\\\\\y\\""\n', [
    ...[
      '[rule]:namespace',
      'type:property',
      '"eql":string',
      'language:property',
      '"eql":string',
      'query:property',
    ],
    ...[
      '":string',
      'any:type',
      'where:keyword',
      'a:variable',
      '==:operator',
      '\\"x\\\\\\\\y\\":string',
      '":string',
    ],
  ]);
});

test('headers of arrays, texts over several lines, inline tables, other queries', () => {
  check(
    '[rule]\ntype = "query"\nlanguage = "lucene"\nquery = """\na: b\n"""\n[[rule.threat]]\ntactic = { id = "x" }\n',
    [
      ...[
        '[rule]:namespace',
        'type:property',
        '"query":string',
        'language:property',
        '"lucene":string',
        'query:property',
        '""":string',
        'a: b:string',
        '""":string',
      ],
      ...['[[rule.threat]]:namespace', 'tactic:property', 'id:property', '"x":string'],
    ],
  );
});

test('dotted keys, keys that stand there twice, headers that are refused', () => {
  check('[rule]\na.b = 1\na.b = 2\n[rule]\nc = 3\n', [
    ...['[rule]:namespace', 'a:property', 'b:property', '1:number', 'a:property', 'b:property', '2:number'],
    ...['[rule]:namespace', 'c:property', '3:number'],
  ]);
});

test('a range gives its tokens alone, placed in the file', () => {
  const text = ruleWith('process where true\n  and process.pid == 4');
  const start = text.indexOf('  and');
  const file = openText(text);
  assert.deepEqual(tokensOf(file, { start, end: text.indexOf('\n', start) }), [
    ...['and:keyword', 'process:variable', '.:variable', 'pid:variable', '==:operator', '4:number'],
  ]);
});
