import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRule } from '../../server/src/core/rule/read-rule.ts';

describe('the query of a rule', () => {
  test('is in the language that the rule names', () => {
    assert.equal(language('language = "lucene"\ntype = "query"'), 'lucene');
    assert.equal(language('language = "eql"\ntype = "query"'), 'eql');
  });

  test('is in the language of the type where the rule names none', () => {
    assert.equal(language('type = "eql"'), 'eql');
    assert.equal(language('type = "esql"'), 'esql');
    for (const type of ['query', 'saved_query', 'new_terms', 'threat_match', 'threshold']) {
      assert.equal(language(`type = "${type}"`), 'kuery', type);
    }
    assert.equal(language('language = "eqll"\ntype = "eql"'), 'eql');
  });

  test('is not there without a language, or when it is no string', () => {
    assert.equal(language('type = "machine_learning"'), undefined);
    assert.equal(language('type = "nonsense"'), undefined);
    assert.equal(readRule('[rule]\ntype = "eql"\nquery = 1\n').query, undefined);
    assert.equal(readRule('').query, undefined);
  });

  test('is parsed when it is EQL, with places that lead back into the file', () => {
    const text = '[rule]\ntype = "eql"\nquery = "process where process.name == \\"a\\\\\\\\b\\" and"\n';
    const { query } = readRule(text);
    assert.equal(query?.text, 'process where process.name == "a\\\\b" and');
    assert.equal(query.eql?.body?.kind, 'event-query');
    const [error] = query.errors;
    assert.ok(error !== undefined);
    const place = query.source.spanToSource(error.span);
    assert.equal(text.slice(place.start, place.end), 'and');
    assert.equal(readRule('[rule]\ntype = "query"\nquery = "a:b"\n').query?.eql, undefined);
  });

  test('is parsed when it is KQL', () => {
    const text = '[rule]\ntype = "query"\nquery = "user.name:\\"a\\" and "\n';
    const { query } = readRule(text);
    assert.equal(query?.eql, undefined);
    assert.equal(query?.kql?.body?.kind, 'logical');
    const [error] = query.errors;
    assert.ok(error !== undefined);
    const place = query.source.spanToSource(error.span);
    assert.equal(text.slice(place.start, place.end), 'and');
    assert.equal(readRule('[rule]\ntype = "esql"\nquery = "from a"\n').query?.kql, undefined);
  });
});

test('the tables and the type are found as far as they can be', () => {
  const { rule, metadata, type, tomlErrors } = readRule('[metadata]\n[rule]\ntype = "eql"\nname = \n');
  assert.equal(type, 'eql');
  assert.equal(rule?.entries.has('type'), true);
  assert.equal(metadata?.entries.size, 0);
  assert.equal(tomlErrors.length, 1);
  assert.equal(readRule('rule = 1').rule, undefined);
});

function language(keys: string): string | undefined {
  return readRule(`[metadata]\n[rule]\n${keys}\nquery = "any where true"\n`).query?.language;
}
