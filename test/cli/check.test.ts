/** `rulewright check`: what is read, what is printed, and how it ends. */
import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readTable } from '../../server/data/read-table.ts';
import { createLanguageService, type LanguageService } from '../../server/src/core/index.ts';
import type { Diagnostic } from '../../server/src/core/text/diagnostic.ts';
import { repositoryRoot } from '../support/shared.ts';
import { folderWith, runIn, type Outcome } from './support.ts';

const real = createLanguageService(readTable);

/** A rule without a finding. */
const FINE = readFileSync(
  join(repositoryRoot, 'samples/rules/persistence_run_key_starts_script_host.toml'),
  'utf8',
);
/** With an error: a key that no rule has. */
const WRONG = FINE.replace('severity = ', 'sevreity = ');
/** With a warning alone. */
const DOUBTFUL = FINE.replace('registry.path', 'registry.pahts');

interface Report {
  readonly version: number;
  readonly files: readonly {
    readonly path: string;
    readonly diagnostics: readonly (Record<string, unknown> & { readonly code: string })[];
  }[];
  readonly summary: Record<string, number>;
}

function check(cwd: string, ...args: readonly string[]): Promise<Outcome> {
  return runIn({ cwd, service: () => real }, 'check', ...args);
}

async function checkJson(
  cwd: string,
  ...args: readonly string[]
): Promise<Report & { readonly code: number }> {
  const { stdout, code } = await check(cwd, '--format', 'json', ...args);
  return { ...(JSON.parse(stdout) as Report), code };
}

const pathsOf = (report: Report): readonly string[] => report.files.map(({ path }) => path);

/** A service that finds the same in every rule. */
function finding(...diagnostics: readonly Diagnostic[]): () => LanguageService {
  return () => ({ ...real, diagnose: () => diagnostics });
}

test('every rule that was read is listed, in the order of the paths, and the counts are right', async () => {
  const cwd = folderWith({ 'b/fine.toml': FINE, 'a/wrong.toml': WRONG, 'a/doubtful.toml': DOUBTFUL });
  const report = await checkJson(cwd, 'b', 'a');
  assert.deepEqual(pathsOf(report), ['b/fine.toml', 'a/doubtful.toml', 'a/wrong.toml']);
  assert.deepEqual(
    report.files.map(({ diagnostics }) => diagnostics.map(({ code }) => code).sort()),
    [[], ['unknown-field'], ['unknown-key']],
  );
  assert.equal(report.version, 1);
  assert.deepEqual(report.summary, { files: 3, errors: 1, warnings: 1, information: 0, hints: 0 });
});

for (const [title, text, code] of [
  ['nothing found', FINE, 0],
  ['a warning alone', DOUBTFUL, 0],
  ['an error', WRONG, 1],
] as const) {
  test(`exit ${String(code)}: ${title}`, async () => {
    assert.equal((await check(folderWith({ 'x.toml': text }))).code, code);
  });
}

test('a diagnostic as JSON: 0-based range, fixable, related places', async () => {
  const text = '[rule]\nname = "ä"\r\nname = "x"\n';
  const first = text.indexOf('name');
  const second = text.lastIndexOf('name');
  const service = finding(
    {
      code: 'some-code',
      severity: 'information',
      message: 'Said twice.',
      span: { start: second, end: second + 4 },
      related: [{ span: { start: first, end: first + 4 }, message: 'First here.' }],
      fixes: [{ title: 'Remove it', edits: [] }],
    },
    { code: 'other-code', severity: 'hint', message: 'So.', span: { start: 0, end: 6 } },
  );
  const cwd = folderWith({ 'x.toml': text });
  const { stdout, stderr, code } = await runIn({ cwd, service }, 'check', '--format=json', 'x.toml');
  assert.deepEqual(JSON.parse(stdout), {
    version: 1,
    files: [
      {
        path: 'x.toml',
        diagnostics: [
          {
            code: 'some-code',
            severity: 'information',
            message: 'Said twice.',
            range: { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } },
            fixable: true,
            related: [
              {
                path: 'x.toml',
                range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
                message: 'First here.',
              },
            ],
          },
          {
            code: 'other-code',
            severity: 'hint',
            message: 'So.',
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } },
            fixable: false,
          },
        ],
      },
    ],
    summary: { files: 1, errors: 0, warnings: 0, information: 1, hints: 1 },
  });
  assert.equal(stderr, '');
  assert.equal(code, 0);
});

