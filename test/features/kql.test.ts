/** Completion, hover, colours, layout and shape of KQL queries, in rules and in files of their own. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { MarkupContent, type MarkupContent as Markup } from 'vscode-languageserver-types';
import { parseMarkers } from '../support/markers.ts';
import { checkOffered, checkTaken, offered } from './completion-support.ts';
import { features, open, openKql, openText } from './support.ts';

function rule(query: string, more = ''): string {
  return `[metadata]\nmaturity = "development"\n\n[rule]\ntype = "query"\nlanguage = "kuery"\n${more}query = '''\n${query}\n'''\n`;
}

describe('completion', () => {
  for (const [title, query, expected] of [
    ['fields at the start', 'proc$0', { has: ['process.name', 'process.args'], lacks: ['and'] }],
    ['fields and `not` behind a connective', 'a:b and $0', { has: ['process.name', 'not'], lacks: ['or'] }],
    ['fields of the category first', 'event.category:file and $0', { first: ['file.path'] }],
    ['fields with words of text', 'mess$0', { has: ['message'] }],
    ['half a `not`', 'a:b and no$0', { has: ['not'] }],
    ['no words behind a dot', 'process.$0', { has: ['process.name'], lacks: ['not'] }],
    ['operators of text', 'user.name $0', { only: [':', ':( )', ':*'] }],
    ['operators of a number', 'process.pid $0', { first: [':', '>='], has: ['<'] }],
    ['operators of a time', '@timestamp $0', { first: ['>=', '>'] }],
    ['operators of an unknown field', 'acme.x $0', { first: [':'], has: ['>='] }],
    ['values of a closed set', 'event.category:$0', { has: ['process', 'file', '*'] }],
    ['values behind a blank', 'event.category: pro$0', { has: ['process'] }],
    ['types of the category first', 'event.category:registry and event.type:$0', { first: ['access'] }],
    ['values in a list', 'event.type:(start or $0', { has: ['end', 'not'], lacks: ['start', '*'] }],
    ['values in quotes', 'event.category:"$0"', { has: ['process'], lacks: ['*'] }],
    ['booleans', 'process.code_signature.trusted:$0', { first: ['true', 'false'] }],
    ['times', '@timestamp >= "$0', { has: ['now-30d/d'] }],
    ['connectives behind a value', 'user.name:root $0', { only: ['and', 'or'] }],
    ['half a connective', 'user.name:root an$0', { only: ['and'] }],
    ['connectives behind parentheses', '(user.name:root) $0', { only: ['and', 'or'] }],
    ['connectives in a list', 'user.name:(root o$0', { only: ['or'] }],
    ['fields behind a list', 'user.name:(root or b) and us$0', { has: ['user.name'] }],
    [
      'names within a nested field',
      'file.elf.sections:{ $0 }',
      { has: ['name'], lacks: ['user.name', 'file.elf.sections.name'] },
    ],
    ['values within a nested field', 'a:{ b:1 } and event.category:$0', { has: ['process'] }],
    ['nothing in a quoted name', '"proc$0"', { only: [] }],
    ['in front of what follows', 'event.type:$0 and user.name:root', { has: ['start'] }],
    ['in a broken query', 'a:( and b:) or event.type:$0', { has: ['start'] }],
  ] as const) {
    test(title, () => {
      checkOffered(rule(query), expected);
      const { file, offset } = openKql(query);
      const list = features.complete(file, offset, { snippets: true, insertReplace: true });
      const labels = list?.items.map(({ label }) => label) ?? [];
      assert.deepEqual(
        labels,
        offered(rule(query)).items.map(({ label }) => label),
        'a file of its own',
      );
    });
  }

  test('what is taken replaces the word, and is quoted where it must be', () => {
    checkTaken(rule('a:b and user.na$0me'), 'user.name', rule('a:b and user.nameme'));
    checkTaken(rule('a:b and user.na$0me'), 'user.name', rule('a:b and user.name'), 'replace');
    checkTaken(rule('event.category:pro$0'), 'process', rule('event.category:process'));
    checkTaken(rule('event.category:"pro$0'), 'process', rule('event.category:"process"'));
    checkTaken(rule('event.category:"pro$0"'), 'process', rule('event.category:"process"'));
    checkTaken(rule('@timestamp > $0'), 'now-30d/d', rule('@timestamp > "now-30d/d"'));
    checkTaken(rule('user.name:root an$0'), 'and', rule('user.name:root and '));
    checkTaken(rule('file.elf.sections:{ na$0 }'), 'name', rule('file.elf.sections:{ name }'));
  });

  test('in a string with escapes, what is taken is escaped', () => {
    const text = '[rule]\ntype = "query"\nlanguage = "kuery"\nquery = "@timestamp > $0"\n';
    checkTaken(text, 'now-30d/d', text.replace('$0', '\\"now-30d/d\\"'));
  });

  test('signs ask where few things can stand', () => {
    const asked = (query: string, trigger: string): number => offered(rule(query), { trigger }).items.length;
    assert.ok(asked('event.category:$0', ':') > 5);
    assert.ok(asked('event.category: $0', ' ') > 5);
    assert.ok(asked('event.category:($0', '(') > 5);
    assert.ok(asked('event.category:"$0', '"') > 5);
    assert.ok(asked('process.$0', '.') > 5);
    assert.ok(asked('process.name $0', ' ') > 0);
    assert.equal(asked('event.category:process $0', ' '), 0);
    assert.equal(asked('a:b and $0', ' '), 0);
    assert.equal(asked('event.category:foo.$0', '.'), 0);
    assert.equal(asked('event.category:process ($0', '('), 0);
  });

  test('items have their documentation', () => {
    const doc = (query: string, label: string): string => {
      const item = offered(rule(query)).items.find((one) => one.label === label);
      assert.ok(item, `${label} is not offered`);
      const { documentation } = features.resolveCompletion(item);
      assert.ok(MarkupContent.is(documentation), `${label} has no documentation`);
      return documentation.value;
    };
    assert.match(doc('$0', 'process.name'), /keyword/);
    assert.match(doc('$0', 'not'), /lack the field/);
    assert.match(doc('user.name $0', ':*'), /is there/);
    assert.match(doc('event.category:$0', 'process'), /`process`/);
    assert.match(doc('@timestamp >$0', 'now-1h'), /the rule runs/);
    assert.match(doc('file.elf.sections:{ $0', 'name'), /`file.elf.sections.name`/);
  });
});

/** The hover's text at `$0`, and that it is about what is marked; in a rule and in a file of its own. */
function hoverAt(query: string): string | undefined {
  const texts = [rule(query), query].map((text, index) => {
    const { spans } = parseMarkers(text);
    const plain = text.replace(/[«»]/g, '');
    const { file, offset } = index === 0 ? open(plain) : openKql(plain);
    const hover = features.hover(file, offset);
    const [expected] = spans;
    if (expected !== undefined) assert.deepEqual(hover?.range, file.lines.rangeOf(expected));
    return hover && (hover.contents as Markup).value;
  });
  assert.equal(texts[0], texts[1]);
  return texts[0];
}

