/** `scripts/mutants.mjs`: what the cases of a rule notice, and what is said of the rest. */
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { runMutants } from '../../scripts/mutants/run-mutants.ts';
import { repositoryRoot } from '../support/shared.ts';

const SAMPLE = join(repositoryRoot, 'samples/rules/credential_access_ssh_password_guessed');

const folder = mkdtempSync(join(tmpdir(), 'rulewright-mutants-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(
  path: string,
  minimum = 0,
): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const code = await runMutants({ paths: [path], minimum, print: (line) => lines.push(line) });
  return { code, lines };
}

/** A rule with one case that holds one event. */
function rule(name: string, query: string, event: Readonly<Record<string, unknown>>): string {
  const path = join(folder, `${name}.toml`);
  const text = readFileSync(`${SAMPLE}.toml`, 'utf8').replace(
    /query = '''[^]*?'''/,
    `query = '''${query}'''`,
  );
  writeFileSync(path, text);
  cpSync(`${SAMPLE}.samples`, join(folder, `${name}.samples`), {
    recursive: true,
    filter: (file) => file.endsWith('.samples'),
  });
  writeFileSync(
    join(folder, `${name}.samples/match.ndjson`),
    JSON.stringify({ 'event.category': 'process', ...event }),
  );
  return path;
}

test('the cases of a sample notice at least four of five changes', async () => {
  const { code, lines } = await run(`${SAMPLE}.toml`, 80);
  assert.match(lines.at(-1) ?? '', /^all +22 mutants, \d+ killed, /);
  assert.equal(code, 0);
});

test('what no case notices is listed with its place and reason; a minimum that is not met ends with 1', async () => {
  const path = rule('weak', 'process where process.name : ("ap*", "apt*", "dd")', { 'process.name': 'apt' });
  const { code, lines } = await run(path, 80);
  const survivors = lines
    .filter((line) => line.startsWith('  '))
    .map((line) => line.replace(/^ +\d+:\d+ /, ''));
  assert.deepEqual(survivors, [
    'drop-condition: process.name : ("ap*", "apt*", "dd") → true | untested: events cover it, but none tells the two apart',
    'flip-case: : → like | untested: no event shows the difference',
    'drop-literal: "ap*" | untested: events cover it, but none tells the two apart',
    'widen-wildcard: "ap*" → "*ap*" | untested: events cover it, but none tells the two apart',
    'narrow-wildcard: "ap*" → "ap" | untested: events cover it, but none tells the two apart',
    'drop-literal: "apt*" | equivalent: the condition comes to the same',
    'widen-wildcard: "apt*" → "*apt*" | untested: events cover it, but none tells the two apart',
    'narrow-wildcard: "apt*" → "apt" | equivalent: the condition comes to the same',
    'drop-literal: "dd" | untested: no event makes it true',
  ]);
  assert.equal(code, 1);
});

test('a change that Elasticsearch would refuse is not counted', async () => {
  const path = rule('refused', 'process where source.ip == "10.0.0.1"', { 'source.ip': '10.0.0.1' });
  const { lines } = await run(path);
  assert.match(lines[0] ?? '', /2 mutants, 0 killed, 1 untested, 0 equivalent, 1 refused/);
  assert.match(lines.find((line) => line.includes('flip-case:')) ?? '', / \| refused: .*`in~`/);
});

test('a rule that fails its own cases is not run', async () => {
  const path = rule('failing', 'process where process.name == "apt"', { 'process.name': 'dd' });
  const { code, lines } = await run(path);
  assert.match(lines[0] ?? '', /failing\.toml: the rule fails its own cases$/);
  assert.equal(code, 2);
});

test('nothing to run is no success', async () => {
  const { code, lines } = await run(join(folder, 'none.toml'));
  assert.match(lines[0] ?? '', /none\.toml: not read/);
  assert.equal(code, 2);
});
