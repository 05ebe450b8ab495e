/** Hunting files: what is one, its queries, and the languages that their first words tell. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { guessLanguage } from '../../server/src/core/rule/guess-language.ts';
import { looksLikeHunt } from '../../server/src/core/rule/looks-like-rule.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { sqlStrings } from '../../server/src/core/rule/sql-strings.ts';
import { FIRST_WORDS } from '../support/first-words.ts';
import { repositoryRoot, sharedFolder, skipWithoutShared } from '../support/shared.ts';

const HUNT = readFileSync(join(repositoryRoot, 'test/fixtures/queries/hunt.toml'), 'utf8');

/** The text, and whether it is a hunting file. Both looks must agree on all of these. */
const TEXTS: readonly (readonly [title: string, text: string, hunt: boolean])[] = [
  ['a hunting file', HUNT, true],
  ['with CRLF and a byte order mark', '\uFEFF[hunt]\r\nname = "x"\r\nquery = []\r\n', true],
  ['a rule', '[metadata]\n[rule]\nquery = "any where true"\n', false],
  ['a rule that speaks of hunting', '[hunt]\nquery = []\n[metadata]\n[rule]\n', false],
  ['a table of that name in other TOML', '[hunt]\nname = "x"\n', false],
  ['an array of tables', '[[hunt]]\nquery = []\n', false],
  ['an empty text', '', false],
];

describe('is it a hunting file?', () => {
  for (const [title, text, expected] of TEXTS) {
    test(title, () => {
      assert.equal(looksLikeHunt(text), expected, 'the text');
      assert.equal(readRule(text).hunt !== undefined, expected, 'the tree');
    });
  }
});

test('each query is read in its language; a tag on the first line is none of it', () => {
  const { queries, query, rule, type } = readRule(HUNT);
  assert.deepEqual(
    queries.map(({ language, errors }) => [language, errors.length]),
    [
      ['esql', 0],
      ['eql', 0],
      ['kuery', 0],
    ],
  );
  assert.deepEqual([query, rule, type], [undefined, undefined, undefined]);
  const [first] = queries;
  const command = first?.esql?.commands[0];
  assert.ok(first !== undefined && command !== undefined);
  const { start, end } = first.source.spanToSource(command.nameSpan);
  assert.equal(HUNT.slice(start, end), 'from');
});

test('SQL is told from the queries that are read', () => {
  assert.deepEqual(
    sqlStrings(readRule(HUNT)).map(({ value }) => value.slice(0, 10)),
    ['SELECT pid'],
  );
});

test('where the first word tells nothing, the only language of the file does', () => {
  const languages = (declared: string): readonly string[] =>
    readRule(`[hunt]\nlanguage = ${declared}\nquery = ["fro", "any where true"]`).queries.map(
      ({ language }) => language,
    );
  assert.deepEqual(languages('["ES|QL"]'), ['esql', 'eql']);
  assert.deepEqual(languages('["ES|QL", "SQL"]'), ['eql']);
  assert.deepEqual(languages('["constructor"]'), ['eql']);
});

test('what may be the inside of an open string is not read', () => {
  assert.deepEqual(readRule(`[hunt]\nnotes = '''\nquery = ["any where"]\n`).queries, []);
});

const LANGUAGE = { eql: 'eql', esql: 'esql', kql: 'kuery', sql: 'sql' } as const;

describe('the first word', () => {
  for (const [query, language] of FIRST_WORDS) {
    test(query, () => {
      const expected = language === undefined ? undefined : LANGUAGE[language];
      for (const text of [
        query,
        `\n  ${query}\n`,
        `/* from */ // any where\n${query}`,
        `-- select\n${query}`,
      ]) {
        assert.equal(guessLanguage(text), expected, text);
      }
    });
  }

  test('a category and its `where` may stand on two lines', () => {
    assert.equal(guessLanguage('process\nwhere true'), 'eql');
  });

  test('long texts take their time once', () => {
    for (const unit of ['(', 'not ', ' ', '/* ', '-- \n', '"', 'a', 'a ', ':', '\\']) {
      const started = process.cpuUsage();
      guessLanguage(unit.repeat(200_000 / unit.length));
      const { user } = process.cpuUsage(started);
      assert.ok(user < 500_000, `${unit}: ${String(user / 1000)} ms`);
    }
  });
});

const folder = sharedFolder('detection-rules', 'hunting');

test(
  'published hunting files are known as such, and every query but the SQL is read',
  { skip: folder === undefined && skipWithoutShared },
  (context) => {
    const files = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.toml'),
    );
    const counts: Record<string, number> = { sql: 0 };
    for (const file of files) {
      const text = readFileSync(join(folder ?? '', file), 'utf8');
      assert.ok(looksLikeHunt(text), file);
      const document = readRule(text);
      const sql = sqlStrings(document).length;
      const all = document.hunt?.entries.get('query')?.value;
      assert.ok(all?.kind === 'array');
      assert.equal(document.queries.length + sql, all.items.length, file);
      counts['sql'] = (counts['sql'] ?? 0) + sql;
      for (const { language } of document.queries) counts[language] = (counts[language] ?? 0) + 1;
    }
    context.diagnostic(`${String(files.length)} files: ${JSON.stringify(counts)}`);
  },
);
