/** Short notation of event streams for tests of sequences. */
import type { JsonObject, SampleEvent } from '../../server/src/core/matcher/event.ts';
import { mappingOf } from './eql-runs.ts';

export const SEQUENCE_MAPPING = mappingOf({
  '@timestamp': 'date',
  'event.category': 'keyword',
  tie: 'long',
  s: 'keyword',
  k: 'keyword',
  j: 'keyword',
  n: 'long',
  ip: 'ip',
});

/**
 * Events written as `A@0 k=x j=y,z | B@1.5`: what stands in front of `@` are the values of `s` (each letter is one), behind it
 * the second, then fields, with several values where commas stand. Lines count from 1.
 */
export function stream(text: string): readonly SampleEvent[] {
  return text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part, index) => ({ source: eventOf(part), file: 'stream', line: index + 1 }));
}

function eventOf(part: string): JsonObject {
  const [head = '', ...fields] = part.split(/\s+/);
  const [letters = '', seconds = ''] = head.split('@');
  return Object.fromEntries([
    ['s', [...letters]],
    ...(seconds === '' ? [] : [['@timestamp', momentOf(seconds)]]),
    ...fields.map((field) => {
      const [name = '', values = ''] = field.split('=');
      return [name, values.includes(',') ? values.split(',') : values];
    }),
  ]) as JsonObject;
}

/** Seconds as a timestamp, nanoseconds kept. */
function momentOf(seconds: string): string {
  const [whole = '0', fraction = '0'] = seconds.split('.');
  const iso = new Date(Date.UTC(2025, 0, 1) + Number(whole) * 1000).toISOString();
  return `${iso.slice(0, 19)}.${fraction.padEnd(3, '0')}Z`;
}

/** `[A] [B] until [C]` with a letter for each term becomes a query: `A` is `any where s == "A"`. */
export function spelled(query: string): string {
  return query.replace(/\[([A-Za-z])((?: and [^\]]*)?)\]/g, '[any where s == "$1"$2]');
}
