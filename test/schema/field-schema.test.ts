/** What is known about fields, and when the tables are read. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../server/data/read-table.ts';
import { createFieldSchema } from '../../server/src/core/schema/field-schema.ts';
import type { TableName } from '../../server/src/core/tables.ts';
import { sharedFolder, skipWithoutShared } from '../support/shared.ts';
import { readFileSync } from 'node:fs';
import { processorTime } from '../support/processor-time.ts';

const schema = createFieldSchema(readTable);

test('a field of ECS: type, description, example, values', () => {
  assert.deepEqual(schema.field('process.name'), {
    name: 'process.name',
    type: 'keyword',
    isArray: false,
    description: 'Process name.\nSometimes called program name or similar.',
    example: 'ssh',
    layer: 'ecs',
    origin: 'ECS 9.4.0',
  });
  assert.equal(schema.field('process.args')?.isArray, true);
  assert.equal(schema.field('process.command_line')?.type, 'wildcard');
  assert.equal(schema.field('process.pid')?.example, '4242', 'examples that are numbers become text');
  assert.equal(schema.field('process.uptime')?.example, '1325');
});

test('a multi-field of ECS is a field of its own', () => {
  const text = schema.field('process.name.text');
  assert.equal(text?.type, 'match_only_text');
  assert.equal(text.layer, 'ecs');
  assert.equal(text.description, schema.field('process.name')?.description);
  assert.equal(text.isArray, false);
  assert.equal(schema.field('threat.technique.name.text')?.isArray, true, 'as its parent');
});

test('closed and expected sets of values', () => {
  const sizes = ['event.kind', 'event.category', 'event.type', 'event.outcome'].map(
    (name) => schema.field(name)?.allowedValues?.length,
  );
  assert.deepEqual(sizes, [8, 20, 18, 3]);
  const process = schema.field('event.category')?.allowedValues?.find((value) => value.name === 'process');
  assert.deepEqual(process?.expectedEventTypes, ['access', 'change', 'end', 'info', 'start']);
  assert.match(process.description ?? '', /process/);
  assert.ok(schema.field('host.os.type')?.expectedValues?.includes('macos'));
  assert.equal(schema.field('host.os.type')?.allowedValues, undefined);
});

for (const [name, type, layer, origin, isArray] of [
  ['process.Ext.token.integrity_level_name', 'keyword', 'endpoint', /^Elastic Defend .*process/, false],
  ['process.name.caseless', 'keyword', 'endpoint', /^Elastic Defend/, false],
  ['cloud_defend.hook_point', 'keyword', 'cloud-defend', /^Defend for Containers/, true],
  ['aws.cloudtrail.user_identity.type', 'keyword', 'integration', /^aws\.cloudtrail$/, false],
  ['github.public_repo', 'boolean', 'integration', /^github\.audit$/, false],
  ['zoom.meeting.password', 'keyword', 'beats', /^filebeat zoom$/, false],
  ['auditd.data.a0', 'keyword', 'beats', /^auditbeat auditd$/, false],
  ['endgame.metadata.type', 'keyword', 'non-ecs', /endgame-\*/, false],
  ['kibana.alert.rule.name', 'keyword', 'non-ecs', /alerts-security/, false],
] as const) {
  test(`${name} comes from ${layer}`, () => {
    const field = schema.field(name);
    assert.equal(field?.type, type);
    assert.equal(field.layer, layer);
    assert.match(field.origin, origin);
    assert.equal(field.isArray, isArray);
    assert.equal(field.description, undefined);
  });
}

test('where layers differ in the type, the known type of the better layer is believed', () => {
  const kinds = schema.variants('aws.cloudtrail.read_only').map(({ type, layer }) => [type, layer]);
  assert.deepEqual(kinds, [
    ['boolean', 'integration'],
    ['keyword', 'beats'],
  ]);
  assert.equal(schema.field('aws.cloudtrail.read_only')?.type, 'boolean');
  const message = schema.variants('message').map(({ type, layer }) => [type, layer]);
  assert.deepEqual(message[0], ['match_only_text', 'ecs']);
  for (const field of schema.all()) {
    const known = schema.variants(field.name).some(({ type }) => type !== 'alias');
    if (field.type === 'alias') assert.ok(!known, `${field.name} has a known type`);
  }
});

test('what is no field', () => {
  for (const name of [
    '',
    '.',
    'process',
    'process.',
    '.process',
    '__proto__',
    'constructor',
    'toString.call',
  ]) {
    assert.equal(schema.field(name), undefined, name);
    assert.deepEqual(schema.variants(name), [], name);
    assert.equal(schema.isDynamicChild(name), false, name);
    assert.equal(schema.usage(name), 0, name);
  }
  assert.equal(schema.field('o365.audit.Parameters.*'), undefined, 'a pattern is not a name');
});

