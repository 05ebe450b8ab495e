/** An open `rulewright.toml`: what is wrong in it and how to mend it, completion, hovers. The samples are our own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupContent, type CompletionItem } from 'vscode-languageserver-types';
import { CONFIGURATION_KEYS, configurationKeyAt } from '../../server/src/core/configuration/keys.ts';
import { readConfigurationText } from '../../server/src/core/configuration/read-configuration.ts';
import { configurationFile, type SourceFile } from '../../server/src/core/features/source-file.ts';
import { features } from '../features/support.ts';
import { parseMarkers } from '../support/markers.ts';

function open(text: string): SourceFile {
  return configurationFile(readConfigurationText(text));
}

/** `«...»` marks what must be reported. */
function check(fixture: string, ...expected: readonly (readonly [code: string, message: RegExp])[]): void {
  const { text, spans } = parseMarkers(fixture);
  const { diagnostics } = readConfigurationText(text);
  assert.deepEqual(
    diagnostics.map(({ span }) => span),
    spans,
    JSON.stringify(diagnostics),
  );
  for (const [index, [code, message]] of expected.entries()) {
    assert.equal(diagnostics[index]?.code, code);
    assert.equal(diagnostics[index].severity, 'error');
    assert.match(diagnostics[index].message, message);
  }
  assert.equal(diagnostics.length, expected.length);
}

for (const [title, text] of [
  ['nothing', ''],
  ['a comment', '# of all rules\n'],
  ['all keys', 'cases = "events"\n\n[coverage]\nminimum = 80\n'],
  ['dotted keys with quotes', '"coverage".minimum = 92.5\n'],
  ['a table on one line', 'coverage = { minimum = 100 }'],
  ['a table without keys', '[coverage]\n'],
  ['line breaks of Windows', '# rules\r\ncases = "events/of/rules"\r\n[coverage]\r\nminimum = 0\r\n'],
] as const) {
  test(`nothing is wrong with ${title}`, () => {
    assert.deepEqual(readConfigurationText(text).diagnostics, []);
  });
}

test('unknown keys and bad values are told at their place', () => {
  check(
    '«case» = "events"\n«minimum» = 80\n[coverage]\n«"max"» = 1\nminimum = «"80 %"»\n',
    ['unknown-key', /Did you mean `cases`\?$/],
    ['unknown-key', /Did you mean `coverage\.minimum`\?$/],
    ['unknown-key', /The keys are `cases`, `coverage\.minimum`\.$/],
    ['wrong-value', /^`coverage\.minimum` must be a number from 0 to 100/],
  );
  check('coverage = «80»', ['wrong-value', /^`coverage` must be a table/]);
  check('[[«coverage»]]\nminimum = 80', ['wrong-value', /^`coverage` must be a table/]);
  check('cases = «5»\n', ['wrong-value', /^`cases` must be a relative path/]);
});

