import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toBase64 } from '../../client/src/session/base64.ts';

test('bytes become base64, also more than fit into one call', () => {
  for (const length of [0, 1, 2, 3, 0x7fff, 0x8000, 0x8001, 100_000]) {
    const bytes = Uint8Array.from({ length }, (_, index) => (index * 31) % 256);
    assert.equal(toBase64(bytes), Buffer.from(bytes).toString('base64'), String(length));
  }
});
