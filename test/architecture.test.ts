/** The walls of the house (docs/architecture.md): who may know whom, which packages, and where Node is allowed. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { circles } from './support/circles.ts';
import { importsOf, readSources } from './support/imports.ts';
import { breaches, layerOf, type Layer } from './support/layers.ts';
import { repositoryRoot } from './support/shared.ts';

const core = (...names: readonly string[]): readonly string[] =>
  names.map((name) => `server/src/core/${name}`);

const SYNTAX = core('text', 'eql', 'kql', 'esql');
const RULE = [...SYNTAX, ...core('toml', 'rule', 'rule/looks-like-rule.ts')];
const KNOWLEDGE = core('schema', 'attack');
const MATCHING = [...SYNTAX, ...core('condition', 'matcher')];
/** Every room of the core, for those who build on all of it. */
const CORE = [
  ...RULE,
  ...KNOWLEDGE,
  ...MATCHING,
  ...core(
    'configuration',
    'trace',
    'cases',
    'explain',
    'queries',
    'making',
    'lints',
    'features',
    'tables.ts',
  ),
];

/** What client and server share. */
const WIRE = ['server/src/protocol', 'server/src/looks-like-rule.ts', 'server/src/case-places.ts'];

const LAYERS: readonly Layer[] = [
  { place: 'server/src/protocol', knows: [] },
  // The client asks it before there is a server, and must not carry the rest of the core for it.
  { place: 'server/src/core/rule/looks-like-rule.ts', knows: [] },
  { place: 'server/src/looks-like-rule.ts', knows: core('rule/looks-like-rule.ts') },
  { place: 'server/src/core/cases/case-places.ts', knows: [] },
  { place: 'server/src/case-places.ts', knows: core('cases/case-places.ts') },
  { place: 'server/src/core/text', knows: [] },
  { place: 'server/src/core/toml', knows: core('text') },
  { place: 'server/src/core/eql', knows: core('text'), packages: ['chevrotain', 'prettier/doc'] },
  { place: 'server/src/core/kql', knows: core('text'), packages: ['prettier/doc'] },
  // `KQL("…")` holds a query of the other language.
  { place: 'server/src/core/esql', knows: core('text', 'kql') },
  { place: 'server/src/core/tables.ts', knows: [] },
  { place: 'server/src/core/schema', knows: core('text', 'tables.ts') },
  { place: 'server/src/core/attack', knows: core('text', 'tables.ts') },
  { place: 'server/src/core/rule', knows: [...SYNTAX, ...core('toml')] },
  {
    place: 'server/src/core/configuration',
    knows: core('text', 'toml'),
    packages: ['@iarna/toml/parse-string.js'],
  },
  { place: 'server/src/core/condition', knows: SYNTAX },
  { place: 'server/src/core/matcher', knows: [...SYNTAX, ...core('condition')] },
  { place: 'server/src/core/trace', knows: MATCHING },
  {
    place: 'server/src/core/cases',
    knows: [...RULE, ...MATCHING, ...core('configuration', 'trace', 'cases/case-places.ts')],
    typesOf: core('schema'),
    packages: ['fzstd'],
  },
  {
    place: 'server/src/core/explain',
    knows: [...RULE, ...MATCHING, ...core('trace', 'cases')],
    typesOf: core('schema'),
  },
  {
    place: 'server/src/core/making',
    knows: [...RULE, ...MATCHING, ...core('trace', 'cases')],
    typesOf: core('schema'),
  },
  { place: 'server/src/core/queries', knows: [...MATCHING, ...core('cases')], typesOf: core('schema') },
  { place: 'server/src/core/lints', knows: [...RULE, ...KNOWLEDGE, ...MATCHING] },
  {
    place: 'server/src/core/features',
    knows: [...RULE, ...KNOWLEDGE, ...core('configuration', 'lints')],
    packages: ['vscode-languageserver-types'],
  },
  { place: 'server/src/core/index.ts', knows: CORE },
  { place: 'server/src/node', knows: [], typesOf: core('cases', 'index.ts'), node: true },
  {
    place: 'server/src/cli',
    knows: [...core('index.ts', 'text', 'rule'), 'server/src/node'],
    typesOf: CORE,
    node: true,
  },
  // The server runs in Node and in a browser's worker; only its two entries know where.
  {
    place: 'server/src/lsp',
    knows: [...core('index.ts', 'text', 'rule'), ...WIRE],
    typesOf: CORE,
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri'],
  },
  {
    place: 'server/src/lsp/node.ts',
    knows: ['server/src/lsp', 'server/src/node'],
    packages: ['vscode-languageserver/node', 'vscode-uri'],
    node: true,
  },
  {
    place: 'server/src/lsp/browser.ts',
    knows: ['server/src/lsp'],
    packages: ['vscode-languageserver/browser'],
  },
  { place: 'server/src/lsp/start.ts', knows: [], node: true },
  // The makers of the fact tables: they know the shapes that the core reads.
  { place: 'server/data', knows: [], typesOf: CORE.concat(core('index.ts')), node: true },
  { place: 'client/src/timeline/messages.ts', knows: [], typesOf: ['server/src/protocol'] },
  // A page in a webview: no editor and no Node there.
  {
    place: 'client/src/timeline/view',
    knows: ['client/src/timeline/messages.ts'],
    typesOf: ['server/src/protocol'],
  },
  {
    place: 'client/src',
    knows: [...WIRE, 'client/src/timeline/messages.ts'],
    packages: ['vscode', 'vscode-languageclient'],
  },
  {
    place: 'client/src/extension.ts',
    knows: ['client/src'],
    packages: ['vscode', 'vscode-languageclient/node'],
    node: true,
  },
  {
    place: 'client/src/extension.web.ts',
    knows: ['client/src'],
    packages: ['vscode', 'vscode-languageclient/browser'],
  },
];