for (const [prefix, expected] of [
  ['process', true],
  ['process.parent', true],
  ['process.Ext', true],
  ['process.Ext.token', true],
  ['aws', true],
  ['aws.cloudtrail.user_identity', true],
  ['proc', false],
  ['process.par', false],
  ['process.name.text', false],
  ['aws.cloud', false],
  ['', false],
  ['process.', false],
  ['__proto__', false],
] as const) {
  test(`isPrefix(${JSON.stringify(prefix)}) is ${String(expected)}`, () => {
    assert.equal(schema.isPrefix(prefix), expected);
  });
}

for (const [name, parent] of [
  ['okta.target.id', 'okta.target'],
  ['o365.audit.Parameters.Identity', 'o365.audit.Parameters.*'],
  ['o365.audit.ModifiedProperties.Role_DisplayName.NewValue', 'o365.audit.ModifiedProperties.*.*'],
  [
    'aws.cloudtrail.flattened.request_parameters.policyDocument',
    'aws.cloudtrail.flattened.request_parameters',
  ],
  [
    'azure.auditlogs.properties.target_resources.7.display_name',
    'azure.auditlogs.properties.target_resources.*.display_name',
  ],
  ['labels.team', 'labels'],
  ['container.labels.app.kubernetes.io/name', 'container.labels'],
  // Objects whose children are listed are complete, other types have no children.
  ['dns.answers.nmae', undefined],
  ['process.tty.dev', undefined],
  ['process.name.foo', undefined],
  ['labels', undefined],
  ['nowhere.at.all', undefined],
  ['o365.audit.Parameters.', undefined],
] as const) {
  test(`${name} is ${parent === undefined ? 'no dynamic child' : `a child of ${parent}`}`, () => {
    assert.equal(schema.dynamicParent(name)?.name, parent);
    assert.equal(schema.isDynamicChild(name), parent !== undefined);
  });
}

test('all() has each name once, ECS first, and field() knows each', () => {
  const all = schema.all();
  assert.ok(all.length > 19_000);
  assert.equal(new Set(all.map((field) => field.name)).size, all.length);
  const firstOther = all.findIndex((field) => field.layer !== 'ecs');
  assert.equal(firstOther, 2725);
  assert.ok(all.slice(firstOther).every((field) => field.layer !== 'ecs'));
  for (const field of all) assert.deepEqual(schema.field(field.name), field);
});

test('usage counts rules', () => {
  assert.ok(schema.usage('process.name') > schema.usage('process.working_directory'));
  assert.ok(schema.usage('process.working_directory') > 0);
  assert.equal(schema.usage('no.such.field'), 0);
});

test('tables are read on first need, once, and the other layers only when ECS has no answer', () => {
  const read: TableName[] = [];
  const counted = createFieldSchema((name) => {
    read.push(name);
    return readTable(name);
  });
  assert.deepEqual(read, []);
  counted.field('process.name');
  counted.isPrefix('process.parent');
  counted.field('process.args');
  assert.deepEqual(read, ['ecs']);
  counted.field('okta.target.id');
  counted.isPrefix('okta');
  assert.deepEqual(read, ['ecs', 'layers']);
  counted.usage('process.name');
  counted.nearest('proces.name');
  counted.all();
  assert.deepEqual(read, ['ecs', 'layers', 'usage']);
});

test('hostile names cost nothing much', () => {
  const names = [
    'a'.repeat(1_000_000),
    'a.'.repeat(500_000),
    'system.process.cgroup.io.stats.'.repeat(10_000),
  ];
  const start = processorTime();
  for (const name of names) {
    assert.equal(schema.field(name), undefined);
    assert.equal(schema.isPrefix(name), false);
    assert.equal(schema.nearest(name), undefined);
    schema.isDynamicChild(name);
  }
  assert.ok(processorTime() - start < 2000);
});

const ecsTypes = sharedFolder('fields', 'ecs-9.4.json');
test(
  'names, types and arrays are those of an independent extract of ECS',
  {
    skip: ecsTypes === undefined && skipWithoutShared,
  },
  () => {
    const { fields } = JSON.parse(readFileSync(ecsTypes ?? '', 'utf8')) as { fields: Record<string, string> };
    const ours = schema.all().filter((field) => field.layer === 'ecs');
    assert.equal(ours.length, Object.keys(fields).length);
    for (const { name, type, isArray } of ours) {
      const known = fields[name] ?? '';
      assert.equal(type, known.replace('[]', ''), name);
      // The extract does not say that a multi-field of an array is one.
      if (type !== 'match_only_text') assert.equal(isArray, known.endsWith('[]'), name);
    }
  },
);
