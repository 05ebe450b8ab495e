import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { nameBasedUuid, sha1 } from '../../server/src/core/rule/name-based-uuid.ts';

test('SHA-1 is that of node:crypto at every padding', () => {
  for (const length of [0, 1, 3, 54, 55, 56, 57, 63, 64, 65, 119, 120, 1000]) {
    const bytes = Array.from({ length }, (_, index) => (index * 37 + length) & 0xff);
    const expected = createHash('sha1').update(Uint8Array.from(bytes)).digest('hex');
    assert.equal(Buffer.from(sha1(bytes)).toString('hex'), expected, `${length} bytes`);
  }
});

test('an id is a UUID of version 5, the same for the same text and another for another', () => {
  const id = nameBasedUuid('[rule]\nname = "Shell"\n');
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(nameBasedUuid('[rule]\nname = "Shell"\n'), id);
  assert.notEqual(nameBasedUuid('[rule]\nname = "Shelf"\n'), id);
});