test('no import crosses a wall', () => {
  const files = ['server/src', 'client/src'].flatMap((folder) => readSources(repositoryRoot, folder));
  assert.ok(files.length > 20, `only ${String(files.length)} source files found`);
  const found = breaches(LAYERS, files).map(
    ({ path, line, message }) => `${path}:${String(line)}: ${message}`,
  );
  assert.deepEqual(found, []);
});

test('the table has no circle, and names places that are layers', () => {
  const places = new Set(LAYERS.map(({ place }) => place));
  for (const layer of LAYERS) {
    for (const place of [...layer.knows, ...(layer.typesOf ?? [])]) assert.ok(places.has(place), place);
  }
  const rank = new Map(LAYERS.map(({ place }, index) => [place, index]));
  for (const { place, knows } of LAYERS) {
    for (const known of knows) {
      if (known === place) continue;
      assert.ok(
        (rank.get(known) ?? 0) < (rank.get(place) ?? 0),
        `${place} knows ${known}, which stands behind it`,
      );
    }
  }
});

/** Readers call each other as their grammar's rules do. */
const MAY_RECUR = [
  'server/src/core/toml/',
  ...['eql', 'kql', 'esql'].map((name) => `server/src/core/${name}/parser/`),
];

test('no files import each other in a circle, but the readers of nested languages', () => {
  const files = ['server/src', 'client/src'].flatMap((folder) => readSources(repositoryRoot, folder));
  const found = circles(files);
  assert.deepEqual(
    found.filter((circle) => !MAY_RECUR.some((folder) => circle.every((path) => path.startsWith(folder)))),
    [],
  );
  assert.equal(found.length, MAY_RECUR.length, 'one circle for each reader');
});

test('a circle is found through other files, and through types', () => {
  const file = (path: string, code: string) => ({ path, imports: importsOf(code) });
  const found = circles([
    file('src/a.ts', `import { b } from './lib/b.ts';`),
    file('src/lib/b.ts', `import type { C } from '../c.ts';`),
    file('src/c.ts', `export * from './a.ts';`),
    file('src/apart.ts', `import { a } from './a.ts'; import 'a.ts';`),
  ]);
  assert.deepEqual(found, [['src/a.ts', 'src/c.ts', 'src/lib/b.ts']]);
});

