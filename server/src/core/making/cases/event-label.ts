import type { JsonObject } from '../../matcher/event.ts';
import { firstTextAt } from './case-slug.ts';

const KINDS = ['event.action', 'event.category', 'event.code', 'event.dataset', 'event.kind'];
const THINGS = [
  'process.command_line',
  'process.name',
  'file.path',
  'file.name',
  'registry.path',
  'dns.question.name',
  'url.full',
  'destination.ip',
  'user.name',
  'message',
];
const LONGEST = 80;

/** What an event is about, on one short line: `start: certutil.exe -urlcache`; `event` when it does not say. */
export function eventLabel(source: JsonObject): string {
  const parts = [KINDS, THINGS].flatMap((fields) => {
    const field = fields.find((name) => firstTextAt(source, name) !== '');
    return field === undefined ? [] : [onOneLine(firstTextAt(source, field))];
  });
  return parts.length === 0 ? 'event' : parts.join(': ');
}

/** Cut, but not between the halves of a character, and without what steers a terminal. */
function onOneLine(text: string): string {
  const line = text
    .slice(0, 4 * LONGEST)
    .replace(/[\s\u0000-\u001F\u007F-\u009F]+/g, ' ')
    .trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
