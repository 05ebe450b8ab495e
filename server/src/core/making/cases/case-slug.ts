import { isObject, type JsonObject, type JsonValue } from '../../matcher/event.ts';

/** What tells an event apart for people, best first. */
const TELLING = [
  'process.name',
  'file.name',
  'dns.question.name',
  'registry.value',
  'event.action',
  'event.code',
  'event.dataset',
  'event.category',
];

const LENGTH = 40;

/** A short name for an event, of letters, digits and hyphens: `curl` for one of `curl.exe`; `event` when it has nothing to tell. */
export function caseSlug(source: JsonObject): string {
  for (const field of TELLING) {
    const slug = slugOf(firstTextAt(source, field));
    if (slug !== '') return slug;
  }
  return 'event';
}

function slugOf(text: string): string {
  return text
    .slice(0, LENGTH * 4)
    .toLowerCase()
    .replace(/\.exe$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, LENGTH)
    .replace(/^-|-$/g, '');
}

/** The first text of a field, nested or dotted; empty without one. */
export function firstTextAt(source: JsonObject, field: string): string {
  const whole = firstText(source[field]);
  if (whole !== '') return whole;
  for (let dot = field.indexOf('.'); dot !== -1; dot = field.indexOf('.', dot + 1)) {
    const child = source[field.slice(0, dot)];
    const text = isObject(child) ? firstTextAt(child, field.slice(dot + 1)) : '';
    if (text !== '') return text;
  }
  return '';
}

function firstText(value: JsonValue | undefined): string {
  if (Array.isArray(value)) return firstText((value as readonly JsonValue[])[0]);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}
