import { textOf, type Span } from '../../text/span.ts';
import { REPLACEMENT } from '../../text/decode-stream.ts';
import { eventsOf } from '../event-forms.ts';
import { isObject, type JsonObject, type JsonValue } from '../event.ts';
import { repeatedKey } from '../repeated-key.ts';
import { refuse, type Reading } from './reading.ts';

/** The event that a value is, or the events that it holds. */
export function take(reading: Reading, value: JsonValue, span: Span): void {
  const { window, file } = reading;
  const { text } = window;
  const { line } = window.placeOf(span.start);
  if (!isObject(value)) {
    refuse(reading, line, `An event is a JSON object, but this is ${kindOf(value)}.`);
    return;
  }
  const isPatched = holdsPatch(reading, span);
  for (const { source, start, problem } of eventsOf(value, text, span.start)) {
    const place = start === span.start ? line : window.placeOf(start).line;
    if (source === undefined) refuse(reading, place, problem);
    else if (isPatched && isSpoilt(source)) refuse(reading, place, NOT_UTF8);
    else reading.events.push({ source, file, line: place });
  }
  // Only hands write a key twice; large files are recorded.
  if (window.base + span.end > LARGE) return;
  const repeated = repeatedKey(textOf(text, span), value);
  if (repeated === undefined) return;
  const message = `The key \`${repeated.key}\` stands twice in one object. Here the last one counts; Elasticsearch refuses such an event.`;
  const at = span.start + repeated.offset;
  reading.notes.push({ line: window.lineBehind({ at: span.start, line }, at), message });
}

const LARGE = 1024 * 1024;

const NOT_UTF8 = 'This holds bytes that are not UTF-8. Save the file as UTF-8.';

function holdsPatch({ patches, window }: Reading, { start, end }: Span): boolean {
  if (patches.length === 0) return false;
  while ((patches[0] ?? Infinity) < window.base + start) patches.shift();
  return (patches[0] ?? Infinity) < window.base + end;
}

/** An event that holds a replacement character is not what stands in the file. */
function isSpoilt(source: JsonObject): boolean {
  return JSON.stringify(source).includes(REPLACEMENT);
}

function kindOf(value: JsonValue): string {
  if (value === null) return '`null`';
  return Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a string' : `a ${typeof value}`;
}
