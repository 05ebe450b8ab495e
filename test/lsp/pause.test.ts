/** Work lets messages in as often as somebody would notice, and not more often. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pause } from '../../server/src/lsp/pause.ts';

function workFor(milliseconds: number): void {
  const started = performance.now();
  while (performance.now() - started < milliseconds);
}

/** Whether a message that is there would be heard during a pause. */
async function letsIn(): Promise<boolean> {
  let heard = false;
  const message = setTimeout(() => (heard = true));
  await pause();
  clearTimeout(message);
  return heard;
}

test('a pause lets messages in when work went on for a while, and costs nothing right behind another', async () => {
  workFor(10);
  assert.equal(await letsIn(), true);
  assert.equal(await letsIn(), false);
  workFor(10);
  assert.equal(await letsIn(), true);
});
