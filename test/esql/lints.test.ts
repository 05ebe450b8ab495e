import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { completeRule } from '../lints/complete-rule.ts';
import { lintContext } from '../lints/context.ts';
import { parseMarkers } from '../support/markers.ts';

/** What all lints together say of a rule, in its order; places are marked. */
function check(keys: string, codes: readonly string[]): readonly string[] {
  const { text, spans } = parseMarkers(completeRule(`type = "esql"\nlanguage = "esql"\n${keys}`));
  const { diagnostics, failures } = runLints(lintContext(text));
  assert.deepEqual(failures, []);
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    codes,
  );
  assert.deepEqual(
    diagnostics.map(({ span }) => text.slice(span.start, span.end)),
    spans.map((span) => text.slice(span.start, span.end)),
  );
  assert.deepEqual(
    diagnostics.map(({ span }) => span),
    spans,
  );
  return diagnostics.map(({ message }) => message);
}

const RIGHT = 'from logs-* metadata _id, _version, _index | keep *';

test('`index` is refused in an ES|QL rule', () => {
  const [message] = check(`«index» = ["logs-*"]\nquery = "${RIGHT}"`, ['unknown-key']);
  assert.match(message ?? '', /refuses it in a rule of type `esql`/);
});

test('a slip is one finding, not also a missing `KEEP`', () => {
  check(`query = "from logs-* | «kepp» user.name, | limit 1"`.replace(', |', ' |'), ['esql-syntax']);
});

test('places go through the escapes of both strings', () => {
  check(
    String.raw`query = "from logs-* metadata _id, _version, _index | where kql(\"user.name:\\\"a\\\" and «proces.name»:b «and»\") | keep *"`.replace(
      '«and»',
      'or «)»',
    ),
    ['unknown-field', 'kql-syntax'],
  );
});

test('an aggregating query needs no metadata, one with `INLINE STATS … BY` neither for upstream', () => {
  check('query = "from logs-* | stats Esql.a = count(*) by user.name | keep user.name, Esql.a"', []);
  check('query = "from logs-* | inline stats Esql.a = count(*) by user.name | keep user.name, Esql.a"', []);
  check('query = "«from» logs-* | stats Esql.a = count(*) | keep Esql.a"', ['missing-metadata']);
});

test('a later KEEP without the metadata is a warning', () => {
  check('query = "from logs-* metadata _id, _version, _index | keep * | «keep» user.name"', [
    'metadata-not-kept',
  ]);
});

describe('a comment in the query', () => {
  test('covers the command behind it', () => {
    check(
      "query = '''\nfrom logs-* metadata _id, _version, _index\n// rulewright-ignore unknown-field: of our sensor\n| where process.nam == \"a\"\n| where «process.nam» == \"b\"\n| keep *\n'''",
      ['unknown-field'],
    );
  });

  test('covers the condition behind it', () => {
    check(
      "query = '''\nfrom logs-* metadata _id, _version, _index\n| where «process.nam» == \"a\" and\n  // rulewright-ignore unknown-field: of our sensor\n  process.nam == \"b\"\n| keep *\n'''",
      ['unknown-field'],
    );
  });
});
