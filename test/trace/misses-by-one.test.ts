/** A rule with alternatives, lists and an exclusion: an event that misses by one condition is explained by that one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject, JsonValue } from '../../server/src/core/matcher/event.ts';
import { folderWith, runIn } from '../cli/support.ts';
import { lines, ruleText, service } from '../cases/support.ts';
import { allOf, event } from './support.ts';

const QUERY = `process where event.type == "start" and process.interactive == true and
  ((process.name in ("apk", "apt") and process.args in ("add", "install")) or
   (process.name == "dpkg" and process.args like "-*i*")) and
  process.args like ("nmap*", "socat") and container.id != null and
  not process.parent.name in ("ansible", "puppet")`;

const HIT = {
  'event.type': ['start'],
  'process.interactive': true,
  'process.name': 'apt',
  'process.args': ['apt', 'install', 'nmap'],
  'process.parent.name': 'bash',
  'container.id': 'c4f1',
};

interface Miss {
  readonly title: string;
  readonly change: JsonObject;
  /** The condition to blame, and the event's values of its field. */
  readonly condition: string;
  readonly values: readonly JsonValue[];
  readonly excluded?: boolean;
}

const MISSES: readonly Miss[] = [
  {
    title: 'another type',
    change: { 'event.type': ['end'] },
    condition: 'event.type == "start"',
    values: ['end'],
  },
  {
    title: 'not at a terminal',
    change: { 'process.interactive': false },
    condition: 'process.interactive == true',
    values: [false],
  },
  {
    title: 'another action of an alternative that is begun',
    change: { 'process.args': ['apt', 'remove', 'nmap'] },
    condition: 'process.args in ("add", "install")',
    values: ['apt', 'remove', 'nmap'],
  },
  {
    title: 'another tool',
    change: { 'process.args': ['apt', 'install', 'less'] },
    condition: 'process.args like ("nmap*", "socat")',
    values: ['apt', 'install', 'less'],
  },
  {
    title: 'not in a container',
    change: { 'container.id': null },
    condition: 'container.id != null',
    values: [],
  },
  {
    title: 'excluded',
    change: { 'process.parent.name': 'puppet' },
    condition: 'process.parent.name in ("ansible", "puppet")',
    values: ['puppet'],
    excluded: true,
  },
];

function explain(fields: JsonObject) {
  const events = [event(fields)];
  const explained = service.explain(service.readRule(ruleText(QUERY)), events, { chosen: events });
  assert.ok(explained.kind === 'explained');
  const [query] = explained.traces[0]?.queries ?? [];
  assert.ok(query !== undefined);
  return query;
}

test('the event that is changed raises an alert', () => {
  assert.equal(explain(HIT).matched, true);
});

for (const { title, change, condition, values, excluded = false } of MISSES) {
  test(`misses by one: ${title}`, () => {
    const { matched, failure, condition: root } = explain({ ...HIT, ...change });
    const textAt = ({ span }: { readonly span: { start: number; end: number } }): string =>
      QUERY.slice(span.start, span.end);
    assert.equal(matched, false);
    assert.ok(failure !== undefined);
    assert.equal(textAt(failure.condition), condition);
    const [field] = allOf(failure.condition).flatMap(({ fields }) => fields);
    assert.deepEqual(field?.values, values);
    assert.equal(failure.excluded, excluded);
    // No other condition is to blame: the verdict rests on it and what it stands in.
    assert.equal(failure.condition.decisive, true);
    const decisive = allOf(root).filter((node) => node.decisive && node.children.length === 0);
    assert.deepEqual(decisive.map(textAt), [condition]);
  });
}

test('of two alternatives that fail the one is to blame that a single condition would make true', () => {
  const { condition: root } = explain({ ...HIT, 'process.name': 'yum' });
  const decisive = allOf(root).filter((node) => node.decisive && node.children.length === 0);
  assert.deepEqual(
    decisive.map(({ span, fields }) => [QUERY.slice(span.start, span.end), fields[0]?.values]),
    [['process.name in ("apk", "apt")', ['yum']]],
  );
});

test('the command line explains it so', async () => {
  const events = MISSES.map(({ change }) => ({ event: { category: 'process' }, ...HIT, ...change }));
  const cwd = folderWith({ 'x.toml': ruleText(QUERY), 'events.ndjson': lines(...events) });
  for (const [index, { condition, values }] of MISSES.entries()) {
    const { stdout } = await runIn(
      { cwd, service: () => service },
      'explain',
      'x.toml',
      '--events',
      `events.ndjson:${String(index + 1)}`,
    );
    const [blamed = '', ...others] = stdout.split('\n').filter((line) => line.includes('◀'));
    assert.deepEqual(others, []);
    assert.ok(blamed.includes(condition), stdout);
    const told = values.length > 1 ? JSON.stringify(values) : JSON.stringify(values[0]);
    assert.ok(values.length === 0 || blamed.includes(told), stdout);
  }
});
