/** Spoiling any case of the samples makes the command line exit 1, and say which event and which condition. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { readCaseName } from '../../server/src/core/cases/case-name.ts';
import type { Expectation } from '../../server/src/core/cases/report.ts';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';
import { folderWith, runIn } from '../cli/support.ts';
import { repositoryRoot } from '../support/shared.ts';
import { service } from './support.ts';

const RULES = join(repositoryRoot, 'samples/rules');

/** What a case is made to demand: the opposite. */
const SPOILT: Readonly<Record<Expectation, string>> = {
  match: 'no-match',
  'match-any': 'no-match',
  'no-match': 'match',
  any: 'match',
};

interface Report {
  readonly rules: readonly {
    readonly path: string;
    readonly cases: readonly {
      readonly name: string;
      readonly expect: string;
      readonly passed: boolean;
      readonly events: number;
      readonly failures: readonly {
        readonly file: string;
        readonly line: number;
        readonly reason: string;
        readonly condition?: {
          readonly text: string;
          readonly range: { readonly start: { readonly line: number } };
        };
      }[];
    }[];
  }[];
  readonly summary: Record<string, number>;
}

interface Spoilt {
  readonly rule: string;
  readonly text: string;
  readonly file: string;
  readonly name: string;
  readonly content: string;
}

const cases = readdirSync(RULES, { recursive: true, encoding: 'utf8' }).flatMap((path): Spoilt[] => {
  const file = basename(path);
  const read = readCaseName(file);
  const folder = path.slice(0, -file.length - 1);
  if (read.kind !== 'case' || !folder.endsWith('.samples')) return [];
  const rule = folder.slice(0, -'.samples'.length);
  return [
    {
      rule,
      text: readFileSync(join(RULES, `${rule}.toml`), 'utf8'),
      file,
      name: file.replace(read.expect, SPOILT[read.expect]),
      content: readFileSync(join(RULES, path), 'utf8'),
    },
  ];
});

test('the samples have cases to spoil', () => {
  assert.ok(cases.length >= 20, String(cases.length));
});

/** All spoilt cases in one run: each is the only one of a copy of its rule. */
const folder = folderWith(
  Object.fromEntries(
    cases.flatMap(({ text, name, content }, index) => [
      [`${String(index)}/rule.toml`, text],
      [`${String(index)}/rule.samples/${name}`, content],
    ]),
  ),
);
const paths = cases.map((_one, index) => `${String(index)}/rule.toml`);
let running: Promise<Report & { readonly code: number }> | undefined;

function spoiltRun(): Promise<Report & { readonly code: number }> {
  running ??= runIn({ cwd: folder, service: () => service }, 'test', '--format', 'json', ...paths).then(
    ({ stdout, code }) => ({ ...(JSON.parse(stdout) as Report), code }),
  );
  return running;
}

test('exit code 1, and every case failed', async () => {
  const { code, summary } = await spoiltRun();
  assert.equal(code, 1);
  assert.equal(summary['failed'], cases.length);
  assert.equal(summary['passed'], 0);
});

for (const [index, { rule, file, text, content }] of cases.entries()) {
  test(`${rule}/${file}`, async () => {
    const [one] = (await spoiltRun()).rules[index]?.cases ?? [];
    assert.equal(one?.passed, false);
    assert.ok(one.failures.length > 0);
    const eventLines = new Set(readEvents(content, file).events.map(({ line }) => line));
    for (const { file: at, line, reason, condition } of one.failures) {
      assert.equal(at, `${String(index)}/rule.samples/${cases[index]?.name ?? ''}`);
      assert.ok(eventLines.has(line), `no event starts on line ${String(line)}`);
      // Of very many the rest is told in one.
      if (/^\d+ more events from this line on raise (?:an|no) alert\.$/.test(reason)) continue;
      assert.match(reason, /^(?:No alert|An alert that must not be): .+\.$/);
      assert.ok(condition !== undefined && text.includes(condition.text), 'the condition is in the rule');
      const { line: row } = condition.range.start;
      const [firstLine = ''] = condition.text.split('\n');
      assert.ok(text.split('\n')[row]?.includes(firstLine), 'and stands where its range says');
    }
  });
}

test('each pretty report of a spoilt case shows the event, the condition and a value or why there is none', async () => {
  const { stdout, code } = await runIn(
    { cwd: folder, service: () => service, columns: 120 },
    'test',
    ...paths.slice(0, 12),
  );
  assert.equal(code, 1);
  assert.match(stdout, /rule\.samples\/\S+:\d+: No alert: /);
  assert.match(stdout, /rule\.toml:\d+:\d+: /);
  assert.match(stdout, /the event has /);
});
