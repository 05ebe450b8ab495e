import assert from 'node:assert/strict';
import { test } from 'node:test';
import { features, openText, ruleWith } from './support.ts';

const URI = 'file:///rules/a.toml';

test('the cases are run from above the query', () => {
  const text = ruleWith('process where true');
  const file = openText(text);
  const key = text.indexOf('query');
  assert.deepEqual(features.codeLenses(file, URI), [
    {
      range: file.lines.rangeOf({ start: key, end: key + 'query'.length }),
      command: {
        title: 'Run cases',
        tooltip: 'Run this rule over its sample events',
        command: features.codeLensCommand,
        arguments: [URI],
      },
    },
  ]);
});

test('a sequence is shown from there too, and no other query', () => {
  const titles = (query: string): readonly (string | undefined)[] =>
    features.codeLenses(openText(ruleWith(query)), URI).map(({ command }) => command?.title);
  assert.deepEqual(titles('sequence [process where true] [file where true]'), ['Run cases', 'Show timeline']);
  assert.deepEqual(titles('sequence [process where true] [file where'), ['Run cases', 'Show timeline']);
  assert.deepEqual(titles('sample by host.id [process where true] [file where true]'), ['Run cases']);
  assert.deepEqual(titles('process where process.name == "sequence [a]"'), ['Run cases']);
});

test('also while the query is broken', () => {
  assert.equal(features.codeLenses(openText(ruleWith('process where')), URI).length, 1);
});

for (const [title, text] of [
  ['a rule without a query', '[metadata]\n[rule]\ntype = "machine_learning"\n'],
  ['a query that can not be run', '[metadata]\n[rule]\ntype = "esql"\nquery = "from x"\n'],
  ['a file that is a query', 'process where true'],
] as const) {
  test(`nothing stands over ${title}`, () => {
    assert.deepEqual(features.codeLenses(openText(text), URI), []);
  });
}
