/**
 * Over random queries and events, and over our samples: what is minimised is judged as before, alone and among the events of
 * its file, and no field of it can go.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { JsonObject, JsonValue, SampleEvent } from '../../server/src/core/matcher/event.ts';
import { isObject } from '../../server/src/core/matcher/event.ts';
import { eventTexts } from '../../server/src/core/making/json/event-texts.ts';
import type { RuleDocument } from '../../server/src/core/rule/rule-document.ts';
import { ruleText, service } from '../cases/support.ts';
import { repositoryRoot } from '../support/shared.ts';
import { random, randomEventQuery, randomEvents, randomSequence } from '../trace/random-eql.ts';

/** Lines of the events of each alert. */
function alerts(rule: RuleDocument, events: readonly SampleEvent[]): unknown {
  const explained = service.explain(rule, events, { misses: 0 });
  if (explained.kind !== 'explained') return explained.kind;
  const { result } = explained;
  return result.kind === 'events'
    ? result.events.map(({ line }) => line)
    : result.sequences.map(({ keys, events: found }) => [keys, found.map((event) => event?.line)]);
}

async function minimised(rule: RuleDocument, json: string): Promise<JsonObject | undefined> {
  const result = await service.minimise(json, rule);
  if (result.kind !== 'minimised') return undefined;
  assert.ok(result.complete, json);
  return JSON.parse(result.text) as JsonObject;
}

/** Every document that has one field less, but for the timestamp. */
function* smaller(value: JsonObject): Generator<JsonObject> {
  for (const [key, member] of Object.entries(value)) {
    if (key === '@timestamp') continue;
    const rest = Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    for (const variant of smallerValues(member))
      yield variant === undefined ? rest : { ...value, [key]: variant };
  }
}

function* smallerValues(value: JsonValue): Generator<JsonValue | undefined> {
  if (isObject(value) && Object.keys(value).length > 0) {
    for (const one of smaller(value)) yield Object.keys(one).length === 0 ? undefined : one;
  } else yield undefined;
}

async function check(rule: RuleDocument, events: readonly SampleEvent[], what: string): Promise<number> {
  const before = alerts(rule, events);
  const made: SampleEvent[] = [];
  for (const event of events) {
    const source = await minimised(rule, JSON.stringify(event.source));
    if (source === undefined) return 0;
    made.push({ ...event, source });
  }
  assert.deepEqual(alerts(rule, made), before, what);
  return events.length;
}

/** Of an event rule an event that alerts alone must not alert with one field less. */
async function checkLeast(rule: RuleDocument, event: SampleEvent, what: string): Promise<boolean> {
  const isAlert = (source: JsonObject): boolean => {
    const found = alerts(rule, [{ ...event, source }]);
    return Array.isArray(found) && found.length > 0;
  };
  if (!isAlert(event.source)) return false;
  const source = await minimised(rule, JSON.stringify(event.source));
  assert.ok(source !== undefined && isAlert(source), what);
  for (const one of smaller(source)) {
    assert.ok(!isAlert(one), `${what}\n${JSON.stringify(source)}\n${JSON.stringify(one)}`);
  }
  return true;
}

test('random event queries: the alerts of a stream stay, and no field of an alert can go', async () => {
  const r = random(11);
  let [checked, least] = [0, 0];
  for (let round = 0; round < 120; round++) {
    const query = randomEventQuery(r);
    const rule = service.readRule(ruleText(query));
    const events = randomEvents(r, 6);
    checked += await check(rule, events, query);
    for (const event of events) if (await checkLeast(rule, event, query)) least++;
  }
  assert.ok(checked > 400 && least > 80, `${String(checked)} events, ${String(least)} alerts`);
});

test('random sequences: the sequences of a stream stay when every event of it is minimised', async () => {
  const r = random(12);
  let checked = 0;
  for (let round = 0; round < 120; round++) {
    const query = randomSequence(r);
    checked += await check(service.readRule(ruleText(query)), randomEvents(r, 8), query);
  }
  assert.ok(checked > 600, `${String(checked)} events`);
});

const RULES = path.join(repositoryRoot, 'samples/rules');

const folderOf = (rule: string): string => path.join(RULES, rule.replace(/\.toml$/, '.samples'));
/** Those in ES|QL have no cases. */
const tested = readdirSync(RULES).filter((file) => file.endsWith('.toml') && existsSync(folderOf(file)));

test('most of the samples have cases', () => {
  assert.ok(tested.length >= 8, tested.join(', '));
});

for (const name of tested) {
  test(`${name}: its cases pass with every event minimised`, async () => {
    const rule = service.readRule(readFileSync(path.join(RULES, name), 'utf8'));
    const folder = folderOf(name);
    let checked = 0;
    for (const file of readdirSync(folder).filter((each) => each !== 'expect.json')) {
      const text = readFileSync(path.join(folder, file), 'utf8');
      const { events } = eventTexts(text);
      const samples = events.map(({ source }, index): SampleEvent => ({ source, file, line: index + 1 }));
      checked += await check(rule, samples, `${name} ${file}`);
    }
    assert.ok(checked > 10, String(checked));
  });
}
