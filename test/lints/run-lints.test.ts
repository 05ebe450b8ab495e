import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { LINTS } from '../../server/src/core/lints/index.ts';
import type { Lint } from '../../server/src/core/lints/lint.ts';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { EXECUTION, threatExample, UNIX_SHELL } from '../../server/src/core/lints/support/threat-example.ts';
import { completeRule } from './complete-rule.ts';
import { lintContext } from './context.ts';

describe('running the lints', () => {
  test('finds nothing in a complete rule', () => {
    assert.deepEqual(runLints(lintContext(completeRule(''))), { diagnostics: [], failures: [] });
  });

  test('gives the findings in the order of the file', () => {
    const { diagnostics } = runLints(
      lintContext(completeRule('risk_score = 200\nseverity = "loud"\nmax_signal = 1')),
    );
    const starts = diagnostics.map(({ span }) => span.start);
    assert.equal(starts.length, 3);
    assert.deepEqual(
      starts,
      starts.toSorted((a, b) => a - b),
    );
  });

  test('goes on when a lint throws, and names it', () => {
    const error = new Error('a bug');
    const broken: Lint = {
      code: 'broken',
      category: 'schema',
      severity: 'error',
      summary: '',
      rationale: '',
      source: '',
      examples: [],
      *check() {
        yield { message: 'before the bug', span: { start: 0, end: 1 } };
        throw error;
      },
    };
    const run = runLints(lintContext(completeRule('severity = "loud"')), [broken, ...LINTS]);
    assert.deepEqual(run.failures, [{ code: 'broken', error }]);
    assert.deepEqual(
      run.diagnostics.map(({ code }) => code),
      ['broken', 'wrong-value'],
    );
  });
});

describe('one mistake, one diagnostic', () => {
  const cases: readonly (readonly [title: string, snippet: string, codes: readonly string[]])[] = [
    ['a misspelt key is not missing too', completeRule('').replace('severity', 'severty'), ['unknown-key']],
    ['an unknown type is judged alone', 'type = "eqll"', ['wrong-value']],
    [
      'a query behind an unclosed string is only suspected',
      `note = \'\'\'open\nquery = "process where proces.name =="`,
      ['toml-syntax'],
    ],
    [
      'an unclosed string hides what follows',
      completeRule('').replace('"Shell Started By Hand"', "'''Shell"),
      ['toml-syntax'],
    ],
    ['a wrong `type` of value is not judged further', 'severity_mapping = 3', ['wrong-value']],
    ['a table of another rule type is not read', '[rule.threshold]\nvalue = "x"\nwrong = 1', ['unknown-key']],
    [
      'an unknown technique is in no tactic',
      '[[rule.threat]]\nframework = "MITRE ATT&CK"\ntactic = { id = "TA0002", name = "Execution", reference = "https://attack.mitre.org/tactics/TA0002/" }\ntechnique = [{ id = "T9999", name = "x", reference = "y" }]',
      ['unknown-technique'],
    ],
    [
      'an id that name and address contradict is judged no further',
      threatExample({
        tactic: EXECUTION,
        technique: ['T1024', 'Command and Scripting Interpreter', 'techniques/T1059/'],
        subtechnique: UNIX_SHELL,
      }),
      ['unknown-technique'],
    ],
    ['an unknown function is not counted', "query = '''any where foo(1, 2)'''", ['unknown-function']],
    ['an unreadable value is not missing', 'severity = ', ['toml-syntax']],
  ];
  for (const [title, snippet, codes] of cases) {
    test(title, () => {
      const { diagnostics, failures } = runLints(lintContext(completeRule(snippet)));
      assert.deepEqual(failures, []);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        codes,
        JSON.stringify(diagnostics),
      );
    });
  }
});

describe('a deprecated rule', () => {
  const METADATA = '[metadata]\nmaturity = "deprecated"\n';

  test('is not checked for its keys, its query or ATT&CK', () => {
    const text = `${METADATA}deprecated_reason = "x"\n[rule]\nname = "x"\nrule_id = "1"\nseverity = "loud"\nfoo = 1\ntype = "eql"\nquery = "process where ("\n`;
    assert.deepEqual(runLints(lintContext(text)).diagnostics, []);
  });

  test('must be TOML and have a name and an id', () => {
    const { diagnostics } = runLints(lintContext(`${METADATA}\n[rule]\nrule_id = "1"\nrule_id = "2"\n`));
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['missing-key', 'toml-syntax'],
    );
  });
});