test('every folder of the core is a layer', () => {
  const folders = readdirSync(join(repositoryRoot, 'server/src/core'), { withFileTypes: true });
  for (const folder of folders.filter((entry) => entry.isDirectory())) {
    const path = `server/src/core/${folder.name}`;
    assert.equal(layerOf(LAYERS, `${path}/x.ts`)?.place, path);
  }
});

/** The message for one import in a file, or undefined where it is allowed. */
function verdict(path: string, code: string): string | undefined {
  return breaches(LAYERS, [{ path, imports: importsOf(code) }])[0]?.message;
}

for (const [path, code] of [
  ['server/src/core/eql/parse.ts', `import { x } from '../schema/field.ts';`],
  ['server/src/core/matcher/run.ts', `import type { RuleDocument } from '../rule/rule-document.ts';`],
  ['server/src/core/lints/x.ts', `import { readFileSync } from 'node:fs';`],
  ['server/src/core/lints/x.ts', `import fs from 'fs';`],
  ['server/src/core/lints/x.ts', `const types = await import('vscode-languageserver-types');`],
  ['server/src/core/text/x.ts', `import { createToken } from 'chevrotain';`],
  ['server/src/core/rule/x.ts', `export * from '../index.ts';`],
  ['server/src/core/rule/x.ts', `type X = import('../lints/lint.ts').Lint;`],
  ['server/src/cli/run.ts', `import { x } from '../lsp/server.ts';`],
  ['server/src/lsp/server.ts', `import '../cli/run.ts';`],
  ['server/src/cli/run.ts', `import { parse } from '../core/eql/parse.ts';`],
  ['server/src/cli/run.ts', `import { window } from 'vscode';`],
  ['server/src/protocol/x.ts', `import type { Span } from '../core/text/span.ts';`],
  ['client/src/client.ts', `import type { Span } from '../../server/src/core/text/span.ts';`],
  ['server/src/lsp/server.ts', `import { createConnection } from 'vscode-languageserver/node';`],
  ['server/src/lsp/server.ts', `import { readBytes } from '../node/files.ts';`],
  ['server/src/lsp/browser.ts', `import { fileURLToPath } from 'node:url';`],
  ['client/src/session/x.ts', `import { readFile } from 'node:fs/promises';`],
  ['client/src/extension.web.ts', `import { LanguageClient } from 'vscode-languageclient/node';`],
  ['server/src/elsewhere/x.ts', ''],
] as const) {
  test(`refused in ${path}: ${code === '' ? 'a folder of no layer' : code}`, () => {
    const found = breaches(LAYERS, [{ path, imports: importsOf(code) }]);
    assert.equal(found.length, 1);
    assert.equal(found[0]?.path, path);
    assert.notEqual(verdict(path, code), undefined);
  });
}

for (const [path, code] of [
  ['server/src/core/features/hover.ts', `import type { Hover } from 'vscode-languageserver-types';`],
  ['server/src/core/eql/grammar.ts', `import { CstParser } from 'chevrotain';`],
  ['server/src/core/cases/run.ts', `import { readRule } from '../rule/read-rule.ts';`],
  ['server/src/cli/run.ts', `import type { Diagnostic } from '../core/lints/lint.ts';`],
  ['client/src/client.ts', `import { TEST_RULE } from '../../server/src/protocol/index.ts';`],
  ['client/src/extension.ts', `import { LanguageClient } from 'vscode-languageclient/node';`],
  ['server/src/lsp/node.ts', `import { readBytes } from '../node/files.ts';`],
] as const) {
  test(`allowed in ${path}: ${code}`, () => {
    assert.equal(verdict(path, code), undefined);
  });
}
