import type { JsonNode, JsonObjectNode } from './json-tree.ts';

/** A field of an event that can be left out: a value, or a list of values, which stays whole. */
export interface EventField {
  /** Dotted, whatever way it is written. */
  readonly name: string;
  readonly node: JsonNode;
}

/** The fields of an event's document in the order of its text. An empty object is a field of its own. */
export function eventFields(document: JsonObjectNode): readonly EventField[] {
  const found: EventField[] = [];
  for (const { key, value } of document.members) collect(value, key, found);
  return found;
}

function collect(node: JsonNode, name: string, found: EventField[]): void {
  if (node.kind === 'object' && node.members.length > 0) {
    for (const { key, value } of node.members) collect(value, `${name}.${key}`, found);
  } else if (node.kind === 'array' && node.items.some(({ kind }) => kind !== 'scalar')) {
    for (const item of node.items) collect(item, name, found);
  } else found.push({ name, node });
}
