import { members, skipSpace, valueEnd } from '../../matcher/json-spans.ts';
import type { Span } from '../../text/span.ts';

/** A JSON text as it is written. Spans are UTF-16 offsets of the text. */
export type JsonNode = JsonObjectNode | JsonArrayNode | JsonScalarNode;

export interface JsonObjectNode {
  readonly kind: 'object';
  readonly span: Span;
  readonly members: readonly JsonMember[];
}

export interface JsonMember {
  /** Escapes resolved. */
  readonly key: string;
  /** From the key's first quote to the value's end. */
  readonly span: Span;
  readonly value: JsonNode;
}

export interface JsonArrayNode {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export interface JsonScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
}

/**
 * The tree of the value that starts at `start`. The text must be JSON there, and no deeper than events are read
 * (`event-forms.ts`): whoever calls has read it before.
 */
export function jsonTree(text: string, start: number): JsonNode {
  const span = { start, end: valueEnd(text, start).end };
  switch (text[start]) {
    case '{':
      return { kind: 'object', span, members: members(text, start).map((member) => memberOf(text, member)) };
    case '[':
      return { kind: 'array', span, items: itemsOf(text, start) };
    default:
      return { kind: 'scalar', span };
  }
}

function memberOf(text: string, { key, keySpan, value }: ReturnType<typeof members>[number]): JsonMember {
  return {
    key: String(JSON.parse(`"${key}"`)),
    span: { start: keySpan.start, end: value.end },
    value: jsonTree(text, value.start),
  };
}

function itemsOf(text: string, open: number): readonly JsonNode[] {
  const items: JsonNode[] = [];
  for (let at = skipSpace(text, open + 1); at < text.length && text[at] !== ']';) {
    const item = jsonTree(text, at);
    items.push(item);
    at = skipSpace(text, item.span.end);
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return items;
}
