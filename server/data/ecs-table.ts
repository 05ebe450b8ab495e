import type { AllowedRow, EcsTable } from '../src/core/schema/ecs-source.ts';

/** What we read of an entry of `EcsFlat` (npm `@elastic/ecs`, generated from elastic/ecs `ecs_flat.yml`). */
export interface EcsEntry {
  readonly type: string;
  readonly description: string;
  readonly example?: string | number | boolean;
  readonly normalize: readonly string[];
  readonly multi_fields?: readonly { readonly flat_name: string; readonly type: string }[];
  readonly allowed_values?: readonly AllowedEntry[];
  readonly expected_values?: readonly string[];
}

interface AllowedEntry {
  readonly name: string;
  readonly description: string;
  readonly expected_event_types?: readonly string[];
}

/** The compact table `ecs`. Multi-fields (`process.name.text`) become fields with their parent's description. */
export function ecsTable(version: string, entries: Readonly<Record<string, EcsEntry>>): EcsTable {
  const descriptions = new Pool<string>();
  const allowed = new Pool<readonly AllowedRow[]>();
  const expected = new Pool<readonly string[]>();
  const rows: [string, string][] = [];
  for (const [name, entry] of Object.entries(entries)) {
    const array = entry.normalize.includes('array') ? '[]' : '';
    const description = String(descriptions.place(entry.description));
    const allowedAt = entry.allowed_values ? String(allowed.place(entry.allowed_values.map(toRow))) : '-';
    const expectedAt = entry.expected_values ? String(expected.place(entry.expected_values)) : '-';
    const example = entry.example === undefined ? '' : ` ${String(entry.example)}`;
    rows.push([name, `${entry.type}${array} ${description} ${allowedAt} ${expectedAt}${example}`]);
    for (const sub of entry.multi_fields ?? []) {
      rows.push([sub.flat_name, `${sub.type}${array} ${description} - -${example}`]);
    }
  }
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    version,
    descriptions: descriptions.items,
    allowed: allowed.items,
    expected: expected.items,
    fields: Object.fromEntries(rows),
  };
}

/** Keeps one of each value and says where it is: most descriptions and value sets are shared by many fields. */
class Pool<T> {
  readonly items: T[] = [];
  readonly #places = new Map<string, number>();

  place(item: T): number {
    const key = JSON.stringify(item);
    const place = this.#places.get(key) ?? this.items.push(item) - 1;
    this.#places.set(key, place);
    return place;
  }
}

function toRow(value: AllowedEntry): AllowedRow {
  const types = value.expected_event_types;
  return types === undefined ? [value.name, value.description] : [value.name, value.description, types];
}
