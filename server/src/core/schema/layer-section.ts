import type { Field, FieldLayer } from './field.ts';

/** Layers of the table `layers`, best first: where layers differ in a field's type, the first one is believed. */
export const LAYER_ORDER = ['endpoint', 'cloud-defend', 'integration', 'beats', 'non-ecs'] as const;

export type LayerKey = (typeof LAYER_ORDER)[number];

/** Layer -> its parts, separated by spaces: streams, datasets, beats with module (`filebeat/aws`), index patterns. */
export type Parts = Readonly<Partial<Record<LayerKey, string>>>;

/**
 * Fields of one group (= first segment) that have the same type and come from the same parts. Each line is
 * `path: leaf leaf …` for all fields of one path between the group and the last segment, or `leaf leaf …` for those directly
 * below the group. `type` ends in `[]` where values are arrays. (Lines, not an object by path: V8 takes ten times as long to
 * parse thousands of objects that each have keys of their own.)
 */
export type Section = readonly [type: string, parts: Parts, lines: readonly string[]];

/**
 * The shape of the table `layers`: group -> sections, the believed one first. The group of names without a dot is empty.
 * Names with `*` are patterns of dynamic fields.
 */
export type LayersTable = Readonly<Record<string, readonly Section[]>>;

/** The section's full names. */
export function sectionNames(group: string, [, , lines]: Section): string[] {
  const start = group === '' ? '' : `${group}.`;
  const names: string[] = [];
  for (const line of lines) {
    const colon = line.indexOf(': ');
    const prefix = colon < 0 ? start : `${start}${line.slice(0, colon)}.`;
    for (const leaf of line.slice(colon < 0 ? 0 : colon + 2).split(' ')) names.push(prefix + leaf);
  }
  return names;
}

/** What a section says about each of its fields. */
export type SectionFacts = Pick<Field, 'type' | 'isArray' | 'layer' | 'origin'>;

export function sectionFacts([type, parts]: Section): SectionFacts {
  const layer = LAYER_ORDER.find((candidate) => parts[candidate] !== undefined) ?? 'non-ecs';
  return {
    type: type.replace('[]', ''),
    isArray: type.endsWith('[]'),
    layer,
    origin: originText(layer, (parts[layer] ?? '').split(' ')),
  };
}

const ORIGIN_PREFIX: Readonly<Record<Exclude<FieldLayer, 'ecs' | 'workspace'>, string>> = {
  endpoint: 'Elastic Defend ',
  'cloud-defend': 'Defend for Containers ',
  integration: '',
  beats: '',
  'non-ecs': 'non-ECS list for ',
};

const SHOWN_PARTS = 3;

function originText(layer: LayerKey, parts: readonly string[]): string {
  const shown = parts.slice(0, SHOWN_PARTS).join(', ').replaceAll('/', ' ');
  const rest = parts.length - SHOWN_PARTS;
  return ORIGIN_PREFIX[layer] + shown + (rest > 0 ? ` and ${String(rest)} more` : '');
}
