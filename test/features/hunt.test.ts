/** Hunting files in the editor: each query has the features of its language, `mitre` is explained, and rules' keys are not offered. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { ruleFile, type SourceFile } from '../../server/src/core/features/source-file.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { lintContext } from '../lints/context.ts';
import { repositoryRoot } from '../support/shared.ts';
import { features } from './support.ts';

const read = (name: string): SourceFile =>
  ruleFile(readRule(readFileSync(join(repositoryRoot, 'test/fixtures/queries', name), 'utf8')));

const HUNT = read('hunt.toml');
const OSQUERY = read('osquery.toml');

/** The offset inside the first occurrence of some text behind `after`. */
function inside({ text }: SourceFile, wanted: string, after = ''): number {
  const at = text.indexOf(wanted, text.indexOf(after));
  assert.ok(at >= 0, wanted);
  return at + 1;
}

function hoverOn(file: SourceFile, wanted: string, after?: string): string {
  const contents = features.hover(file, inside(file, wanted, after))?.contents;
  return typeof contents === 'object' && 'value' in contents ? contents.value : '';
}

test('techniques, subtechniques and tactics in `mitre` are explained', () => {
  assert.match(hoverOn(HUNT, 'T1059.004', 'mitre'), /\*\*Unix Shell\*\*/);
  assert.match(hoverOn(HUNT, 'TA0011', 'mitre'), /\*\*Command and Control\*\*/);
  assert.equal(features.hover(ruleFile(readRule('[hunt]\nmitre = ["T0000"]\n')), 17), undefined);
});

test('words and fields of each query are explained in its language', () => {
  assert.match(hoverOn(HUNT, 'stats'), /STATS/);
  assert.match(hoverOn(HUNT, 'destination.ip'), /`destination\.ip`/);
  assert.match(hoverOn(HUNT, 'file.path'), /`file\.path`/);
  assert.match(hoverOn(HUNT, 'process.args', 'nginx or httpd'), /`process\.args`/);
});

test('keys of rules are neither explained nor offered', () => {
  assert.equal(hoverOn(HUNT, 'name ='), '');
  assert.equal(hoverOn(HUNT, 'author'), '');
  const typed = ruleFile(readRule('[hunt]\nquery = []\nri\n'));
  assert.equal(
    features.complete(typed, typed.text.length - 1, { snippets: true, insertReplace: true }),
    undefined,
  );
});

test('completion knows the language of the query that it is in', () => {
  const labels = (query: string): readonly string[] => {
    const file = ruleFile(readRule(`[hunt]\nquery = ['''sql\nfrom a | limit 5\n''', '''\n${query}\n''']\n`));
    const offset = file.text.indexOf(query) + query.length;
    const list = features.complete(file, offset, { snippets: false, insertReplace: false });
    return list?.items.map(({ label }) => label.toLowerCase()) ?? [];
  };
  assert.ok(labels('from logs-* | sta').includes('stats'));
  assert.ok(labels('process where process.na').includes('process.name'));
  assert.ok(labels('process.name:x and process.na').includes('process.name'));
});

function tokensOf(file: SourceFile): readonly string[] {
  const { data } = features.semanticTokens(file);
  const told: string[] = [];
  let [line, character] = [0, 0];
  for (let index = 0; index < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(index, index + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = file.lines.offsetAt({ line, character });
    told.push(`${file.text.slice(start, start + length)}:${features.tokenTypes[type] ?? '?'}`);
  }
  return told;
}

test('with no TOML extension all languages have their colours, SQL too', () => {
  const tokens = tokensOf(HUNT);
  for (const token of [
    ...['from:keyword', 'logs-endpoint.events.network-*:string', 'count_distinct:function'],
    ...['// few is what a health check needs:comment', 'file:type', '/* and nowhere else */:comment'],
    // In the argument of KQL.
    ...['""":string', 'sh:string'],
    ...['or:keyword', 'SELECT:keyword', "'nginx':string", '-- its children:comment', 'IN:keyword'],
  ]) {
    assert.ok(tokens.includes(token), token);
  }
  assert.ok(!tokens.some((token) => token.startsWith('pid:')), 'a column of SQL');
  const inRule = tokensOf(OSQUERY);
  for (const token of [
    'SELECT:keyword',
    'JOIN:keyword',
    '1024:number',
    "'%update%':string",
    '-- of the last day:comment',
  ]) {
    assert.ok(inRule.includes(token), token);
  }
});

test('no two colours overlap', () => {
  for (const file of [HUNT, OSQUERY]) {
    const { data } = features.semanticTokens(file);
    for (let index = 5; index < data.length; index += 5) {
      const [lines = 0, characters = 0] = data.slice(index, index + 2);
      assert.ok(lines > 0 || characters >= (data[index - 3] ?? 0), String(index / 5));
    }
  }
});

test('the outline lists the queries with their parts', () => {
  const names = (symbols: readonly DocumentSymbol[]): readonly unknown[] =>
    symbols.map(({ name, detail, children = [] }) => [name, detail ?? '', children.length]);
  const [hunt] = features.documentSymbols(HUNT);
  assert.deepEqual(names([...(hunt?.children ?? [])]), [
    ['query 1', 'esql', 5],
    ['query 2', 'eql', 0],
    ['query 3', 'kuery', 0],
  ]);
});

test('a hunting file has no cases to run', () => {
  assert.deepEqual(features.codeLenses(HUNT, 'file:///hunt.toml'), []);
  assert.equal(features.layOut(HUNT).kind, 'refused');
});

test('every prefix of the files is read, checked and coloured without throwing', () => {
  for (const { text } of [HUNT, OSQUERY]) {
    for (let end = 0; end < text.length; end += 3) {
      const file = ruleFile(readRule(text.slice(0, end)));
      const { failures } = runLints(lintContext(file.text));
      assert.deepEqual(failures, []);
      features.semanticTokens(file);
      features.hover(file, end);
      features.documentSymbols(file);
      features.foldingRanges(file);
    }
  }
});
