/**
 * How the queries of the samples, and two files of test/fixtures, are coloured: with a TOML extension by the grammars
 * (vscode-tmgrammar-test's snapshots, `*.snap`), without one by the server's semantic tokens (`*.tokens`).
 *
 * After a change that is meant: `RULEWRIGHT_UPDATE_SNAPSHOTS=1 node --test test/syntaxes/snapshots.test.ts`, and look at the
 * difference.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { ruleFile, type SourceFile } from '../../server/src/core/features/source-file.ts';
import { readRule } from '../../server/src/core/rule/read-rule.ts';
import type { Span } from '../../server/src/core/text/span.ts';
import { features } from '../features/support.ts';
import { repositoryRoot } from '../support/shared.ts';

const SNAPSHOTS = join(repositoryRoot, 'test/syntaxes/snapshots');
const UPDATE = process.env['RULEWRIGHT_UPDATE_SNAPSHOTS'] === '1';
const HOW = 'run RULEWRIGHT_UPDATE_SNAPSHOTS=1 node --test test/syntaxes/snapshots.test.ts';

const tomlFilesIn = (folder: string): readonly string[] =>
  readdirSync(join(repositoryRoot, folder))
    .filter((name) => name.endsWith('.toml'))
    .map((name) => join(repositoryRoot, folder, name));

/** A stretch of a file that is looked at: all of a fixture; of a sample, which is long, each query with its key. */
interface Subject {
  readonly name: string;
  readonly text: string;
  readonly parts: readonly Span[];
}

const SUBJECTS: readonly Subject[] = [
  ...tomlFilesIn('samples/rules').map((file) => subject(file, false)),
  ...tomlFilesIn('test/fixtures/queries').map((file) => subject(file, true)),
];

function subject(file: string, whole: boolean): Subject {
  const text = readFileSync(file, 'utf8');
  const parts = whole
    ? [{ start: 0, end: text.length }]
    : readRule(text).queries.map(({ node: { span } }) => ({
        start: text.lastIndexOf('\n', span.start) + 1,
        end: text.indexOf('\n', span.end) + 1,
      }));
  return { name: basename(file), text, parts };
}

test('there is a snapshot of each sample, and none of what is gone', () => {
  assert.ok(SUBJECTS.length > 10);
  const wanted = SUBJECTS.flatMap(({ name }) => [`${name}.snap`, `${name}.tokens`]);
  if (UPDATE) {
    mkdirSync(SNAPSHOTS, { recursive: true });
    for (const name of readdirSync(SNAPSHOTS)) if (!wanted.includes(name)) rmSync(join(SNAPSHOTS, name));
    return;
  }
  assert.deepEqual(readdirSync(SNAPSHOTS).sort(), wanted.sort(), HOW);
});

test('with a TOML extension: the grammars', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rulewright-snapshots-'));
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const { name, text, parts } of SUBJECTS) {
    writeFileSync(join(folder, name), parts.map(({ start, end }) => text.slice(start, end)).join(''));
    if (!UPDATE) copyFileSync(join(SNAPSHOTS, `${name}.snap`), join(folder, `${name}.snap`));
  }
  const output = await promisify(execFile)(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('vscode-tmgrammar-test/dist/snapshot.js'),
      ...['-s', 'source.toml'],
      ...[
        '-g',
        'test/e2e/toml-extension/toml.tmLanguage.json',
        '-g',
        'test/syntaxes/sql-stub.tmLanguage.json',
      ],
      join(folder, '*.toml'),
    ],
    { cwd: repositoryRoot, encoding: 'utf8' },
  ).catch((error: { readonly stdout?: string }) => ({ stdout: `${error.stdout ?? String(error)}\n${HOW}` }));
  if (UPDATE) {
    for (const { name } of SUBJECTS)
      copyFileSync(join(folder, `${name}.snap`), join(SNAPSHOTS, `${name}.snap`));
    return;
  }
  assert.doesNotMatch(output.stdout, /ERROR|Generating|not found|RULEWRIGHT_UPDATE/, output.stdout);
  assert.equal(output.stdout.match(/✓/g)?.length, SUBJECTS.length, output.stdout);
});

for (const { name, text, parts } of SUBJECTS) {
  test(`without a TOML extension: ${name}`, () => {
    const file = ruleFile(readRule(text));
    const made = parts.map((part) => rendered(file, part)).join('\n');
    const snapshot = join(SNAPSHOTS, `${name}.tokens`);
    if (UPDATE) writeFileSync(snapshot, made);
    else assert.equal(made, readFileSync(snapshot, 'utf8'), HOW);
  });
}

/** Each line, and below it a mark and the type for each of its tokens: the form of vscode-tmgrammar-test. */
function rendered(file: SourceFile, part: Span): string {
  const below = new Map<number, string[]>();
  const { data } = features.semanticTokens(file, part);
  let [line, character] = [0, 0];
  for (let index = 0; index < data.length; index += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(index, index + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const mark = `#${' '.repeat(character)}${'^'.repeat(length)} ${features.tokenTypes[type] ?? '?'}`;
    below.set(line, [...(below.get(line) ?? []), mark]);
  }
  const first = file.lines.positionAt(part.start).line;
  return file.text
    .slice(part.start, part.end)
    .split('\n')
    .flatMap((text, index) => [`>${text}`, ...(below.get(first + index) ?? [])])
    .join('\n');
}
