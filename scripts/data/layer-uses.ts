/** Reads every layer beyond ECS from the reference folder as one list of uses: name, type, and where it is used. */
import type { LayerKey } from '../../server/src/core/schema/layer-section.ts';
import { readShared } from './shared.ts';

export interface FieldUse {
  readonly name: string;
  readonly type: string;
  readonly layer: LayerKey;
  /** Stream, dataset, beat with module, or index pattern. */
  readonly part: string;
}

type Types = Readonly<Record<string, string>>;

export function fieldUses(shared: string): FieldUse[] {
  const uses = [
    ...endpointUses(shared),
    ...cloudDefendUses(shared),
    ...integrationUses(shared),
    ...beatsUses(shared),
    ...typesUses('non-ecs', readShared<Record<string, Types>>(shared, 'fields/non-ecs.json')),
  ];
  const odd = uses.find((use) => /[\s":]/.test(use.name));
  if (odd !== undefined) throw new Error(`the table has no way to write this name: ${odd.name}`);
  // The digits of `auditd.data.a[0-3]` are listed as names of their own.
  return uses.filter((use) => !use.name.includes('[')).map((use) => ({ ...use, type: fieldType(use.type) }));
}

/** Beats and integrations write `array` for lists of unmapped values; Elasticsearch has no such type, and maps text as keyword. */
function fieldType(type: string): string {
  return type === 'array' ? 'keyword[]' : type;
}

function typesUses(layer: LayerKey, parts: Readonly<Record<string, Types>>): FieldUse[] {
  return Object.entries(parts).flatMap(([part, types]) =>
    Object.entries(types).map(([name, type]) => ({ name, type, layer, part })),
  );
}

function endpointUses(shared: string): FieldUse[] {
  const table = readShared<{ fields: Record<string, [type: string, streams: string][]> }>(
    shared,
    'fields/endpoint.json',
  );
  const uses = Object.entries(table.fields).flatMap(([name, types]) =>
    types.flatMap(([type, streams]) =>
      streams.split(' ').map((part) => ({ name, type, layer: 'endpoint' as const, part })),
    ),
  );
  const known = new Set(uses.map((use) => use.name));
  const extra = typesUses('endpoint', { process: readShared<Types>(shared, 'fields/endpoint-extra.json') });
  return [...uses, ...extra.filter((use) => !known.has(use.name))];
}

function cloudDefendUses(shared: string): FieldUse[] {
  const table = readShared<{ types: Types; streams: Record<string, { fields?: string[] }> }>(
    shared,
    'fields/cloud-defend.json',
  );
  return Object.entries(table.types).flatMap(([name, type]) => {
    const filling = Object.keys(table.streams).filter((stream) =>
      table.streams[stream]?.fields?.includes(name),
    );
    return filling.map((part) => ({ name, type, layer: 'cloud-defend' as const, part }));
  });
}

interface Integrations {
  readonly packages: Readonly<Record<string, { readonly datasets: Readonly<Record<string, Types>> }>>;
}

function integrationUses(shared: string): FieldUse[] {
  const { packages } = readShared<Integrations>(shared, 'fields/integrations-2024-07.json');
  const extra = readShared<Record<string, Record<string, { fields: Types }>>>(
    shared,
    'fields/integrations-extra.json',
  );
  const found = Object.entries(packages).flatMap(([name, { datasets }]) => packageUses(name, datasets));
  const noted = Object.entries(extra).flatMap(([name, datasets]) =>
    packageUses(
      name,
      Object.fromEntries(Object.entries(datasets).map(([key, value]) => [key, value.fields])),
    ),
  );
  return [...found, ...noted];
}

function packageUses(name: string, datasets: Readonly<Record<string, Types>>): FieldUse[] {
  // Elastic Defend's own package is read in a newer version (`endpointUses`), which knows all names of this one.
  if (name === 'endpoint') return [];
  if (name === 'cloud_defend') return typesUses('cloud-defend', datasets);
  const parts = Object.entries(datasets).map(([dataset, types]): [string, Types] => [
    // Some packages name their only dataset after themselves and their version: `dga-2.0.2`.
    dataset.startsWith(`${name}-`) ? name : `${name}.${dataset}`,
    types,
  ]);
  return typesUses('integration', Object.fromEntries(parts));
}

function beatsUses(shared: string): FieldUse[] {
  const beats = readShared<Record<string, Record<string, Types>>>(shared, 'fields/beats.json');
  return Object.entries(beats).flatMap(([beat, modules]) =>
    Object.entries(modules).flatMap(([module, types]) =>
      Object.entries(types).map(([name, type]) => ({
        name: beat === 'filebeat' ? filebeatName(name, module) : name,
        type,
        layer: 'beats' as const,
        part: module === '' ? beat : `${beat}/${module}`,
      })),
    ),
  );
}

/**
 * Filebeat's field lists nest some modules in themselves (`zoom.zoom.account`) and one in nothing (`.threat.feed`); events
 * have `zoom.account`, `threat.feed`. Upstream's reader does the same (detection_rules/beats.py, `_flatten_schema`).
 */
function filebeatName(name: string, module: string): string {
  const prefix = ['.', `${module}.${module}.`].find((start) => name.startsWith(start));
  return prefix === undefined ? name : name.slice(prefix.indexOf('.') + 1);
}
