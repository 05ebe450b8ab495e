/** Fixes of diagnostics as code actions. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { CodeActionRequest } from '../../server/src/core/features/code-actions.ts';
import type { Diagnostic } from '../../server/src/core/text/diagnostic.ts';
import { features, openText } from './support.ts';

const text = '[rule]\nsevrity = "low"\n';
const file = openText(text);
const key = { start: text.indexOf('sevrity'), end: text.indexOf(' =') };

const misspelt: Diagnostic = {
  code: 'unknown-key',
  severity: 'error',
  message: 'There is no key `sevrity`.',
  span: key,
  fixes: [
    { title: 'Replace with `severity`', edits: [{ span: key, newText: 'severity' }], preferred: true },
    { title: 'Remove it', edits: [{ span: { start: key.start, end: text.length }, newText: '' }] },
  ],
};
const unfixable: Diagnostic = {
  code: 'other',
  severity: 'warning',
  message: 'x',
  span: { start: 0, end: text.length },
};

function actionsAt(request: Partial<CodeActionRequest>): ReturnType<typeof features.codeActions> {
  const at = {
    uri: 'file:///r.toml',
    span: { start: key.start + 2, end: key.start + 2 },
    shown: [],
    ...request,
  };
  return features.codeActions(file, at, () => [unfixable, misspelt]);
}

test('each fix is an action, tied to the diagnostic that the editor shows', () => {
  const shown = { range: file.lines.rangeOf(key), code: 'unknown-key', message: misspelt.message };
  const other = { ...shown, code: 'missing-key' };
  const actions = actionsAt({ shown: [other, shown] });
  assert.deepEqual(actions[0], {
    title: 'Replace with `severity`',
    kind: CodeActionKind.QuickFix,
    edit: { changes: { 'file:///r.toml': [{ range: file.lines.rangeOf(key), newText: 'severity' }] } },
    diagnostics: [shown],
    isPreferred: true,
  });
  assert.deepEqual(
    actions.map(({ title, isPreferred }) => [title, isPreferred]),
    [
      ['Replace with `severity`', true],
      ['Remove it', undefined],
    ],
  );
});

test('a fix is offered although the editor shows no diagnostic yet', () => {
  assert.equal(actionsAt({}).length, 2);
  assert.equal(actionsAt({})[0]?.diagnostics, undefined);
});

test('only where the selection touches the diagnostic', () => {
  assert.deepEqual(actionsAt({ span: { start: 0, end: 3 } }), []);
  assert.equal(actionsAt({ span: { start: 0, end: key.start } }).length, 2);
});

test('nothing is diagnosed for other kinds of actions', () => {
  const diagnose = (): readonly Diagnostic[] => assert.fail('diagnosed for nothing');
  const request = { uri: 'file:///r.toml', span: key, shown: [] };
  for (const only of [[CodeActionKind.Refactor], [CodeActionKind.SourceOrganizeImports, 'quickfix.other']]) {
    assert.deepEqual(features.codeActions(file, { ...request, only }, diagnose), []);
  }
  for (const only of [[CodeActionKind.Empty], [CodeActionKind.Refactor, CodeActionKind.QuickFix]]) {
    assert.equal(actionsAt({ only }).length, 2);
  }
});
