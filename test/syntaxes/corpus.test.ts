/** Over published files: each query has the colours of its language, and nothing else has. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { queryLanguage } from '../../server/src/core/rule/rule-type.ts';
import { stringOf, tableOf, tablesOf } from '../../server/src/core/rule/values.ts';
import type { TomlDocument, TomlNode, TomlString, TomlTable } from '../../server/src/core/toml/ast.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';
import { tokenizer, type Token } from './tokenize.ts';
import { evenBetterToml } from './toml-hosts.ts';

type Colours = 'eql' | 'kql' | 'esql' | 'sql' | 'none';

interface Query {
  readonly node: TomlString;
  /** What its colours may be: a hunting file tells the languages of all its queries together. */
  readonly languages: readonly Colours[];
}

const OF_LANGUAGE = { eql: 'eql', kuery: 'kql', esql: 'esql', lucene: 'none' } as const;

function ruleQueries(rule: TomlTable | undefined): readonly Query[] {
  const type = stringOf(rule, 'type')?.value;
  return [
    ['query', queryLanguage(stringOf(rule, 'language')?.value, type)],
    ['threat_query', queryLanguage(stringOf(rule, 'threat_language')?.value, type)],
  ].flatMap(([key = '', language]) => {
    const node = stringOf(rule, key);
    return node === undefined || language === undefined
      ? []
      : [{ node, languages: [OF_LANGUAGE[language as keyof typeof OF_LANGUAGE]] }];
  });
}

const OF_HUNT: Readonly<Record<string, Colours>> = { 'ES|QL': 'esql', EQL: 'eql', KQL: 'kql', SQL: 'sql' };

function huntQueries(hunt: TomlTable | undefined): readonly Query[] {
  const strings = (node: TomlNode | undefined): readonly TomlString[] =>
    node?.kind === 'array' ? node.items.filter((item) => item.kind === 'string') : [];
  const languages = strings(hunt?.entries.get('language')?.value).map(
    ({ value }) => OF_HUNT[value] ?? 'none',
  );
  return strings(hunt?.entries.get('query')?.value).map((node) => ({ node, languages }));
}

function osqueryQueries({ root }: TomlDocument): readonly Query[] {
  return tablesOf(tableOf(root, 'transform'), 'osquery').flatMap((table) => {
    const node = stringOf(table, 'query');
    return node === undefined ? [] : [{ node, languages: ['sql'] }];
  });
}

interface Placed extends Token {
  readonly start: number;
}

function placed(tokens: readonly Token[], text: string): readonly Placed[] {
  let at = 0;
  return tokens.map((token) => {
    const start = text.indexOf(token.text, at);
    at = start + token.text.length;
    return { ...token, start };
  });
}

const embedded = ({ scopes }: Token): Colours =>
  (scopes.find((scope) => scope.startsWith('meta.embedded.block.'))?.slice('meta.embedded.block.'.length) ??
    'none') as Colours;

const folder = sharedFolder('detection-rules');

describe('published files', { skip: folder === undefined && skipWithoutShared }, () => {
  let toml: Awaited<ReturnType<typeof tokenizer>>;
  before(async () => {
    toml = await tokenizer('source.toml', evenBetterToml);
  });

  const filesIn = (name: string): readonly string[] =>
    readdirSync(join(folder ?? '', name), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.toml'))
      .map((file) => join(folder ?? '', name, file));

  /** Looks at every file; tells what is wrong, and how many queries of each language were right. */
  function look(files: readonly string[], queriesOf: (document: TomlDocument) => readonly Query[]) {
    const wrong: string[] = [];
    const right = new Map<string, number>();
    for (const file of files) {
      const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
      const queries = queriesOf(readToml(text).value);
      const tokens = placed(toml(text), text).filter((token) => token.text.trim() !== '');
      for (const { node, languages } of queries) {
        const { start, end } = node.content;
        const inside = new Set(
          tokens
            .filter((token) => token.start >= start && token.start + token.text.length <= end)
            .filter(({ scopes }) => !scopes.some((scope) => /^comment\.|^meta\.language-tag/.test(scope)))
            .map(embedded),
        );
        const [language] = inside;
        if (inside.size === 1 && language !== undefined && languages.includes(language)) {
          right.set(language, (right.get(language) ?? 0) + 1);
        } else wrong.push(`${file}: ${[...inside].join(' and ')} instead of ${languages.join(' or ')}`);
      }
      const outside = tokens.filter(
        (token) =>
          embedded(token) !== 'none' &&
          !queries.some(({ node: { span } }) => token.start >= span.start && token.start < span.end),
      );
      if (outside.length > 0) wrong.push(`${file}: ${outside[0]?.text ?? ''} is in no query`);
    }
    return { wrong, right: Object.fromEntries(right) };
  }

  test('rules', (context) => {
    const files = [...filesIn('rules'), ...filesIn('rules_building_block')];
    const started = performance.now();
    const { wrong, right } = look(files, (document) => [
      ...ruleQueries(tableOf(document.root, 'rule')),
      ...osqueryQueries(document),
    ]);
    const seconds = (performance.now() - started) / 1000;
    context.diagnostic(`${String(files.length)} files in ${seconds.toFixed(1)} s: ${JSON.stringify(right)}`);
    assert.deepEqual(wrong, []);
  });

  test('hunting files', (context) => {
    const { wrong, right } = look(filesIn('hunting'), ({ root }) => huntQueries(tableOf(root, 'hunt')));
    context.diagnostic(JSON.stringify(right));
    assert.deepEqual(wrong, []);
  });
});
