import type { ReadTable } from '../tables.ts';
import { lazy } from '../text/lazy.ts';
import type { AllowedValue, Field } from './field.ts';
import { groupOf, someStartsWith, type FieldSource } from './field-source.ts';

/** The shape of the table `ecs`, made from npm `@elastic/ecs` at build time. Names are sorted. */
export interface EcsTable {
  readonly version: string;
  readonly descriptions: readonly string[];
  /** Closed sets of values, as rows [name, description, event types that ECS expects with it]. */
  readonly allowed: readonly (readonly AllowedRow[])[];
  /** Sets of values that ECS expects, but does not insist on. */
  readonly expected: readonly (readonly string[])[];
  /**
   * Name -> `type description allowed expected example`: numbers are places in the lists above, `-` is none, the example
   * (absent = none) may contain spaces. Strings, since a row of JSON each takes four times as long to parse.
   */
  readonly fields: Readonly<Record<string, string>>;
}

export type AllowedRow = readonly [name: string, description: string, eventTypes?: readonly string[]];

const ROW = /^(\S+) (\S+) (\S+) (\S+)(?: (.*))?$/s;

export function createEcsSource(readTable: ReadTable): FieldSource {
  const table = lazy(() => readTable('ecs') as EcsTable);
  const groups = lazy(() => groupNames(Object.keys(table().fields)));
  const known = new Map<string, Field>();
  return {
    field(name) {
      const row = Object.hasOwn(table().fields, name) ? table().fields[name] : undefined;
      if (row === undefined) return undefined;
      const field = known.get(name) ?? toField(name, row, table());
      known.set(name, field);
      return field;
    },
    isPrefix: (prefix) => someStartsWith(groups().get(groupOf(`${prefix}.`)) ?? [], `${prefix}.`),
    groups: () => [...groups().keys()],
    namesIn: (group) => groups().get(group) ?? [],
  };
}

function groupNames(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const group = groups.get(groupOf(name));
    if (group === undefined) groups.set(groupOf(name), [name]);
    else group.push(name);
  }
  return groups;
}

function toField(name: string, row: string, table: EcsTable): Field {
  const [, type = '', descriptionAt = '', allowedAt = '', expectedAt = '', example] = ROW.exec(row) ?? [];
  const description = table.descriptions[Number(descriptionAt)];
  const allowed = table.allowed[Number(allowedAt)];
  const expected = table.expected[Number(expectedAt)];
  return {
    name,
    type: type.replace('[]', ''),
    isArray: type.endsWith('[]'),
    ...(description !== undefined && { description }),
    ...(example !== undefined && { example }),
    ...(allowed !== undefined && { allowedValues: allowed.map(toAllowedValue) }),
    ...(expected !== undefined && { expectedValues: expected }),
    layer: 'ecs',
    origin: `ECS ${table.version}`,
  };
}

function toAllowedValue([name, description, expectedEventTypes]: AllowedRow): AllowedValue {
  return { name, description, ...(expectedEventTypes !== undefined && { expectedEventTypes }) };
}
