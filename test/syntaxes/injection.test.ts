/** Queries inside strings of TOML: they have the colours of their language, and what is around them keeps its own. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { format } from 'prettier';
import { queryInjection } from '../../scripts/grammars/query-injection.ts';
import { FIRST_WORDS } from '../support/first-words.ts';
import { repositoryRoot } from '../support/shared.ts';
import { tokenizer, type Token } from './tokenize.ts';
import { evenBetterToml, tombi } from './toml-hosts.ts';

const REGION = 'meta.embedded.block.';

/** The language whose colours a token has. */
const languageOf = ({ scopes }: Token): string | undefined =>
  scopes.find((scope) => scope.startsWith(REGION))?.slice(REGION.length);

/** What is coloured as a language, without blanks: `eql: any where true`. */
function embedded(tokens: readonly Token[]): readonly string[] {
  const found: { language: string; texts: string[] }[] = [];
  let last: string | undefined;
  for (const token of tokens.filter(({ text }) => text.trim() !== '')) {
    const language = languageOf(token);
    if (language !== undefined && language === last) found.at(-1)?.texts.push(token.text.trim());
    else if (language !== undefined) found.push({ language, texts: [token.text.trim()] });
    last = language;
  }
  return found.map(({ language, texts }) => `${language}: ${texts.join('')}`);
}

const HOSTS = [
  ['Even Better TOML', await tokenizer('source.toml', evenBetterToml)],
  ['Tombi', await tokenizer('source.toml', tombi)],
] as const;

const compact = (text: string): string => text.replaceAll(/\s/g, '');

/** The same query in each of the four kinds of string, and below either key. */
const ASSIGNED: readonly ((query: string) => string)[] = [
  (query) => `query = '''\n${query}\n'''`,
  (query) => `query = '''${query}'''`,
  (query) => `threat_query = """\n${query}\n"""`,
  (query) => `"query" = """${query}"""`,
  (query) => `  query = '${query}'`,
  (query) => `'query' = "${query}"`,
  (query) => `query = [ '''\n${query}\n''', ]`,
  (query) => `query = [\n  # first\n  "${query}", '${query}'\n]`,
];

test('the grammar is the one that its program makes', async () => {
  const file = join(repositoryRoot, 'syntaxes/query-injection.tmLanguage.json');
  const made = await format(JSON.stringify(queryInjection()), { parser: 'json', printWidth: 110 });
  assert.equal(readFileSync(file, 'utf8'), made, 'run `node scripts/grammars/main.ts`');
});

