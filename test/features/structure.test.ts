/** Outline, folding, links, selection, signatures. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, SelectionRange } from 'vscode-languageserver-types';
import { parseMarkers } from '../support/markers.ts';
import { features, open, openText, ruleWith } from './support.ts';

function outline(text: string): readonly string[] {
  const told: string[] = [];
  const tell = (symbols: readonly DocumentSymbol[], indent: string): void => {
    for (const { name, detail, children = [] } of symbols) {
      told.push(`${indent}${name}${detail === undefined ? '' : ` (${detail})`}`);
      tell(children, `${indent}  `);
    }
  };
  const symbols = features.documentSymbols(openText(text));
  symbols.forEach(checkNesting);
  tell(symbols, '');
  return told;
}

/** LSP: the selection lies in the range. */
function checkNesting({ range, selectionRange, children = [] }: DocumentSymbol): void {
  const number = ({ line, character }: { line: number; character: number }): number =>
    line * 10_000 + character;
  assert.ok(
    number(range.start) <= number(selectionRange.start) && number(selectionRange.end) <= number(range.end),
  );
  children.forEach(checkNesting);
}

test('outline: tables, the query, branches of its or', () => {
  const query =
    'process where process.name == "a" and (\n  process.args == "b" or\n  (process.args == "c" and (x == 1 or y == 2))\n)';
  assert.deepEqual(
    outline(`${ruleWith(query)}\n[[rule.threat]]\n[rule.threat.tactic]\nid = "TA0002"\nname = "Execution"\n`),
    [
      'metadata',
      'rule',
      '  query (eql)',
      '    process.args == "b"',
      '    (process.args == "c" and (x == 1 or y == 2))',
      '      x == 1',
      '      y == 2',
      '  threat',
      '    tactic (Execution)',
    ],
  );
});

test('outline: terms of a sequence', () => {
  assert.deepEqual(
    outline('sequence by a [process where x == 1 or y == 2] ![any where true] until [file where z == 3]'),
    ['[process] (x == 1 or y == 2)', '  x == 1', '  y == 2', '![any] (true)', 'until [file] (z == 3)'],
  );
});

/** Folded lines as `first-last`, 0-based. */
function folds(text: string): readonly string[] {
  return features
    .foldingRanges(openText(text))
    .map(
      ({ startLine, endLine, kind }) =>
        `${String(startLine)}-${String(endLine)}${kind === undefined ? '' : ` ${kind}`}`,
    );
}

test('folding: tables, texts, groups, lists, comments; a closing line stays visible', () => {
  assert.deepEqual(
    folds(
      '[rule]\ntype = "eql"\nlanguage = "eql"\ntags = [\n  "a",\n  "b"\n]\nquery = \'\'\'\nprocess where (\n  a in (\n    1\n  )\n)\n/* x\n y */\n\'\'\'\n',
    ),
    ['0-14', '3-5', '7-14', '8-11', '9-10', '13-14 comment'],
  );
  assert.deepEqual(folds('sequence\n [a where\n  true]\n [b where true]'), ['1-2']);
  assert.deepEqual(folds('process where true'), []);
});

test('links: addresses that are a whole value', () => {
  const text = '[rule]\nreferences = ["https://example.com/a", "see https://example.com/b"]\nname = "x"\n';
  const file = openText(text);
  const links = features
    .documentLinks(file)
    .map(({ range, target }) => [
      text.slice(file.lines.offsetAt(range.start), file.lines.offsetAt(range.end)),
      target,
    ]);
  assert.deepEqual(links, [['https://example.com/a', 'https://example.com/a']]);
});

function selections(fixture: string): readonly string[] {
  const { file, offset } = open(fixture);
  const [innermost] = features.selectionRanges(file, [offset]);
  const told: string[] = [];
  for (let range: SelectionRange | undefined = innermost; range !== undefined; range = range.parent) {
    const { start, end } = range.range;
    told.push(file.text.slice(file.lines.offsetAt(start), file.lines.offsetAt(end)));
  }
  return told;
}

test('selection: from the name to the whole file', () => {
  assert.deepEqual(selections('process where (process.na$0me == "a" or true)'), [
    'process.name',
    'process.name == "a"',
    'process.name == "a" or true',
    '(process.name == "a" or true)',
    'process where (process.name == "a" or true)',
  ]);
  const rule = '[rule]\ntype = "eql"\nlanguage = "eql"\nquery = "any where a$0 == 1"\n';
  assert.deepEqual(selections(rule).slice(0, 5), [
    'a',
    'a == 1',
    'any where a == 1',
    '"any where a == 1"',
    'query = "any where a == 1"',
  ]);
});

/** The signature with the active parameter between `«»`. */
function signature(fixture: string): string | undefined {
  const { file, offset } = open(fixture);
  const help = features.signatureHelp(file, offset);
  const [shown] = help?.signatures ?? [];
  const label = shown?.parameters?.[help?.activeParameter ?? -1]?.label;
  if (shown === undefined) return undefined;
  if (!Array.isArray(label)) return shown.label;
  const [start, end] = label;
  return `${shown.label.slice(0, start)}«${shown.label.slice(start, end)}»${shown.label.slice(end)}`;
}

test('signatures: the parameter at the cursor', () => {
  assert.equal(signature('any where between($0'), 'between[~](«source», left, right[, greedy])');
  assert.equal(
    signature('any where between(a, "b", "c", $0) == "d"'),
    'between[~](source, left, right[, «greedy»])',
  );
  assert.equal(signature('any where cidrMatch(a, "b", "c", "$0'), 'cidrMatch(ip, «block»…)');
  assert.equal(signature('any where length(substring(a, $0)) > 1'), 'substring(source, «start»[, end])');
  assert.equal(signature('any where length(substring(a, 1)$0) > 1')?.slice(0, 6), 'length');
  assert.equal(signature('any where length(a, $0) > 1'), 'length(string)');
  assert.equal(signature('any where length(a) $0'), undefined);
  assert.equal(signature('any where nosuch($0'), undefined);
  assert.equal(signature('any where (a == $0'), undefined);
});

test('markers of these tests are read as meant', () => {
  assert.deepEqual(parseMarkers('a«b$0»').spans, [{ start: 1, end: 2 }]);
});
