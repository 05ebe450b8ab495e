import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LINTS } from '../../server/src/core/lints/index.ts';
import type { Lint, LintExample } from '../../server/src/core/lints/lint.ts';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import type { Diagnostic } from '../../server/src/core/text/diagnostic.ts';
import { parseMarkers } from '../support/markers.ts';
import { applyFix } from './apply-fix.ts';
import { completeRule } from './complete-rule.ts';
import { lintContext } from './context.ts';

test('the lints are sorted by code, and each code is used once', () => {
  const codes = LINTS.map(({ code }) => code);
  assert.deepEqual(codes, [...new Set(codes)].sort());
});

for (const lint of LINTS) {
  describe(lint.code, () => {
    test('shows a rule that it reports and one that it leaves in peace', () => {
      const marked = lint.examples.map(({ toml }) => toml.includes('«'));
      assert.ok(marked.includes(true), 'no marked example');
      assert.ok(marked.includes(false), 'no example without marks');
    });
    for (const example of lint.examples) test(example.title, () => check(lint, example));
  });
}

/** The one place that runs a lint over an example. */
function check(lint: Lint, example: LintExample): void {
  const { text, spans } = parseMarkers(completeRule(example.toml));
  const { diagnostics, failures } = runLints(lintContext(text), [lint]);
  assert.deepEqual(failures, []);
  assert.deepEqual(
    diagnostics.map(({ span }) => text.slice(span.start, span.end)),
    spans.map((span) => text.slice(span.start, span.end)),
  );
  assert.deepEqual(
    diagnostics.map(({ span }) => span),
    spans,
  );
  assert.equal(
    fixed(text, diagnostics),
    example.fixed === undefined ? undefined : completeRule(example.fixed),
  );
}

/** What the preferred fix of the first finding makes of the text. */
function fixed(text: string, [first]: readonly Diagnostic[]): string | undefined {
  const fix = first?.fixes?.find(({ preferred }) => preferred === true);
  return fix === undefined ? undefined : applyFix(text, fix);
}