for (const [host, toml] of HOSTS) {
  // Neither quotes nor backslashes, which strings write differently.
  for (const [query, language] of FIRST_WORDS) {
    test(`${host}: ${query}`, () => {
      for (const write of ASSIGNED) {
        const written = `${write(query)}\nnote = "a where b" # c:d\n[table]\n`;
        const times = written.split(query).length - 1;
        // One word on a line of its own may be a category whose `where` comes on the next.
        if (query === 'word' && written.includes(`\n${query}\n`)) continue;
        const expected = Array.from({ length: times }, () => `${String(language)}: ${query}`);
        assert.deepEqual(
          embedded(toml(written)).map(compact),
          language === undefined ? [] : expected.map(compact),
          written,
        );
        const scopeOf = (wanted: string): string | undefined =>
          toml(written)
            .findLast(({ text }) => text.trim() === wanted)
            ?.scopes.slice(1)
            .join(' ');
        assert.equal(scopeOf('a where b'), 'string.quoted.single.basic.line.toml', written);
        assert.match(
          scopeOf(host === 'Tombi' ? '# c:d' : 'c:d') ?? '',
          /^comment\.line\.number-sign\.toml/,
          written,
        );
      }
    });
  }

  test(`${host}: a category and its \`where\` on two lines, comments before it, a tag of its language`, () => {
    assert.deepEqual(embedded(toml(`query = '''\nprocess\nwhere true\n'''`)), ['eql: processwheretrue']);
    assert.deepEqual(embedded(toml(`query = '''\n/* why\nnot: */\n// so:\nany where true\n'''`)), [
      'eql: anywheretrue',
    ]);
    assert.deepEqual(embedded(toml(`query = ['''sql\nfrom a | limit 5\n''']`)), ['esql: froma|limit5']);
    assert.deepEqual(embedded(toml(`query = '''\nsequence\n  [any where true]\n'''`)), [
      'eql: sequence[anywheretrue]',
    ]);
    assert.deepEqual(embedded(toml(`query = """\n(\n a:b or\n c:d)\n"""`)), ['kql: (a:borc:d)']);
  });

  test(`${host}: what stays a string is coloured as the string that it is`, () => {
    for (const [quotes, scope] of [
      ["'''", 'string.quoted.triple.literal.block.toml'],
      ['"""', 'string.quoted.triple.basic.block.toml'],
      ["'", 'string.quoted.single.literal.line.toml'],
      ['"', 'string.quoted.single.basic.line.toml'],
    ] as const) {
      const token = toml(`query = ${quotes}just some words${quotes}`).find(
        ({ text }) => text === 'just some words',
      );
      assert.equal(token?.scopes.at(-1), scope);
    }
  });

  test(`${host}: a rule in Lucene keeps a string where its language stands before the query`, () => {
    const rule = (query: string): string =>
      `[rule]\nlanguage = "lucene"\nname = "x"\n${query}\n\n[[rule.threat]]\n`;
    for (const write of ASSIGNED) assert.deepEqual(embedded(toml(rule(write('a:b AND c:d')))), []);
    // And only that table of that file.
    assert.deepEqual(embedded(toml(`${rule('')}query = '''any where true'''`)), ['eql: anywheretrue']);
    const header = toml(rule('')).find(({ text }) => text.includes('[[') || text.includes('rule.threat'));
    assert.ok(header !== undefined && !header.scopes.includes('meta.lucene.toml'));
  });

  test(`${host}: nothing runs over the quotes that close the query`, () => {
    const broken = [
      'any where a == "b',
      'any where a == """b',
      'any where a == 1 // why',
      'any where a == 1 /* why',
      'from a | where b == "c',
      'from a | where b == """c',
      'from a // why',
      'from a /* why',
      'from a, ',
      'from a |',
      'from (from a',
      'from a | where kql("b: \\"c',
      'from a | where kql("""b: "c',
      'a: "b',
      'a: (b or { c: "d',
      'select "a',
      "select 'a",
      'select a -- why',
      'select a /* why',
    ];
    for (const query of broken) {
      const hosted = [`'''\n${query}\n'''`, `'''${query}'''`].concat(
        query.includes('"""') ? [] : [`"""\n${query}\n"""`],
        query.includes("'") ? [] : [`'${query}'`],
        query.includes('"') ? [] : [`"${query}"`, `"""${query}"""`],
      );
      for (const string of hosted) {
        const tokens = toml(`query = ${string}\nnote = "a where b"`);
        const last = tokens.findLast(({ text }) => text === 'a where b');
        assert.equal(last?.scopes.at(-1), 'string.quoted.single.basic.line.toml', string);
        assert.equal(last.scopes.length, 2, string);
      }
    }
  });

  test(`${host}: a list of queries that is not closed ends at the next key or header`, () => {
    for (const next of ['note = "a where b"', '[table]\nnote = "a where b"']) {
      const last = toml(`query = ['''\nany where true\n''',\n${next}`).findLast(
        ({ text }) => text === 'a where b',
      );
      assert.deepEqual(last?.scopes, ['source.toml', 'string.quoted.single.basic.line.toml']);
    }
  });

  test(`${host}: escaped quotes in a basic string are the query's`, () => {
    for (const [language, query] of [
      ['eql', 'process where a == \\"b\\" and c == 1'],
      ['esql', 'from x | where a == \\"b\\" and c == 1'],
      ['kql', 'a: \\"b\\" and c: 1'],
    ] as const) {
      const tokens = toml(`query = "${query}"`);
      const scopeOf = (wanted: string): string | undefined =>
        tokens.find(({ text }) => text.trim() === wanted)?.scopes.at(-1);
      assert.equal(scopeOf('b'), `string.quoted.double.${language}`);
      assert.equal(scopeOf('and'), `keyword.control.operator.${language}`);
      assert.equal(tokens.at(-1)?.scopes.at(-1), 'punctuation.definition.string.end.toml');
    }
  });

  test(`${host}: a query inside another string is text`, () => {
    assert.deepEqual(embedded(toml(`note = """\nquery = '''\nprocess where a == 1\n'''\n"""`)), []);
  });

  test(`${host}: up to two quotes before the closing three belong to the string`, () => {
    assert.deepEqual(embedded(toml(`query = '''any where true'''''\nnote = 'x where y'`)), [
      'eql: anywheretrue',
    ]);
    const tokens = toml(`query = """any where a == "b""""\nnote = "x"`);
    assert.equal(tokens.find(({ text }) => text === 'b')?.scopes.at(-1), 'string.quoted.double.eql');
    assert.equal(tokens.find(({ text }) => text === 'x')?.scopes.length, 2);
  });

  test(`${host}: long queries and long lines take their time once`, () => {
    const time = (length: number): number => {
      const started = process.cpuUsage();
      for (const query of [
        `from a | where b in (${'"c", '.repeat(length)}"c") | keep x`,
        `any where b in (${'"c", '.repeat(length)}"c")`,
        `a: (${'"c" or '.repeat(length)}"c")`,
        `${'('.repeat(length)}a`,
        `${'not '.repeat(length)}a`,
        'a'.repeat(length * 5),
      ]) {
        toml(`query = '''\n${query}\n'''`);
        toml(`query = '${query}'`);
      }
      return process.cpuUsage(started).user / 1000;
    };
    time(250);
    const [short, long] = [time(1_000), time(4_000)];
    assert.ok(
      long < 2_000 || long < short * 8,
      `${short.toFixed()} ms, then ${long.toFixed()} ms for four times as much`,
    );
  });
}