test('broken TOML is told where it breaks, also what only the reader of the values refuses', () => {
  check('cases = "events"\n[coverage]\nminimum «=»\n', ['toml-syntax', /value/]);
  check('«\ufeffcases = "events"»\n', ['toml-syntax', /^It can't be read: /]);
});

function mended(text: string): string {
  const [fix] = readConfigurationText(text).diagnostics[0]?.fixes ?? [];
  assert.equal(fix?.preferred, true);
  const [edit, ...others] = fix.edits;
  assert.ok(edit !== undefined && others.length === 0);
  return text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
}

test('a misspelt key has a fix, but none that makes it stand there twice', () => {
  assert.equal(mended('case = "events"\n'), 'cases = "events"\n');
  assert.equal(mended('[covrage]\nminimum = 80\n'), '[coverage]\nminimum = 80\n');
  assert.equal(mended('coverage.minimun = 80'), 'coverage.minimum = 80');
  const [twice] = readConfigurationText('cases = "events"\ncase = "events"\n').diagnostics;
  assert.equal(twice?.code, 'unknown-key');
  assert.equal(twice.fixes, undefined);
});

function offered(fixture: string): readonly CompletionItem[] {
  const { text, cursor } = parseMarkers(fixture);
  assert.ok(cursor !== undefined);
  return features.complete(open(text), cursor, { snippets: true, insertReplace: false })?.items ?? [];
}

for (const [fixture, labels] of [
  ['$0', ['cases', '[coverage]']],
  ['ca$0', ['cases', '[coverage]']],
  ['cases = "events"\n$0', ['[coverage]']],
  ['[cov$0', ['[coverage]']],
  ['[coverage]\n$0', ['minimum']],
  ['[coverage]\nmin$0 = 80', ['minimum']],
  ['[coverage]\nminimum = 80\n$0', []],
  ['[coverage]\nminimum = $0', ['80', '92.5', '100']],
  ['coverage.minimum = 80\n$0', ['cases']],
  ['cases = $0', ['"tests/cases"', '"events"']],
  ['cases = "ev$0"', []],
  ['# ca$0', []],
  ['other = $0', []],
] as const) {
  test(`offered at ${JSON.stringify(fixture)}`, () => {
    assert.deepEqual(
      offered(fixture).map(({ label }) => label),
      labels,
    );
  });
}

test('what is offered for a key and a header is right TOML, and its doc comes with it', () => {
  for (const item of offered('$0')) {
    const inserted = item.textEdit?.newText ?? '';
    assert.deepEqual(readConfigurationText(`${inserted}\n`).diagnostics, [], inserted);
    const { documentation } = features.resolveCompletion(item);
    assert.ok(MarkupContent.is(documentation));
    assert.match(documentation.value, /^\*\*`(?:cases|coverage)`\*\* · /);
  }
});

for (const [fixture, says] of [
  ['«ca$0ses» = "events"', /^\*\*`cases`\*\* · relative path with `\/`\n\n.+\n\nDefault: "tests\/cases"\./],
  ['[«cove$0rage»]\nminimum = 80', /^\*\*`coverage`\*\* · table\n\n/],
  ['[coverage]\n«mini$0mum» = 80', /number from 0 to 100[^]+Examples: `80`, `92\.5`, `100`$/],
  ['coverage.«mini$0mum» = 80', /^\*\*`minimum`\*\*/],
] as const) {
  test(`hover at ${JSON.stringify(fixture)}`, () => {
    const { text, spans, cursor } = parseMarkers(fixture);
    const file = open(text);
    const hover = features.hover(file, cursor ?? 0);
    assert.ok(MarkupContent.is(hover?.contents));
    assert.match(hover.contents.value, says);
    assert.deepEqual(hover.range, file.lines.rangeOf(spans[0] ?? { start: 0, end: 0 }));
  });
}

test('a value, an unknown key and a gap have no hover', () => {
  for (const fixture of ['cases = "eve$0nts"', 'ca$0se = "events"', 'cases = "events"\n$0\n']) {
    const { text, cursor } = parseMarkers(fixture);
    assert.equal(features.hover(open(text), cursor ?? 0), undefined, fixture);
  }
});

test('each key has a doc, and examples that it takes', () => {
  for (const key of CONFIGURATION_KEYS) {
    assert.match(key.doc, /^[A-Z].+\.$/, key.path);
    assert.equal(configurationKeyAt(key.path), key);
    if (key.kind === 'table') continue;
    for (const example of key.examples)
      assert.deepEqual(readConfigurationText(`${key.path} = ${example}`).diagnostics, [], example);
  }
});

test('the outline and the colours are those of a TOML file; there is no query to run or to lay out', () => {
  const file = open('cases = "events"\n\n[coverage]\nminimum = 80\n');
  assert.deepEqual(
    features.documentSymbols(file).map(({ name }) => name),
    ['coverage'],
  );
  assert.equal(features.semanticTokens(file).data.length / 5, 5);
  assert.deepEqual(features.codeLenses(file, 'file:///rulewright.toml'), []);
  assert.deepEqual(features.format(file), []);
  assert.equal(features.signatureHelp(file, 3), undefined);
});
