/** Completion, hover, signatures, colours and shape of ES|QL queries, in a rule. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MarkupContent, type MarkupContent as Markup } from 'vscode-languageserver-types';
import { parseMarkers } from '../support/markers.ts';
import { checkOffered, checkTaken, offered } from './completion-support.ts';
import { features, open, openText } from './support.ts';

function rule(query: string): string {
  return `[metadata]\nmaturity = "development"\n\n[rule]\ntype = "esql"\nlanguage = "esql"\nquery = '''\n${query}\n'''\n`;
}

describe('completion', () => {
  for (const [title, query, expected] of [
    [
      'commands behind a bar, the usual ones first',
      'from x | $0',
      { first: ['where', 'stats', 'eval', 'keep'], lacks: ['from'] },
    ],
    ['in the letters of the query', 'FROM x | $0', { first: ['WHERE', 'STATS'] }],
    ['half a command', 'from x | mv$0', { only: ['mv_expand'] }],
    ['what starts a query', '$0', { first: ['FROM'], lacks: ['WHERE'] }],
    ['metadata', 'from logs-* $0', { only: ['metadata'] }],
    [
      'metadata columns',
      'from logs-* metadata _id, $0',
      { has: ['_index', '_version'], lacks: ['user.name'] },
    ],
    ['fields', 'from logs-* | where proc$0', { has: ['process.name', 'process.parent.name'] }],
    [
      'columns of the query before fields',
      'from logs-* | eval Esql.name = user.name | where $0',
      { first: ['Esql.name'], has: ['user.name', 'to_lower'] },
    ],
    [
      'columns alone behind STATS',
      'from logs-* | stats Esql.n = count(*) by host.id | where $0',
      { first: ['Esql.n', 'host.id'], lacks: ['user.name', 'process.name'] },
    ],
    [
      'columns alone in KEEP',
      'from logs-* | stats Esql.n = count(*) by host.id | keep $0',
      { only: ['Esql.n', 'host.id'] },
    ],
    [
      'not what was dropped',
      'from logs-* | drop user.name | where user.$0',
      { has: ['user.id'], lacks: ['user.name'] },
    ],
    [
      'earlier columns of the same EVAL',
      'row a = 1 | eval b = 2, c = $0, d = 3',
      { has: ['a', 'b'], lacks: ['c', 'd'] },
    ],
    [
      'aggregations behind STATS',
      'from logs-* | stats c = $0',
      { first: ['avg', 'count'], has: ['values'], lacks: ['bucket'] },
    ],
    [
      'no aggregations elsewhere',
      'from logs-* | where $0',
      { has: ['length'], lacks: ['count_distinct', 'values'] },
    ],
    [
      'groups behind BY',
      'from logs-* | stats count(*) by $0',
      { has: ['host.id', 'bucket'], lacks: ['count_distinct'] },
    ],
    ['fields inside a call', 'from logs-* | stats max(user.$0', { has: ['user.name'] }],
    [
      'operators',
      'from logs-* | where user.name $0',
      { has: ['and', 'is null', 'like', 'in'], lacks: ['user.id'] },
    ],
    ['BY behind an aggregation', 'from logs-* | stats count(*) $0', { first: ['by', 'where'] }],
    ['AS in RENAME', 'from logs-* | rename user.name $0', { only: ['as'] }],
    ['a name in backquotes where it needs them', 'row `a b` = 1 | keep a$0', { only: ['a b'] }],
    ['nothing in a string', 'from logs-* | where user.name == "$0"', { only: [] }],
    ['nothing in a comment', 'from logs-* // $0\n| where a == 1', { only: [] }],
    ['nothing in a number', 'from logs-* | limit 1$0', { only: [] }],
    [
      'behind a step that may have made any column',
      'row a = 1 | lookup join p on a | where $0',
      { first: ['a'], has: ['user.name'] },
    ],
  ] as const) {
    test(title, () => {
      checkOffered(rule(query), expected);
    });
  }

  test('a taken name is written as ES|QL wants it', () => {
    checkTaken(rule('row `a b`.c = 1 | keep a$0'), 'a b.c', rule('row `a b`.c = 1 | keep `a b`.c'));
    checkTaken(
      rule('from logs-* | where proc.na$0'.replace('proc.na', 'process.na')),
      'process.name',
      rule('from logs-* | where process.name'),
    );
    checkTaken(rule('FROM x | ev$0'), 'EVAL', rule('FROM x | EVAL ${1:Esql.name} = ${2:expression}'));
  });

  test('a space alone asks only where something has to follow', () => {
    assert.equal(offered(rule('from logs-* | where user.name == 1 $0'), { trigger: ' ' }).items.length, 0);
    assert.ok(offered(rule('from logs-* | $0'), { trigger: ' ' }).items.length > 10);
  });

  test('items have their documentation', () => {
    const items = offered(rule('from logs-* metadata _id | stats $0')).items;
    const count = items.find(({ label }) => label === 'count_distinct');
    assert.ok(count !== undefined);
    const { documentation } = features.resolveCompletion(count);
    assert.ok(MarkupContent.is(documentation));
    assert.match(documentation.value, /COUNT_DISTINCT\(field\[, precision\]\)[^]*different values/);
  });
});

/** The hover's text at `$0`, and that it is about what is marked. */
function hoverAt(query: string): string | undefined {
  const { text, spans } = parseMarkers(rule(query));
  const { file, offset } = open(rule(query).replace(/[«»]/g, ''));
  const hover = features.hover(file, offset);
  const [expected] = spans;
  assert.equal(file.text, text);
  if (expected !== undefined) assert.deepEqual(hover?.range, file.lines.rangeOf(expected));
  return hover && (hover.contents as Markup).value;
}