describe('hover', () => {
  for (const [title, query, pattern] of [
    ['a field', '«user.na$0me»:root', /\*\*`user.name`\*\* · keyword/],
    ['a field within a nested one', 'file.elf.sections:{ «na$0me»:x }', /`file.elf.sections.name`/],
    ['a name with wildcards', '«file.hash.$0*»:x', /by a pattern[^]*`file.hash.md5`/],
    ['a child of a flattened field', '«labels.te$0am»:red', /below `labels`/],
    ['a value of a closed set', 'event.category:«pro$0cess»', /`process`[^]*event\\?.category/],
    ['a value', 'user.name:«ro$0ot»', /whole value is this, letter case included/],
    ['a pattern', 'process.name:«py$0*»', /fits, letter case included/],
    ['a star in quotes', 'process.name:«"py$0*"»', /is a star, no wildcard/],
    ['a star behind a backslash', 'process.name:«py$0\\*»', /is a star, no wildcard/],
    ['words of text', 'message:(«two wo$0rds» or x)', /at least one of these words/],
    ['quoted words of text', 'message:«"two wo$0rds"»', /one after the other/],
    ['an address', 'source.ip:«192.0.2.$07»', /every address in it/],
    ['a time', '@timestamp:«2026-0$03-06»', /whole day/],
    ['a bound', '@timestamp >= «"now-$030d"»', /bound of `>=`/],
    ['a number', 'process.pid:«4$0»', /The number/],
    ['that a field is there', 'user.name:«$0*»', /is there, whatever/],
    ['true', 'process.code_signature.trusted:«tr$0ue»', /boolean/],
    ['a connective in upper case', 'a:1 «AN$0D» b:2', /Both conditions hold/],
    ['not', '«no$0t» a:1', /lack the field too/],
    ['a colon', 'a«$0:»1', /has the value/],
    ['braces', 'a:«{$0» b:1 }', /One object/],
    ['the colon before them', 'a«$0:»{ b:1 }', /One object/],
    ['a range', 'a «>$0=» 1', /greater than the value, or equal/],
    ['free text', '«so$0me words»', /type of the field/],
  ] as const) {
    test(title, () => {
      assert.match(hoverAt(query) ?? 'nothing', pattern);
    });
  }

  test('nothing where nothing is known', () => {
    assert.equal(hoverAt('acme.wid$0get:1'), undefined);
    assert.equal(hoverAt('a:1  $0  and b:2'), undefined);
  });
});

