import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { runLints } from '../../server/src/core/lints/run-lints.ts';
import { repositoryRoot } from '../support/shared.ts';
import { completeRule } from './complete-rule.ts';
import { lintContext } from './context.ts';

const folder = join(repositoryRoot, 'samples/rules');
const samples = readdirSync(folder).filter((name) => name.endsWith('.toml'));

/** A step that shares no factor with the usual lengths of lines, so that cuts fall everywhere. */
const STEP = 19;

describe('a rule that is cut off anywhere', () => {
  for (const name of samples) {
    test(name, () => {
      const text = readFileSync(join(folder, name), 'utf8');
      for (let end = 0; end <= text.length; end += STEP) check(text.slice(0, end));
    });
  }
});

test('values of every type behind every key that the sample rules have', () => {
  const text = readFileSync(join(folder, samples[0] ?? ''), 'utf8');
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    const [, key] = /^(\w+) = /.exec(line) ?? [];
    if (key === undefined) return;
    for (const value of [
      '1',
      '1.5',
      '"x"',
      'true',
      '2025-03-31',
      '[]',
      '[[1]]',
      '{}',
      '{ a = { b = 1 } }',
      '',
    ]) {
      check(lines.with(index, `${key} = ${value}`).join('\n'));
    }
  });
});

test('deep nesting, long sums and long lists', () => {
  check(completeRule(`tags = ${'['.repeat(5_000)}`));
  check(completeRule(`query = '''any where ${'('.repeat(5_000)}'''`));
  check(completeRule(`query = '''any where process.pid ${'+ 1 '.repeat(20_000)} == 3'''`));
  check(completeRule(`query = '''any where process.pid in (${'1,'.repeat(50_000)}1)'''`));
  check(completeRule(`query = '''any where ${'a.b == 1 and '.repeat(5_000)}true'''`));
});

/** Whatever the text, no lint throws, and every finding lies in the text. */
function check(text: string): void {
  const { diagnostics, failures } = runLints(lintContext(text));
  assert.deepEqual(failures, [], text.slice(0, 200));
  for (const { code, span } of diagnostics) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length, code);
  }
}
