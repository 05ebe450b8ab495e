/** The table `layers`: names and types of all fields beyond ECS, see `LayersTable`. */
import { LAYER_ORDER, type LayerKey } from '../../server/src/core/schema/layer-section.ts';
import { groupOf } from '../../server/src/core/schema/field-source.ts';
import type { EcsTable } from '../../server/src/core/schema/ecs-source.ts';
import { readTable } from '../../server/data/read-table.ts';
import { arrayLines, byUnits, objectLines, sortedEntries } from './json-text.ts';
import { fieldUses, type FieldUse } from './layer-uses.ts';

/** Parts of one name and type, by layer. */
type PartSets = Partial<Record<LayerKey, Set<string>>>;

interface Section {
  readonly type: string;
  readonly parts: readonly (readonly [LayerKey, readonly string[]])[];
  readonly leaves: Map<string, string[]>;
}

export function makeLayers(shared: string): string {
  const ecs = readTable('ecs') as EcsTable;
  const uses = fieldUses(shared).filter((use) => baseType(use.type) !== baseType(ecsType(ecs, use.name)));
  const groups = new Map<string, Map<string, Section>>();
  for (const [key, parts] of partsByField(uses)) {
    const [name = '', type = ''] = key.split(' ');
    addToSection(groups, name, type, sortedParts(parts));
  }
  return `${objectLines(sortedEntries(groups), (sections) =>
    arrayLines([...sections.values()].sort(byPreference), sectionText),
  )}\n`;
}

function ecsType(ecs: EcsTable, name: string): string {
  return Object.hasOwn(ecs.fields, name) ? (ecs.fields[name]?.split(' ')[0] ?? '') : '';
}

function baseType(type: string): string {
  return type.replace('[]', '');
}

/** Keys are `name type`. A field is an array for all parts when one of them says so: the others say nothing about it. */
function partsByField(uses: readonly FieldUse[]): Map<string, PartSets> {
  const arrays = new Set(
    uses.filter(({ type }) => type.endsWith('[]')).map(({ name, type }) => `${name} ${type}`),
  );
  const fields = new Map<string, PartSets>();
  for (const { name, type, layer, part } of uses) {
    const asArray = `${name} ${baseType(type)}[]`;
    const key = arrays.has(asArray) ? asArray : `${name} ${type}`;
    const parts = fields.get(key) ?? {};
    (parts[layer] ??= new Set()).add(part);
    fields.set(key, parts);
  }
  return fields;
}

function sortedParts(parts: PartSets): Section['parts'] {
  return LAYER_ORDER.flatMap((layer) => {
    const names = parts[layer];
    return names === undefined ? [] : [[layer, [...names].sort(byUnits)] as const];
  });
}

function addToSection(
  groups: Map<string, Map<string, Section>>,
  name: string,
  type: string,
  parts: Section['parts'],
): void {
  const group = groupOf(name);
  const sections = groups.get(group) ?? new Map<string, Section>();
  groups.set(group, sections);
  const key = JSON.stringify([type, parts]);
  const section = sections.get(key) ?? { type, parts, leaves: new Map<string, string[]>() };
  sections.set(key, section);
  const rest = group === '' ? name : name.slice(group.length + 1);
  const dot = rest.lastIndexOf('.');
  const path = dot < 0 ? '' : rest.slice(0, dot);
  const leaves = section.leaves.get(path) ?? [];
  section.leaves.set(path, leaves);
  leaves.push(rest.slice(dot + 1));
}

/** The type that is most likely right first: a known one, from the better layer, from more parts. */
function byPreference(a: Section, b: Section): number {
  return (
    Number(a.type === 'alias') - Number(b.type === 'alias') ||
    layerRank(a) - layerRank(b) ||
    partCount(b) - partCount(a) ||
    byUnits(a.type, b.type) ||
    byUnits(JSON.stringify(a.parts), JSON.stringify(b.parts))
  );
}

function layerRank(section: Section): number {
  return Math.min(...section.parts.map(([layer]) => LAYER_ORDER.indexOf(layer)));
}

function partCount(section: Section): number {
  return section.parts.reduce((count, [, names]) => count + names.length, 0);
}

function sectionText({ type, parts, leaves }: Section): string {
  const head = Object.fromEntries(parts.map(([layer, names]) => [layer, names.join(' ')]));
  const lines = sortedEntries(leaves).map(([path, names]) => {
    const list = names.sort(byUnits).join(' ');
    return path === '' ? list : `${path}: ${list}`;
  });
  return `[${JSON.stringify(type)},${JSON.stringify(head)},${arrayLines(lines)}]`;
}
