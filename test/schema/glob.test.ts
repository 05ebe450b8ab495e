import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isInstance, overlap } from '../../server/src/core/schema/glob.ts';

for (const [pattern, text, expected] of [
  ['a.*', 'a.b', true],
  ['a.*', 'a.b.c', true],
  ['a.*', 'a.', false],
  ['a.*.c', 'a.b.c', true],
  ['a.*.c', 'a..c', false],
  ['a.*.*', 'a.b.c', true],
  ['a.*.*', 'a.b', false],
  ['*.b.*.b', 'a.b.b.b', true],
  ['a*a', 'a', false],
  ['a*a', 'aba', true],
  ['ab', 'ab', true],
  ['ab', 'abc', false],
] as const) {
  test(`${text} is ${expected ? 'an' : 'no'} instance of ${pattern}`, () => {
    assert.equal(isInstance(pattern, text), expected);
  });
}

for (const [a, b, expected] of [
  ['logs-endpoint.events.process*', 'logs-endpoint.events.process-*', true],
  ['logs-endpoint.events.process-default', 'logs-endpoint.events.process-*', true],
  ['logs-endpoint.events.*', 'logs-endpoint.events.process-*', true],
  ['logs-*', 'logs-endpoint.events.process-*', true],
  ['*', 'logs-endpoint.events.process-*', true],
  ['logs-*process*', 'logs-endpoint.events.process-*', true],
  ['logs-endpoint.events.process', 'logs-endpoint.events.process-*', false],
  ['logs-endpoint.events.file-*', 'logs-endpoint.events.process-*', false],
  ['winlogbeat-*', 'logs-endpoint.events.process-*', false],
  ['a*c', '*b', false],
  ['a*', '*b', true],
  ['', '*', true],
  ['', 'a', false],
  ['**', '', true],
] as const) {
  test(`${a} and ${b} ${expected ? 'overlap' : 'are apart'}`, () => {
    assert.equal(overlap(a, b), expected);
    assert.equal(overlap(b, a), expected);
  });
}
