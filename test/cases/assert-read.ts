import assert from 'node:assert/strict';
import { readEvents } from '../../server/src/core/matcher/read-events.ts';

/**
 * What is read of a text: the 1-based lines of its events, and of each place that can't be read the line and the reason.
 */
export function assertRead(
  text: string,
  events: readonly number[],
  unread: readonly (readonly [line: number, reason: RegExp])[],
): void {
  const read = readEvents(text, 'f');
  assert.deepEqual(
    read.events.map(({ line }) => line),
    events,
  );
  assert.deepEqual(
    read.unread.map(({ line }) => line),
    unread.map(([line]) => line),
  );
  for (const [index, [, reason]] of unread.entries()) assert.match(read.unread[index]?.reason ?? '', reason);
}
