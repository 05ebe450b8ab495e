/** Every prefix of a rule, as it is while it is typed: no feature throws, and every range lies in the text. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Range } from 'vscode-languageserver-types';
import { queryFile, ruleFile, type SourceFile } from '../../server/src/core/features/source-file.ts';
import { queryDocument } from '../../server/src/core/rule/query-document.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import { repositoryRoot } from '../support/shared.ts';
import { features } from './support.ts';
import { processorTime } from '../support/processor-time.ts';

const FOLDER = join(repositoryRoot, 'samples/rules');
const SAMPLES = readdirSync(FOLDER).filter((name) => name.endsWith('.toml'));
/** A prime, so that the places of different samples fall on all kinds of characters. */
const STEP = 17;
const OPTIONS = { snippets: true, insertReplace: true };

/** Asks everything that an editor asks about a place, and looks at all ranges of the answers. */
function askAll(file: SourceFile, offset: number): void {
  const answers = [
    features.complete(file, offset, OPTIONS)?.items.slice(0, 3),
    features.hover(file, offset),
    features.signatureHelp(file, offset),
    features.selectionRanges(file, [offset]),
    features.codeActions(
      file,
      { uri: 'file:///r', span: { start: offset, end: offset }, shown: [] },
      () => [],
    ),
  ];
  checkRanges(answers, file);
}

function askWholeFile(file: SourceFile): void {
  const { data } = features.semanticTokens(file);
  assert.ok(
    data.every((number) => number >= 0),
    'tokens come in the order of the text and do not overlap',
  );
  checkRanges([features.documentSymbols(file), features.documentLinks(file)], file);
  for (const { startLine, endLine } of features.foldingRanges(file)) {
    assert.ok(startLine < endLine && endLine < file.lines.lineCount);
  }
}

function checkRanges(value: unknown, file: SourceFile): void {
  if (typeof value !== 'object' || value === null) return;
  if (isRange(value)) {
    const { start, end } = value;
    const [from, to] = [file.lines.offsetAt(start), file.lines.offsetAt(end)];
    assert.ok(from <= to && to <= file.text.length);
    assert.deepEqual([file.lines.positionAt(from), file.lines.positionAt(to)], [start, end]);
    return;
  }
  for (const part of Object.values(value)) checkRanges(part, file);
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && typeof value.start === 'object';
}

for (const [index, name] of SAMPLES.entries()) {
  test(`prefixes of ${name}`, () => {
    const text = readFileSync(join(FOLDER, name), 'utf8');
    for (let end = index; end <= text.length; end += STEP) {
      const file = ruleFile(readRule(text.slice(0, end)));
      askAll(file, end);
      if (end % 5 !== 0) continue;
      askAll(file, Math.floor(end / 2));
      askWholeFile(file);
    }
  });

  test(`the query of ${name} with a hole at each place`, () => {
    const { query: main } = readRule(readFileSync(join(FOLDER, name), 'utf8'));
    const query = main?.text ?? '';
    assert.notEqual(query, '');
    for (let at = index; at < query.length; at += STEP) {
      const file = queryFile(queryDocument(query.slice(0, at) + query.slice(at + 3), main?.language));
      askAll(file, at);
      if (at % 3 === 0) askWholeFile(file);
    }
  });
}

test('odd texts: empty, blank, brackets without end, other line ends', () => {
  for (const text of [
    '',
    ' ',
    '\n',
    '"',
    "'''",
    '((((((((',
    '[[[[',
    'any where ' + '('.repeat(5000),
    'a:' + '('.repeat(5000),
    'a:{ '.repeat(5000),
    'a\r\nb\r',
    '\u0000\ud800',
  ]) {
    for (const file of [
      ruleFile(readRule(text)),
      queryFile(queryDocument(text)),
      queryFile(queryDocument(text, 'kuery')),
    ]) {
      askWholeFile(file);
      // Only places that an editor can name: none between CR and LF.
      for (const offset of [0, 1, text.length >> 1, text.length]) {
        askAll(file, file.lines.offsetAt(file.lines.positionAt(offset)));
      }
    }
  }
});

test('a query of many thousand words is asked in no time', () => {
  const names = Array.from({ length: 4000 }, (_, index) => `"name${String(index)}"`).join(', ');
  const file = queryFile(queryDocument(`process where process.name in (${names}) and `));
  const started = processorTime();
  askAll(file, file.text.length);
  askWholeFile(file);
  assert.ok(processorTime() - started < 2000);
});

test('so is one of KQL', () => {
  const names = Array.from({ length: 4000 }, (_, index) => `name${String(index)}`).join(' or ');
  const file = queryFile(queryDocument(`process.name:(${names}) and (event.type:(`, 'kuery'));
  const started = processorTime();
  askAll(file, file.text.length);
  askAll(file, file.text.length >> 1);
  askWholeFile(file);
  assert.ok(processorTime() - started < 2000);
});
