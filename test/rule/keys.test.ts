import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { judgeValue } from '../../server/src/core/lints/support/judge-value.ts';
import {
  allows,
  keyAt,
  keyName,
  keysAt,
  keysOf,
  RULE_KEYS,
  ruleTypesOf,
} from '../../server/src/core/rule/keys/index.ts';
import type { RuleKey, ValueType } from '../../server/src/core/rule/keys/key.ts';
import { RULE_TYPES } from '../../server/src/core/rule/rule-type.ts';
import { readToml } from '../../server/src/core/toml/read-toml.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';

describe('the table of keys', () => {
  test('has at most one key of a path for each rule type', () => {
    for (const type of RULE_TYPES) {
      const paths = RULE_KEYS.filter((key) => allows(key, type)).map(({ path }) => path);
      assert.deepEqual(paths, [...new Set(paths)], type);
    }
  });

  test('has a key for each table that holds others', () => {
    for (const { path } of RULE_KEYS) {
      const table = path.slice(0, Math.max(0, path.lastIndexOf('.')));
      if (table === '') continue;
      const holder = keyAt(table.replace(/(\[\])+$/, ''));
      assert.ok(holder !== undefined, `nothing holds ${path}`);
      const depth = (/(\[\])*$/.exec(table)?.[0].length ?? 0) / 2;
      assert.equal(itemType(holder.type, depth)?.kind, 'table', `${table} is no table`);
    }
  });

  test('gives examples that fit', () => {
    for (const key of RULE_KEYS) {
      if (key.example === undefined) continue;
      const { value, errors } = readToml(`x = ${key.example}\n`);
      const node = value.root.entries.get('x')?.value;
      assert.deepEqual(errors, [], key.path);
      assert.ok(node !== undefined, key.path);
      assert.deepEqual(judgeValue(node, key), [], key.path);
    }
  });

  test('explains each key and each set in whole sentences', () => {
    for (const key of RULE_KEYS) {
      assert.match(key.doc, /^[A-Z`].*\.$/s, key.path);
      for (const { doc } of valuesOf(key))
        if (doc !== undefined) assert.match(doc, /\.$|Timeline$/, key.path);
    }
  });
});

describe('looking up keys', () => {
  test('takes the key of the rule type', () => {
    assert.equal(keyAt('rule.language', 'esql')?.example, '"esql"');
    assert.equal(keyAt('rule.alert_suppression.duration', 'threshold')?.required, true);
    assert.equal(keyAt('rule.alert_suppression.duration', 'eql')?.required, undefined);
    assert.equal(keyAt('rule.nonsense'), undefined);
  });

  test('knows a key of another type, but does not allow it', () => {
    const key = keyAt('rule.threshold', 'eql');
    assert.ok(key !== undefined);
    assert.equal(allows(key, 'eql'), false);
    assert.deepEqual(ruleTypesOf('rule.threshold'), ['threshold']);
    assert.equal(ruleTypesOf('rule.name'), undefined);
  });

  test('lists each key of a table once', () => {
    assert.deepEqual(keysOf('').map(keyName), ['metadata', 'rule', 'transform']);
    assert.deepEqual(keysOf('rule.threat[].tactic').map(keyName), ['id', 'name', 'reference']);
    const names = keysOf('rule').map(keyName);
    assert.deepEqual(names, [...new Set(names)]);
    assert.ok(keysAt('rule.language').length > 1);
  });
});

const schemas = sharedFolder('detection-rules/detection_rules/etc/api_schemas/9.5');

describe(
  'beside the JSON schemas of the rule API',
  { skip: schemas === undefined && skipWithoutShared },
  () => {
    for (const type of RULE_TYPES.filter((name) => name !== 'saved_query')) {
      test(`all keys of ${type} rules are known, and their closed sets are the same`, () => {
        const file = join(schemas ?? '', `9.5.${type}.json`);
        compare(JSON.parse(readFileSync(file, 'utf8')) as JsonSchema, 'rule', type);
      });
    }
  },
);

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The schema gives all query languages to all types and `index` to `esql`; Kibana and upstream's code are stricter. */
const STRICTER_HERE = new Set(['rule.language', 'rule.threat_language', 'rule.new_terms.field']);

function compare(schema: JsonSchema, path: string, type: string): void {
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const at = `${path}.${name}`;
    if (type === 'esql' && (at === 'rule.index' || at === 'rule.data_view_id')) continue;
    const key = keyAt(at, type);
    assert.ok(key !== undefined && allows(key, type), `${at} is not known for ${type} rules`);
    if (property.enum !== undefined && !STRICTER_HERE.has(at) && at !== 'rule.type') {
      assert.deepEqual(new Set(valuesOf(key).map((value) => value.name)), new Set(property.enum), at);
    }
    if (key.type.kind === 'integer') assert.equal(key.type.minimum, property.minimum ?? key.type.minimum, at);
    if (key.type.kind === 'array') assert.equal(key.type.maxItems, property.maxItems, at);
    compare(property, at, type);
    if (property.items !== undefined) compare(property.items, `${at}[]`, type);
  }
}

function valuesOf({ type }: RuleKey): readonly { readonly name: string; readonly doc?: string }[] {
  return type.kind === 'string' ? (type.values ?? []) : [];
}

function itemType(type: ValueType, depth: number): ValueType | undefined {
  return depth === 0 ? type : type.kind === 'array' ? itemType(type.items, depth - 1) : undefined;
}
