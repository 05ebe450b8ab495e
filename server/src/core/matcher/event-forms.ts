import { isObject, type JsonObject, type JsonValue } from './event.ts';
import { memberStart, skipSpace, valueEnd } from './json-spans.ts';

/** An event's document and where it stands in the text, or why there is none. */
export type FoundEvent =
  | {
      readonly source: JsonObject;
      readonly start: number;
      /** The member of the object at `start` that is the document; without it the object itself is. */
      readonly member?: '_source' | 'fields';
      readonly problem?: undefined;
    }
  | { readonly source?: undefined; readonly start: number; readonly problem: string };

/**
 * The events of a JSON object: itself, the document of a hit, or those of a search's response.
 * @param start offset in `text` at which the object starts; each event is given the place where it stands
 */
export function eventsOf(value: JsonObject, text: string, start: number): readonly FoundEvent[] {
  const response = isObject(value['rawResponse']) ? value['rawResponse'] : value;
  const path = response === value ? [] : ['rawResponse'];
  const { hits } = response;
  if (isObject(hits) && !('@timestamp' in response)) {
    for (const key of ['hits', 'events', 'sequences']) {
      const list = hits[key];
      if (Array.isArray(list))
        return eventsOfList(list as readonly JsonValue[], text, placeOf(text, start, [...path, 'hits', key]));
    }
  }
  return eventsOfHit(value, text, start);
}

/** The members of a list of hits, or of sequences of them. */
function eventsOfList(list: readonly JsonValue[], text: string, open: number): readonly FoundEvent[] {
  const starts = elementStarts(text, open);
  return list.flatMap((item, index): readonly FoundEvent[] => {
    const start = starts[index] ?? open;
    return isObject(item)
      ? eventsOfHit(item, text, start)
      : [{ start, problem: 'A hit must be a JSON object.' }];
  });
}

function eventsOfHit(hit: JsonObject, text: string, start: number): readonly FoundEvent[] {
  const { events } = hit;
  if (Array.isArray(events) && 'join_keys' in hit) {
    const starts = elementStarts(text, placeOf(text, start, ['events']));
    return (events as readonly JsonValue[]).flatMap((event, index) =>
      documentOf(event, starts[index] ?? start),
    );
  }
  return documentOf(hit, start);
}

function documentOf(hit: JsonValue, start: number): readonly FoundEvent[] {
  // An event that a sequence asks not to be there.
  if (!isObject(hit) || (hit['missing'] === true && !isObject(hit['_source']))) return [];
  const { _source: source, fields } = hit;
  const isHit = '_index' in hit || '_id' in hit;
  const hasFields = isHit && isObject(fields) && Object.keys(fields).length > 0;
  // Kibana copies hits with `fields`, dotted names with every value in a list; with an empty `_source` or none.
  const document =
    isObject(source) && !(hasFields && Object.keys(source).length === 0) ? source : hasFields ? fields : hit;
  if (document === hit && isHit) {
    return [{ start, problem: 'This hit has neither `_source` nor `fields`, so there is no event in it.' }];
  }
  if (isTooDeep(document, MAX_DEPTH)) return [{ start, problem: TOO_DEEP }];
  if (document === hit) return [{ source: document, start }];
  return [{ source: document, start, member: document === source ? '_source' : 'fields' }];
}

/** As deep as fields are read (`read-field.ts`). */
const MAX_DEPTH = 64;

/** https://www.elastic.co/docs/reference/elasticsearch/index-settings/mapping-limit (`index.mapping.depth.limit`) */
const TOO_DEEP = `The event is nested more than ${String(MAX_DEPTH)} levels deep; an index takes 20 by default.`;

function isTooDeep(value: JsonValue, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).some((child) => isTooDeep(child, left - 1));
  // Every event is looked at: a list of its values would be made for nothing.
  for (const key in value as JsonObject)
    if (isTooDeep((value as JsonObject)[key] ?? null, left - 1)) return true;
  return false;
}

/** Where the list at the path starts; the object was read before, so that it is there. */
function placeOf(text: string, start: number, path: readonly string[]): number {
  return path.reduce((at, key) => memberStart(text, at, key) ?? at, start);
}

function elementStarts(text: string, open: number): readonly number[] {
  const starts: number[] = [];
  for (let at = skipSpace(text, open + 1); at < text.length && text[at] !== ']';) {
    starts.push(at);
    at = skipSpace(text, valueEnd(text, at).end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return starts;
}