test('for people: the place, the message, the code, the line with its span, the fix, related places', async () => {
  const text = '[rule]\nname = "a"\nname = "x"\n';
  const service = finding({
    code: 'some-code',
    severity: 'error',
    message: 'Said twice.',
    span: { start: 18, end: 22 },
    related: [{ span: { start: 7, end: 11 }, message: 'First here.' }],
    fixes: [
      { title: 'Do something else', edits: [] },
      { title: 'Remove it', edits: [], preferred: true },
    ],
  });
  const cwd = folderWith({ 'x.toml': text });
  const { stdout, code } = await runIn({ cwd, service }, 'check', 'x.toml');
  assert.equal(
    stdout,
    `x.toml:3:1: error: Said twice. [some-code]
  3 │ name = "x"
    │ ~~~~
  fix: Remove it
  x.toml:2:1: note: First here.
    2 │ name = "a"
      │ ~~~~

1 rule checked: 1 error.
`,
  );
  assert.equal(code, 1);
});

test('colours only when asked for', async () => {
  const cwd = folderWith({ 'x.toml': WRONG });
  assert.doesNotMatch((await check(cwd)).stdout, /\u001b/);
  const coloured = await runIn({ cwd, service: () => real, coloured: true }, 'check');
  assert.match(coloured.stdout, /\u001b\[31merror:\u001b\[39m/);
});

test('a folder is searched for rules; other TOML is left in peace', async () => {
  const cwd = folderWith({
    'rule.toml': FINE,
    'no-metadata.toml': '[rule]\nrule_id = "x"\n',
    'half-typed.toml': '[metadata]\n[rule]\nname = ',
    'hunt.toml': '[hunt]\nname = "x"\n',
    'other-rule.toml': '[rule]\nid = "x"\n',
    'Cargo.toml': '[package]\nname = "x"\n',
    'empty.toml': '',
    'rule.samples/rule.toml': FINE,
    'node_modules/x/rule.toml': FINE,
  });
  assert.deepEqual(pathsOf(await checkJson(cwd)), ['half-typed.toml', 'no-metadata.toml', 'rule.toml']);
});

test('a named file is always a rule, wherever it lies and whatever is in it', async () => {
  const cwd = folderWith({ 'Cargo.toml': '[package]\n', 'notes.txt': '', 'node_modules/x.toml': FINE });
  const report = await checkJson(cwd, 'Cargo.toml', 'notes.txt', 'node_modules/x.toml');
  assert.deepEqual(pathsOf(report), ['Cargo.toml', 'notes.txt', 'node_modules/x.toml']);
  assert.deepEqual(report.files[0]?.diagnostics.map(({ code }) => code).includes('unknown-key'), true);
  assert.equal(report.code, 1);
});

test('a rule that is named twice, or lies in a named folder too, is read once', async () => {
  const cwd = folderWith({ 'a/x.toml': FINE, 'a/y.toml': FINE });
  symlinkSync('..', join(cwd, 'a/up'));
  assert.deepEqual(pathsOf(await checkJson(cwd, 'a/y.toml', 'a', './a/../a/y.toml', '.')), [
    'a/y.toml',
    'a/x.toml',
  ]);
});

test('a path outside the current folder is absolute', async () => {
  const outside = folderWith({ 'x.toml': FINE });
  const cwd = folderWith({ 'y.toml': FINE });
  assert.deepEqual(pathsOf(await checkJson(cwd, outside, 'y.toml')), [`${outside}/x.toml`, 'y.toml']);
});

test('a missing path is exit 2, and the others are checked all the same', async () => {
  const cwd = folderWith({ 'x.toml': WRONG });
  const { stdout, stderr, code } = await check(cwd, '--format', 'json', 'gone.toml', 'x.toml');
  assert.equal(stderr, 'gone.toml: no such file or folder\n');
  assert.deepEqual(pathsOf(JSON.parse(stdout) as Report), ['x.toml']);
  assert.equal(code, 2);
});

test('no rule in a folder is fine', async () => {
  const { stdout, stderr, code } = await check(folderWith({ 'Cargo.toml': '[package]' }));
  assert.deepEqual({ stdout, stderr, code }, { stdout: 'No rule found.\n', stderr: '', code: 0 });
});

const LATIN_1 = Buffer.from(FINE.replace('# ', '').replace('name = "', 'name = "\u00e4'), 'latin1');

test('a searched file that is not UTF-8 is told of once and left out', async () => {
  const cwd = folderWith({ 'x.toml': LATIN_1, 'fine.toml': FINE });
  const { stdout, stderr, code } = await check(cwd, '--format', 'json', '.');
  assert.match(stderr, /^x\.toml: Byte 0xE4 on line \d+ is not UTF-8, .*\n$/);
  assert.deepEqual(pathsOf(JSON.parse(stdout) as Report), ['fine.toml']);
  assert.equal(code, 0);
});

test('a named file that is not UTF-8 is a syntax error at the byte', async () => {
  const report = await checkJson(folderWith({ 'x.toml': LATIN_1 }), 'x.toml');
  const [diagnostic, ...others] = report.files[0]?.diagnostics ?? [];
  const line = FINE.slice(0, FINE.indexOf('name = "')).split('\n').length - 1;
  assert.equal(diagnostic?.code, 'toml-syntax');
  assert.deepEqual(diagnostic['range'], { start: { line, character: 8 }, end: { line, character: 9 } });
  assert.deepEqual(others, []);
  assert.equal(report.code, 1);
});

for (const [title, content] of [
  ['empty', ''],
  ['binary', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256))],
  ['only a byte order mark', '\uFEFF'],
  ['CRLF and a byte order mark', `\uFEFF${FINE.replaceAll('\n', '\r\n')}`],
  ['UTF-16', Buffer.from(`\uFEFF${FINE}`, 'utf16le')],
  ['zero bytes', Buffer.alloc(1000)],
  ['arrays in each other, 100,000 deep', `[rule]\nx = ${'['.repeat(100_000)}`],
  ['tables in each other, 100,000 deep', `[rule${'.a'.repeat(100_000)}]\n`],
  ['parentheses in a query, 100,000 deep', FINE.replace(' where ', ` where ${'('.repeat(100_000)}`)],
  ['one line of 20 MB', `[rule]\nname = "${'x'.repeat(20_000_000)}"\n`],
] as const) {
  test(`a file that is ${title}: read to its end, no bug`, async () => {
    const { stdout, stderr, code } = await check(folderWith({ 'x.toml': content }), 'x.toml');
    assert.doesNotMatch(stderr, /bug/);
    assert.ok(code === 0 || code === 1, stderr);
    assert.match(stdout, /1 rule checked/);
  });
}

test('when nobody reads the output any more, the rest is left', async () => {
  const cwd = folderWith({ 'a.toml': WRONG, 'b.toml': WRONG, 'c.toml': WRONG });
  const { stdout, code } = await runIn({ cwd, service: () => real, readsUntil: 1 }, 'check');
  assert.match(stdout, /a\.toml/);
  assert.doesNotMatch(stdout, /b\.toml/);
  assert.equal(code, 1);
});

test('hunting files are checked with the rules of a folder: their queries, and no keys of rules', async () => {
  const hunt = readFileSync(join(repositoryRoot, 'test/fixtures/queries/hunt.toml'), 'utf8');
  const cwd = folderWith({
    'a.toml': hunt,
    'b.toml': hunt.replace('| sort', '| srot'),
  });
  for (const paths of [['.'], ['a.toml', 'b.toml']]) {
    const report = await checkJson(cwd, ...paths);
    assert.deepEqual(
      report.files.map(({ path, diagnostics }) => [path, diagnostics.map(({ code }) => code)]),
      [
        ['a.toml', []],
        ['b.toml', ['esql-syntax']],
      ],
    );
  }
});
