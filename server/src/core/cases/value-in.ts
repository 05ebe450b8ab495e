import type { Condition } from '../condition/condition.ts';
import type { Observation } from '../matcher/compile.ts';
import type { JsonValue } from '../matcher/event.ts';

/**
 * What the event has where a condition looks: one value as it is, several as a list, `undefined` for none. Of a condition on
 * several fields an object with their values, `null` for none.
 */
export function valueIn(condition: Condition, seen: ReadonlyMap<number, Observation>): JsonValue | undefined {
  if (condition.kind === 'script') return oneOrAll(seen.get(condition.id)?.values ?? []);
  const fields = new Map<string, JsonValue | undefined>();
  collectValues(condition, seen, fields);
  const [first] = fields.values();
  if (fields.size < 2) return first;
  return Object.fromEntries([...fields].map(([name, value]) => [name, value ?? null]));
}

function collectValues(
  condition: Condition,
  seen: ReadonlyMap<number, Observation>,
  fields: Map<string, JsonValue | undefined>,
): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      for (const operand of condition.operands) collectValues(operand, seen, fields);
      return;
    case 'not':
      collectValues(condition.operand, seen, fields);
      return;
    case 'test':
    case 'exists':
      fields.set(condition.field.name, oneOrAll(seen.get(condition.id)?.values ?? []));
      return;
    case 'script':
    case 'constant':
      return;
  }
}

function oneOrAll(values: readonly JsonValue[]): JsonValue | undefined {
  return values.length > 1 ? values : values[0];
}
