import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isRule } from '../../server/src/core/rule/is-rule.ts';
import { looksLikeRule } from '../../server/src/core/rule/looks-like-rule.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { processorTime } from '../support/processor-time.ts';

/** The text, and whether it is a rule. Both looks must agree on all of these. */
const TEXTS: readonly (readonly [title: string, text: string, rule: boolean])[] = [
  ['a rule', '[metadata]\nmaturity = "production"\n\n[rule]\nname = "x"\n', true],
  ['a rule without metadata', '[rule]\nrule_id = "1"\n', true],
  ['with CRLF', '[metadata]\r\na = 1\r\n[rule]\r\nname = "x"\r\n', true],
  ['with a byte order mark', '\uFEFF[metadata]\n[rule]\n', true],
  ['with comments behind the headers', '[metadata] # when\n[rule]# what\n', true],
  ['with spaces in the headers', '  [ metadata ]\n\t[ rule ] \n', true],
  ['with quoted names', '["metadata"]\n[\'rule\']\n', true],
  ['headers without line end', '[metadata]\n[rule]', true],
  ['in comments only', '# [metadata]\n# [rule]\n# rule_id = "1"\n', false],
  ['a rule table alone', '[rule]\nname = "x"\n', false],
  ['the id in a comment', '[rule]\n# rule_id = "1"\n', false],
  ['a hunting file', '[hunt]\nauthor = "x"\nrule_id = "1"\n', false],
  ['a Cargo file', '[package]\nname = "x"\n\n[package.metadata]\n[dependencies]\n', false],
  ['tables with longer names', '[metadata.x]\n[rules]\n[rule-set]\n', false],
  ['an array of rules', '[[rule]]\nrule_id = "1"\n[metadata]\n', false],
  ['an empty text', '', false],
];

describe('is it a rule?', () => {
  for (const [title, text, expected] of TEXTS) {
    test(title, () => {
      assert.equal(looksLikeRule(text), expected, 'the text');
      assert.equal(isRule(readToml(text).value), expected, 'the tree');
    });
  }

  test('a long line of spaces or brackets takes no time', () => {
    for (const unit of [' ', '[', '\t[', 'rule']) {
      const started = processorTime();
      looksLikeRule(unit.repeat(65_536 / unit.length));
      assert.ok(processorTime() - started < 200, unit);
    }
  });
});
