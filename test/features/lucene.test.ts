/** Rules in Lucene: their query is text, and nothing is said of it but that it is not evaluated. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleFile } from '../../server/src/core/features/source-file.ts';
import { completeRule } from '../lints/complete-rule.ts';
import { memoryFiles, service } from '../cases/support.ts';

/** What EQL, KQL and ES|QL would each find much in. */
const QUERY = 'event.action:(a OR /2[0-9]{3}/) AND NOT user.nmae:[1 TO "b\\\\" | && any where';
const TEXT = completeRule(`type = "query"\nlanguage = "lucene"\nquery = '''\n${QUERY}\n'''`);

test('Lucene: nothing is found in the query', () => {
  const rule = service.readRule(TEXT);
  assert.equal(rule.query?.language, 'lucene');
  assert.deepEqual(service.diagnose(rule), []);
});

test('Lucene: the hover says that it is not evaluated, and nothing else is offered', () => {
  const file = ruleFile(service.readRule(TEXT));
  const offset = TEXT.indexOf('user.nmae') + 3;
  const hover = service.hover(file, offset);
  assert.match(JSON.stringify(hover?.contents), /Lucene: not evaluated/);
  assert.equal(service.complete(file, offset, { snippets: true, insertReplace: true }), undefined);
  assert.deepEqual(service.codeLenses(file, 'file:///rule.toml'), []);
});

test('Lucene: the test report says so at the query', async () => {
  const files = memoryFiles({ '/rule.toml': TEXT, '/rule.samples/match-a.json': '{"event":{"action":"a"}}' });
  const report = await service.test(service.readRule(TEXT), '/rule.toml', files);
  assert.deepEqual(
    report.unsupported.map(({ message }) => message),
    ['Lucene: not evaluated. Rulewright takes the query as text.'],
  );
  assert.match(report.unsupported[0]?.text ?? '', /event\.action/);
  assert.deepEqual(
    report.cases.map(({ passed }) => passed),
    [false],
  );
});