describe('colours', () => {
  const coloured = (text: string): readonly string[] => {
    const file = openKql(text).file;
    const { data } = features.semanticTokens(file);
    let [line, character] = [0, 0];
    const found: string[] = [];
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, right = 0, length = 0, type = 0] = data.slice(at);
      character = down === 0 ? character + right : right;
      line += down;
      const start = file.lines.lineStart(line) + character;
      found.push(`${features.tokenTypes[type] ?? ''} ${text.slice(start, start + length)}`);
    }
    return found;
  };

  test('tell fields, values, wildcards and operators apart', () => {
    assert.deepEqual(coloured('a.b: (x* or "y*") and not\nc >= 4 and d:true'), [
      'variable a.b',
      'operator :',
      'string x',
      'regexp *',
      'keyword or',
      'string "y*"',
      'keyword and',
      'keyword not',
      'variable c',
      'operator >=',
      'number 4',
      'keyword and',
      'variable d',
      'operator :',
      'keyword true',
    ]);
  });
});

describe('shape', () => {
  test('the branches of `or` are the outline', () => {
    const { file } = openKql('a:1 and (b:2 or (c:3 and d:4) or e:5)');
    assert.deepEqual(
      features.documentSymbols(file).map(({ name }) => name),
      ['b:2', '(c:3 and d:4)', 'e:5'],
    );
  });

  test('groups, lists and braces fold, inside a rule too', () => {
    const query = 'a:(\n  x or\n  y\n) and (\n  b:1 or\n  c:2\n) and d:{\n  e:1\n}';
    const folds = features.foldingRanges(openKql(query).file);
    assert.deepEqual(
      folds.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 2],
        [3, 5],
        [6, 7],
      ],
    );
    assert.equal(features.foldingRanges(openText(rule(query))).length, 6);
  });

  test('a selection grows from the value to the query', () => {
    const { file, offset } = openKql('(a:1 and b:tw$0o)');
    let [range] = features.selectionRanges(file, [offset]);
    const texts: string[] = [];
    for (; range !== undefined; range = range.parent)
      texts.push(
        file.text.slice(file.lines.offsetAt(range.range.start), file.lines.offsetAt(range.range.end)),
      );
    assert.deepEqual(texts, ['two', 'b:two', 'a:1 and b:two', '(a:1 and b:two)']);
  });
});

describe('layout of a `.kql` file', () => {
  const laidOut = (text: string): string => {
    const { file } = openKql(text);
    const layout = features.layOut(file);
    assert.equal(layout.kind, 'laid-out');
    return [...layout.edits]
      .sort((a, b) => b.span.start - a.span.start)
      .reduce((all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end), text);
  };
  test('it ends with a line break, but for a text that one would change', () => {
    assert.equal(laidOut('a : 1   and b:2'), 'a:1 and b:2\n');
    assert.equal(laidOut('a:1 and b:whynot'), 'a:1 and b:whynot');
    assert.equal(laidOut(' \n'), ' \n');
  });
  test('a broken query is left alone, with the reason', () => {
    const { file } = openKql('a: and b:1');
    const layout = features.layOut(file);
    assert.equal(layout.kind, 'refused');
    assert.deepEqual(features.formatRange(openKql('a : 1').file, { start: 0, end: 5 }), []);
  });
});

