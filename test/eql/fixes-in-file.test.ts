/** A fix of a query as an edit of the rule file, in every style of TOML's strings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eqlSyntax } from '../../server/src/core/lints/eql-syntax.ts';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { applyFix } from '../lints/apply-fix.ts';
import { completeRule } from '../lints/complete-rule.ts';
import { lintContext } from '../lints/context.ts';

/** The one error of a rule's query, mended by its preferred fix. */
function check(title: string, toml: string, fixed: string): void {
  test(title, () => {
    const text = completeRule(toml);
    const { diagnostics } = runLints(lintContext(text), [eqlSyntax]);
    assert.equal(diagnostics.length, 1);
    const fix = diagnostics[0]?.fixes?.find(({ preferred }) => preferred === true);
    const after = fix === undefined ? undefined : applyFix(text, fix);
    assert.equal(after, completeRule(fixed));
    assert.deepEqual(runLints(lintContext(after), [eqlSyntax]).diagnostics, []);
  });
}

check(
  'a backslash in a basic string',
  String.raw`query = "any where a == \"C:\\Windows\""`,
  String.raw`query = "any where a == \"C:\\\\Windows\""`,
);
check(
  'a backslash in a literal string',
  String.raw`query = '''any where a == "C:\Windows"'''`,
  String.raw`query = '''any where a == "C:\\Windows"'''`,
);
check('quotes in a basic string', `query = "any where a == 'x'"`, String.raw`query = "any where a == \"x\""`);
check(
  'quotes over lines',
  `query = """\nany where a == 'x' and b"""`,
  `query = """\nany where a == "x" and b"""`,
);
check(
  'two edits in one fix',
  String.raw`query = """any where a not like \"x*\" and b == 1"""`,
  String.raw`query = """any where not a like \"x*\" and b == 1"""`,
);
check(
  'a move',
  `query = '''sequence with maxspan=5m\n  by a, b [c where d] [e where f]'''`,
  `query = '''sequence by a, b with maxspan=5m [c where d] [e where f]'''`,
);
check('typographic quotes', `query = 'any where a == “it’s”'`, `query = 'any where a == "it’s"'`);