describe('hover', () => {
  for (const [title, query, pattern] of [
    ['a command', 'from x | «st$0ats» count(*) by a', /one row for each group/],
    ['a command of two words', 'from x | «inline$0 stats» count(*) by a', /keeps the rows/],
    ['a command that is not looked into', 'from x | «fo$0rk» (limit 1)', /does not look into/],
    [
      'a function',
      'from x | eval a = «date$0_diff»("day", b, c)',
      /DATE_DIFF\(unit, start, end\)[^]*`integer`/,
    ],
    ['a function that is not explained', 'from x | eval a = «ac$0os»(b)', /ACOS\(number\)/],
    ['an operator', 'from x | where a «rl$0ike» "b"', /regular expressions/],
    ['a field', 'from x | where «process.na$0me» == "a"', /\*\*`process.name`\*\* · keyword/],
    [
      'a column of the query',
      'from x | eval Esql.a = length(user.name) | where «Esql.$0a» > 1',
      /`Esql.a`\*\* · integer, column[^]*Esql.a = length\(user.name\)/,
    ],
    ['where it is made', 'from x | eval «Es$0ql.a» = length(user.name)', /integer, column/],
    [
      'a column that a pattern makes',
      'from x | grok message "%{IP:Esql.b}" | keep «Esql$0.b»',
      /keyword, column[^]*grok message/,
    ],
    [
      'a field whose name a column took',
      'from x | eval user.name = 5 | where «user$0.name» == 5',
      /integer, column/,
    ],
    ['a metadata column', 'from x metadata _id | keep «_$0id»', /own id/],
    ['the same where it is loaded', 'from x metadata «_i$0d» | keep _id', /own id/],
  ] as const) {
    test(title, () => {
      assert.match(hoverAt(query) ?? '', pattern);
    });
  }

  test('nothing is said of a column that is not there, of strings and of unknown functions', () => {
    assert.equal(hoverAt('row a = 1 | where user.na$0me == "b"'), undefined);
    assert.equal(hoverAt('row a = 1 | where a == "sta$0ts"'), undefined);
    assert.equal(hoverAt('row a = 1 | where nosuch$0(a)'), undefined);
  });
});

test('signature help, with the argument that stands there', () => {
  const help = (query: string) => {
    const { file, offset } = open(rule(query));
    const found = features.signatureHelp(file, offset);
    return found && [found.signatures[0]?.label, found.activeParameter];
  };
  assert.deepEqual(help('from x | eval a = substring(b, $0'), ['SUBSTRING(string, start[, length])', 1]);
  assert.deepEqual(help('from x | eval a = concat(b, c, to_lower(d), $0)'), ['CONCAT(string1, string2…)', 1]);
  assert.deepEqual(help('from x | eval a = concat(to_lower($0'), ['TO_LOWER(string)', 0]);
  assert.equal(help('from x | eval a = (b + $0'), undefined);
});

test('colours', () => {
  const query =
    'FROM logs-* METADATA _id // c\n| EVAL a.b = to_lower(d)::keyword, e = 7 days\n| WHERE f IS NOT NULL AND g == "h"\n| KEEP keep, *';
  const file = openText(rule(query));
  const { data } = features.semanticTokens(file);
  const found: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = file.lines.offsetAt({ line, character });
    found.push(`${features.tokenTypes[type] ?? ''}:${file.text.slice(start, start + length)}`);
  }
  const inQuery = found.slice(
    found.findIndex((one) => one.endsWith('FROM')),
    -1,
  );
  assert.deepEqual(inQuery, [
    ...['keyword:FROM', 'string:logs-*', 'keyword:METADATA', 'variable:_id', 'comment:// c'],
    ...[
      'operator:|',
      'keyword:EVAL',
      'variable:a',
      'variable:.',
      'variable:b',
      'operator:=',
      'function:to_lower',
    ],
    ...['variable:d', 'operator:::', 'type:keyword', 'variable:e', 'operator:=', 'number:7', 'number:days'],
    ...[
      'operator:|',
      'keyword:WHERE',
      'variable:f',
      'keyword:IS',
      'keyword:NOT',
      'keyword:NULL',
      'keyword:AND',
    ],
    ...[
      'variable:g',
      'operator:==',
      'string:"h"',
      'operator:|',
      'keyword:KEEP',
      'variable:keep',
      'operator:*',
    ],
  ]);
});

test('the outline lists the commands, and a long one folds', () => {
  const file = openText(
    rule('from logs-*\n| where a == 1 and\n  b == 2 and\n  c == 3\n| inline stats count(*)'),
  );
  const query = features
    .documentSymbols(file)
    .flatMap(({ children = [] }) => children)
    .find(({ name }) => name === 'query');
  assert.deepEqual(
    query?.children?.map(({ name, detail }) => `${name} ${detail ?? ''}`),
    ['FROM logs-*', 'WHERE a == 1 and b == 2 and c == 3', 'INLINE STATS count(*)'],
  );
  assert.ok(features.foldingRanges(file).some(({ startLine, endLine }) => startLine === 8 && endLine === 10));
});

test('every prefix of a query can be asked about', () => {
  const query =
    'from logs-* metadata _id\n| eval a = case(b like "c*", 1, null) // d\n| stats e = count(*) by f, g = date_trunc(1 day, @timestamp)\n| keep e, `f`*';
  for (let at = 0; at <= query.length; at++) {
    for (const text of [rule(query.slice(0, at)), rule(query)]) {
      const file = openText(text);
      const offset = text.indexOf("'''") + 4 + at;
      features.complete(file, offset, { snippets: true, insertReplace: true });
      features.hover(file, offset);
      features.signatureHelp(file, offset);
      if (at % 10 === 0) features.semanticTokens(file);
      if (at % 10 === 0) features.selectionRanges(file, [offset]);
    }
  }
});
