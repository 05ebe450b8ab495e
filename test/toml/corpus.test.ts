/** On every TOML file of elastic/detection-rules the values are those of @iarna/toml, and nothing is reported. */
import TOML from '@iarna/toml';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TomlNode } from '../../server/src/core/toml/ast.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { plain } from '../support/toml-values.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

const folders = ['rules', 'rules_building_block', 'hunting'].map((name) =>
  sharedFolder('detection-rules', name),
);
const present = folders.filter((folder) => folder !== undefined);
const skip = present.length < folders.length && skipWithoutShared;

function tomlFiles(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return found.filter((file) => file.endsWith('.toml')).map((file) => join(folder, file));
}

test('the corpus is read as @iarna/toml reads it', { skip }, () => {
  const files = present.flatMap(tomlFiles);
  assert.equal(files.length, 2332);
  let strings = 0;
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const { value, errors, notes } = readToml(text);
    assert.deepEqual(errors, [], file);
    assert.deepEqual(notes, [], file);
    assert.equal(value.incomplete, false, file);
    assert.deepEqual(plain(value.root), comparable(TOML.parse(text)), file);
    strings += checkSources(text, value.root);
  }
  assert.ok(strings > 50_000, `only ${String(strings)} strings compared with their sources`);
});

/** The values of @iarna/toml in the form of `plain`: its integers are numbers, its dates objects. */
function comparable(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value;
  if (value instanceof Date) return `@${value.toISOString()}`;
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, comparable(inner)]));
}

/** Every string without an escape is the text of the file at its place; returns how many strings there are. */
function checkSources(text: string, node: TomlNode): number {
  switch (node.kind) {
    case 'string': {
      const { content, source, value } = node;
      assert.equal(source.toSource(value.length), content.end);
      if (content.end - content.start === value.length) assert.ok(text.startsWith(value, source.toSource(0)));
      else assert.ok(text.slice(content.start, content.end).includes('\\'));
      return 1;
    }
    case 'array':
      return node.items.reduce((sum, item) => sum + checkSources(text, item), 0);
    case 'table':
      return [...node.entries.values()].reduce((sum, { value }) => sum + checkSources(text, value), 0);
    case 'integer':
    case 'float':
    case 'boolean':
    case 'datetime':
    case 'missing':
      return 0;
  }
}
