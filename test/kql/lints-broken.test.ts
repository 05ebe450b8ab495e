/** Whatever a KQL query holds, no lint throws or takes long, and every finding lies in the file. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { completeRule } from '../lints/complete-rule.ts';
import { lintContext } from '../lints/context.ts';
import { processorTime } from '../support/processor-time.ts';

const QUERY =
  'event.category:process AND (user.name:"a*" or not user.nam:b or a:(not c?)) and dns.answers:{ type:A and x*:"y" } and b:c or';

function check(query: string): void {
  const text = completeRule(`type = "query"\nlanguage = "kuery"\nquery = '''${query}'''`);
  const { diagnostics, failures } = runLints(lintContext(text));
  assert.deepEqual(failures, [], query.slice(0, 200));
  for (const { code, span, fixes = [] } of diagnostics) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, code);
    for (const edit of fixes.flatMap(({ edits }) => edits)) {
      assert.ok(0 <= edit.span.start && edit.span.end <= text.length, code);
    }
  }
}

test('every prefix, and every suffix', () => {
  for (let at = 0; at <= QUERY.length; at++) {
    check(QUERY.slice(0, at));
    check(QUERY.slice(at));
  }
});

describe('size', () => {
  for (const [name, query] of [
    ['conditions on one field', new Array(4_000).fill('user.name:x').join(' or ')],
    [
      'conditions on many fields',
      Array.from({ length: 4_000 }, (_, index) => `a${String(index)}:x`).join(' or '),
    ],
    ['keywords in upper case', new Array(4_000).fill('NOT user.name:x').join(' AND ')],
    ['values with what is wrong', `user.name:(${new Array(4_000).fill('"a*" or not b?').join(' or ')})`],
    ['nested fields', `${'a:{ '.repeat(240)}b:c${' }'.repeat(240)}`],
    ['negations in parentheses', `${'not ('.repeat(240)}b:c${')'.repeat(240)}`],
    ['values in parentheses', `a:${'(not '.repeat(240)}b${')'.repeat(240)}`],
    ['broken conditions', 'a:b:c\\x and('.repeat(2_000)],
  ] as const) {
    test(name, () => {
      const start = processorTime();
      check(query);
      const took = processorTime() - start;
      assert.ok(took < 6000, `${String(took)} ms`);
    });
  }
});
