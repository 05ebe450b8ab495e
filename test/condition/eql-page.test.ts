/** `docs/eql.md` shows queries with mistakes, and what Rulewright says of them: as it does say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseEql } from '../../server/src/core/eql/parse.ts';
import { EQL_FUNCTIONS } from '../../server/src/core/eql/functions/index.ts';
import { faultsOf, mappingOf } from '../support/eql-runs.ts';
import { repositoryRoot } from '../support/shared.ts';

const page = readFileSync(join(repositoryRoot, 'docs/eql.md'), 'utf8');

const MAPPING = mappingOf({
  '@timestamp': 'date',
  'event.category': 'keyword',
  'event.ingested': 'date',
  'host.id': 'keyword',
  'process.args': 'keyword',
  'process.executable': 'keyword',
  'process.name': 'keyword',
  'process.pid': 'long',
  'source.ip': 'ip',
  'user.name': 'keyword',
});

/** Cells of the table's rows: query, what is marked, message. */
function rows(): readonly (readonly string[])[] {
  const table = page.slice(page.indexOf('| query | marked | message |')).split('\n').slice(2);
  return table
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .slice(2, -2)
        .split(' | ')
        .map((cell) => cell.replaceAll('\\|', '|')),
    );
}

test('each query has one error, which marks and says what the page shows', () => {
  const all = rows();
  assert.ok(all.length >= 30, `${String(all.length)} rows`);
  for (const [query = '', marked = '', message = ''] of all) {
    const text = query.slice(1, -1);
    const { errors } = parseEql(text);
    const faults = errors.length > 0 ? errors : faultsOf(text, MAPPING);
    const shown = faults.map((fault) => [
      `\`${text.slice(fault.span.start, fault.span.end)}\``,
      fault.message,
    ]);
    assert.deepEqual(shown, [[marked, message]], text);
  }
});

test('every function is named', () => {
  for (const { name } of EQL_FUNCTIONS) assert.ok(page.includes(`\`${name}\``), name);
});
