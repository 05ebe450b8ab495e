/** Which fields the streams of Elastic's own agents fill. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTable } from '../../server/data/read-table.ts';
import { createStreamCatalogue } from '../../server/src/core/schema/streams.ts';
import { processorTime } from '../support/processor-time.ts';

const catalogue = createStreamCatalogue(readTable);

test('the catalogue: 91 kinds of event of Elastic Defend, 3 of Defend for Containers', () => {
  const streams = catalogue.streams();
  assert.equal(streams.filter((stream) => stream.agent === 'Elastic Defend').length, 91);
  assert.equal(streams.filter((stream) => stream.agent === 'Defend for Containers').length, 3);
  assert.equal(new Set(streams.map((stream) => stream.id)).size, streams.length);
});

test('a process rule on Linux', () => {
  const found = catalogue.streamFields({
    indices: ['logs-endpoint.events.process*'],
    category: 'process',
    os: 'linux',
  });
  assert.ok(found.streams.every((stream) => stream.id.startsWith('linux_process_')));
  assert.ok(found.complete);
  for (const name of ['process.name', 'process.args', 'process.parent.executable', '@timestamp']) {
    assert.ok(found.fields.has(name), name);
  }
  assert.ok(found.fills('process.name.caseless'), 'a multi-field reads its parent');
  assert.ok(found.fills('process.parent'), 'something below it is filled');
  assert.ok(!found.fills('process.pe.original_file_name'), 'only Windows has it');
});

test('the action narrows the streams', () => {
  const exec = catalogue.streamFields({
    indices: ['logs-endpoint.events.process-*'],
    category: 'process',
    os: 'linux',
    values: { 'event.action': ['exec', 'exec_event'] },
  });
  assert.deepEqual(
    exec.streams.map((stream) => stream.id),
    ['linux_process_fork_exec_exit'],
  );
});

test('Defend for Containers fills no command line', () => {
  const found = catalogue.streamFields({ indices: ['logs-cloud_defend.process*'], category: 'process' });
  assert.ok(found.complete);
  assert.ok(found.fills('process.args'));
  assert.ok(found.fills('orchestrator.resource.label.app'), 'below a flattened field');
  assert.ok(!found.fills('process.command_line'));
  assert.ok(found.fills('labels.team') && found.fills('tags'), 'a pipeline may add them to any event');
  assert.ok(!found.fields.has('tags'));
});

test('a rule that reads other indices too may find any field', () => {
  for (const indices of [
    ['logs-endpoint.events.process-*', 'winlogbeat-*'],
    ['logs-*'],
    ['logs-endpoint.*'],
    ['logs-cloud_defend.*'],
    [],
  ]) {
    assert.equal(catalogue.streamFields({ indices, category: 'process' }).complete, false, indices.join());
  }
  const alerts = catalogue.streamFields({ indices: ['logs-cloud_defend.alerts-*'] });
  assert.deepEqual(
    alerts.streams.map((stream) => stream.id),
    ['cloud_defend_alerts'],
  );
  assert.equal(alerts.complete, false, 'no source lists the fields of its alerts');
});

test('what matches no stream has no fields and says nothing', () => {
  const none = catalogue.streamFields({ indices: ['logs-aws.cloudtrail-*'], category: 'process' });
  assert.deepEqual([none.streams.length, none.fields.size, none.complete], [0, 0, false]);
  const never = catalogue.streamFields({ indices: ['logs-endpoint.events.registry-*'], os: 'linux' });
  assert.equal(never.streams.length, 0);
  assert.equal(never.complete, false);
});

test('another cluster, an excluded index, an endless pattern', () => {
  const remote = catalogue.streamFields({ indices: ['west:logs-endpoint.events.file-*'], category: 'file' });
  assert.ok(remote.complete && remote.fills('file.path'));
  const excluded = catalogue.streamFields({
    indices: ['logs-endpoint.events.file-*', '-logs-endpoint.events.process-*'],
  });
  assert.ok(excluded.streams.every((stream) => stream.index === 'logs-endpoint.events.file-*'));
  const start = processorTime();
  catalogue.streamFields({ indices: ['*a'.repeat(500_000)] });
  assert.ok(processorTime() - start < 1000);
});
