import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { parseMarkers } from '../support/markers.ts';
import { completeRule } from './complete-rule.ts';
import { lintContext } from './context.ts';

/** What is still reported is marked. */
function check(snippet: string, lineBreak = '\n'): void {
  const { text, spans } = parseMarkers(completeRule(snippet).replaceAll('\n', lineBreak));
  const { diagnostics, failures } = runLints(lintContext(text));
  assert.deepEqual(failures, []);
  assert.deepEqual(
    diagnostics.map(({ span, message }) => [text.slice(span.start, span.end), span.start, message]),
    spans.map((span, index) => [text.slice(span.start, span.end), span.start, diagnostics[index]?.message]),
  );
}

describe('a comment above a key', () => {
  test('suppresses the finding of its code in the value', () => {
    check('# rulewright-ignore wrong-value: it is a draft\nseverity = "loud"');
    check('# rulewright-ignore wrong-value: it is a draft\r\nseverity = "loud"'.replaceAll('\r', ''), '\r\n');
  });

  test('leaves other codes and other keys alone', () => {
    check('# rulewright-ignore unknown-key: of another kind\nseverity = «"loud"»');
    check('# rulewright-ignore wrong-value: this key\nseverity = "loud"\nrisk_score = «200»');
  });

  test('works through further comments, and several may stand together', () => {
    check('# rulewright-ignore wrong-value: one\n# and why\nseverity = "loud"');
    check('# rulewright-ignore unknown-key: one\n# rulewright-ignore wrong-value: two\nseverity = "loud"');
  });

  test('does not reach over an empty line', () => {
    check('# rulewright-ignore wrong-value: far away\n\nseverity = «"loud"»');
  });

  test('covers what a header opens, but no table of its own below it', () => {
    check(
      '# rulewright-ignore wrong-value: all of it\n[[rule.severity_mapping]]\nfield = 1\noperator = "is"\nseverity = "low"\nvalue = "1"',
    );
    check(
      '# rulewright-ignore wrong-value: the entry only\n[[rule.threat]]\nframework = "X"\n\n[rule.threat.tactic]\nid = «1»\nname = "Execution"\nreference = "https://attack.mitre.org/tactics/TA0002/"',
    );
  });

  test('covers one line inside a list', () => {
    check('tags = [\n  # rulewright-ignore wrong-value: a number for once\n  1,\n  «2»,\n]');
  });
});

describe('a comment in the query', () => {
  test('covers the condition behind it', () => {
    check(
      'query = \'\'\'\nprocess where process.name == "sh" and\n  // rulewright-ignore unknown-field: of our sensor\n  process.nam == "x" and\n  «process.nam» == "y"\n\'\'\'',
    );
    check(
      'query = \'\'\'\nprocess where process.name == "sh"\n  /* rulewright-ignore unknown-field: of our sensor */\n  and process.nam == "x" and «process.nam» == "y"\n\'\'\'',
    );
  });

  test('covers a group as a whole', () => {
    check(
      'query = \'\'\'\nprocess where\n  // rulewright-ignore unknown-field: of our sensor\n  (process.nam == "x" or process.nam == "y") and «process.nam» == "z"\n\'\'\'',
    );
  });

  test('is no comment inside a string', () => {
    check(
      "query = '''\nprocess where process.name == \"// rulewright-ignore unknown-field: no\" and «process.nam» == \"z\"\n'''",
    );
  });
});

test('thousands of comments, open ones too, are each taken once', () => {
  const keys = Array.from(
    { length: 3_000 },
    (_, n) => `# rulewright-ignore unknown-key: x\nkey${n} = 1`,
  ).join('\n');
  const query = `any where true /* rulewright-ignore x */ ${'/*'.repeat(20_000)}`;
  const text = completeRule(`query = \'\'\'${query}\'\'\'\n${keys}`);
  const { diagnostics, failures } = runLints(lintContext(text));
  assert.deepEqual(failures, []);
  assert.deepEqual(
    diagnostics.filter(({ code }) => code === 'unknown-key'),
    [],
  );
});
