/** The committed tables are what SOURCES.json says, small, sorted, and what the generators make. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildEcsTable } from '../../scripts/data/ecs-table.mjs';
import { readTable } from '../../server/data/read-table.ts';
import type { EcsTable } from '../../server/src/core/schema/ecs-source.ts';
import { sectionNames, type LayersTable } from '../../server/src/core/schema/layer-section.ts';
import { repositoryRoot, sharedFolder, skipWithoutShared } from '../support/shared.ts';

const DATA = join(repositoryRoot, 'server/data');

interface Sources {
  readonly committed: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly command: string;
    readonly sources: readonly { readonly from: string; readonly licence: string; readonly what: string }[];
  }[];
}

const { committed } = JSON.parse(readFileSync(join(DATA, 'SOURCES.json'), 'utf8')) as Sources;

test('four tables are committed', () => {
  assert.deepEqual(
    committed.map(({ file }) => file),
    ['layers.json', 'streams.json', 'usage.json', 'attack.json'],
  );
});

for (const { file, sha256, command, sources } of committed) {
  test(`${file} is the file that SOURCES.json describes`, () => {
    const bytes = readFileSync(join(DATA, file));
    assert.equal(createHash('sha256').update(bytes).digest('hex'), sha256, `to renew: ${command}`);
    assert.ok(sources.length > 0 && sources.every(({ from, licence, what }) => from && licence && what));
  });
}

test('the committed tables stay small', () => {
  const size = committed.reduce((sum, { file }) => sum + readFileSync(join(DATA, file)).length, 0);
  assert.ok(size < 1_200_000, `${String(size)} bytes`);
});

test('names are sorted by UTF-16 units, as the readers search them', () => {
  const layers = readTable('layers') as LayersTable;
  assert.ok(isSorted(Object.keys(layers)));
  assert.ok(isSorted(Object.keys((readTable('ecs') as EcsTable).fields)));
  for (const [group, sections] of Object.entries(layers)) {
    for (const section of sections) {
      for (const line of section[2]) assert.ok(isSorted(line.replace(/^.*: /, '').split(' ')), group);
      assert.ok(
        sectionNames(group, section).every((name) => /^[^\s.][^\s]*$/.test(name)),
        group,
      );
    }
  }
});

test('the layers repeat no field of ECS that has the same type there', () => {
  const ecs = (readTable('ecs') as EcsTable).fields;
  for (const [group, sections] of Object.entries(readTable('layers') as LayersTable)) {
    for (const section of sections) {
      for (const name of sectionNames(group, section)) {
        const ecsType = ecs[name]?.split(' ')[0]?.replace('[]', '');
        assert.notEqual(section[0].replace('[]', ''), ecsType, name);
      }
    }
  }
});

test('the build writes the same ECS table as development reads', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rulewright-'));
  try {
    const file = join(folder, 'data', 'ecs.json');
    await buildEcsTable(file);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), readTable('ecs'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the notices that the packages must carry are there', () => {
  assert.match(readFileSync(join(DATA, 'NOTICE-ecs.txt'), 'utf8'), /Copyright 2023 Elasticsearch B\.V\./);
  assert.match(readFileSync(join(DATA, 'NOTICE-attack.txt'), 'utf8'), /© 2025 The MITRE Corporation/);
});

const shared = sharedFolder('fields') === undefined ? undefined : sharedFolder('');
test('the generators make the committed files', { skip: shared === undefined && skipWithoutShared }, () => {
  const script = join(repositoryRoot, 'scripts/data/generate.ts');
  const output = execFileSync(process.execPath, [script, shared ?? '', '--check'], { encoding: 'utf8' });
  assert.match(output, /up to date/);
});

function isSorted(names: readonly string[]): boolean {
  return names.every((name, index) => index === 0 || (names[index - 1] ?? '') < name);
}