describe('the query for indicators', () => {
  const threat = (query: string, more = ''): string =>
    `[rule]\ntype = "threat_match"\nlanguage = "kuery"\nthreat_index = ["logs-ti_*"]\n${more}threat_query = '''\n${query}\n'''\nquery = "source.ip:*"\n`;

  test('is completed and explained, and is KQL without a language', () => {
    checkOffered(threat('threat.indicator.i$0'), { has: ['threat.indicator.ip'] });
    checkOffered(threat('event.kind:$0'), { has: ['enrichment'] });
    checkOffered(threat('event.kind:$0', 'threat_language = "lucene"\n'), { only: [] });
    const { file, offset } = open(threat('threat.indi$0cator.ip:*', 'threat_language = "kuery"\n'));
    assert.match(JSON.stringify(features.hover(file, offset)), /`threat.indicator.ip`/);
  });

  test('both queries have colours and stand in the outline', () => {
    const file = openText(threat('event.kind:a or event.kind:b'));
    const [table] = features.documentSymbols(file);
    assert.deepEqual(
      table?.children?.map(({ name, detail, children }) => [name, detail, children?.length]),
      [
        ['threat_query', 'kuery', 2],
        ['query', 'kuery', undefined],
      ],
    );
    const operators = features
      .semanticTokens(file)
      .data.filter((type, at) => at % 5 === 3 && features.tokenTypes[type] === 'operator');
    assert.equal(operators.length, 3);
  });

  test("so is the indicators' field of the mapping", () => {
    const mapping = `${threat('event.kind:a')}[[rule.threat_mapping]]\n[[rule.threat_mapping.entries]]\nvalue = "threat.indicator.i$0"\n`;
    checkOffered(mapping, { has: ['threat.indicator.ip'] });
  });
});

describe('inside `KQL("…")` of ES|QL', () => {
  const esql = (query: string): string =>
    `[rule]\ntype = "esql"\nlanguage = "esql"\nquery = '''\n${query}\n'''\n`;

  test('fields, values and connectives are completed, as the literal wants them', () => {
    checkOffered(esql('from logs-* | where kql("event.category:pro$0")'), { has: ['process'] });
    checkOffered(esql('from logs-* | where KQL("""a:b and user.na$0""")'), { has: ['user.name'] });
    checkOffered(esql('from logs-* | where kql("a:b $0")'), { only: ['and', 'or'] });
    checkOffered(esql('from logs-* | where kql("$0")'), { has: ['process.name', 'not'] });
    checkTaken(
      esql('from logs-* | where kql("@timestamp > $0")'),
      'now-30d/d',
      esql('from logs-* | where kql("@timestamp > \\"now-30d/d\\"")'),
    );
    checkTaken(
      esql('from logs-* | where kql("""@timestamp > $0""")'),
      'now-30d/d',
      esql('from logs-* | where kql("""@timestamp > "now-30d/d"""")'),
    );
    checkOffered(esql('from logs-* | where kql("proc$0'), { has: ['process.name'] });
    // Elsewhere it is ES|QL.
    checkOffered(esql('from logs-* | where kql("a:b") $0'), { has: ['and', 'like'] });
    checkOffered(esql('from logs-* | where match(a, "event.category:$0")'), { only: [] });
  });

  test('names and operators are explained', () => {
    const { text, spans } = parseMarkers(esql('from logs-* | where kql("a:\\"b\\" and «user.name»:root")'));
    const [span] = spans;
    assert.ok(span);
    const file = openText(text);
    const hover = features.hover(file, span.start + 2);
    assert.deepEqual(hover?.range, file.lines.rangeOf(span));
    assert.match(JSON.stringify(hover), /`user.name`/);
  });

  test('it has its colours, and the quotes theirs', () => {
    const text = 'row a = 1 | where kql("b:\\"c\\" or d*")';
    const file = openText(esql(text));
    const { data } = features.semanticTokens(file);
    const types = data.flatMap((type, at) => (at % 5 === 3 ? [features.tokenTypes[type]] : []));
    // The last is the quotes of the TOML string.
    assert.deepEqual(types.slice(-10, -1), [
      ...['function', 'string', 'variable', 'operator', 'string', 'keyword'],
      ...['string', 'regexp', 'string'],
    ]);
  });
});
